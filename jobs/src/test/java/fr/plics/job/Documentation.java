package fr.plics.job;

import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Rule;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.landing.DeliveryRule;
import fr.plics.quality.ContentRule;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of {@code docs/} that are made from the contracts and the code. */
final class Documentation {

    private static final String NOTE =
            "<!-- Made by DocumentationTest: ./mvnw test -Dtest=DocumentationTest -Dplics.docs=write -->\n\n";

    private Documentation() {}

    /** Every generated page, by its path from the root. */
    static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("docs/pipeline.md", pipeline());
        pages.put("docs/indicateurs.md", indicateurs());
        pages.put("docs/regles.md", regles());
        return pages;
    }

    private static String pipeline() {
        StringBuilder page = new StringBuilder("# Les étapes\n\n").append(NOTE);
        page.append("Dans l'ordre où elles passent ; `plics run --step NOM` en lance une seule.\n\n");
        page.append("| étape | ce qu'elle fait | lit | écrit |\n|---|---|---|---|\n");
        for (Step<Lake> step : Steps.all()) {
            page.append(line("`" + step.name() + "`", step.libelle(), tables(step.reads()), written(step)));
        }
        return page.toString();
    }

    private static String written(Step<Lake> step) {
        if (step.name().equals("publication")) {
            return "publication";
        }
        return step.writes().isEmpty() ? "registre" : tables(step.writes());
    }

    private static String tables(Collection<TableId> tables) {
        return tables.isEmpty()
                ? "livraisons"
                : tables.stream().sorted().map(t -> "`" + t + "`").collect(Collectors.joining(", "));
    }

    private static String indicateurs() {
        StringBuilder page = new StringBuilder("# Les indicateurs\n\n").append(NOTE);
        for (Fiche fiche : Schemas.fiches()) {
            page.append("## ")
                    .append(fiche.libelle())
                    .append(" (`")
                    .append(fiche.code())
                    .append("`)\n\n");
            page.append(fiche.definition()).append("\n\n| | |\n|---|---|\n");
            page.append(line("Unité", fiche.unite()));
            page.append(line("Nature", fiche.nature().name().toLowerCase(java.util.Locale.ROOT)));
            page.append(line("Compté dans", "`" + fiche.population() + "`, si `" + fiche.filtre() + "`"));
            page.append(line("Mesure", "`" + fiche.mesure() + "`"));
            page.append(line("PLICS", String.join(", ", fiche.plics())));
            page.append(line(
                    "Sources", fiche.sources().stream().map(Fiche.Source::titre).collect(Collectors.joining(" ; "))));
            page.append("\n| dimension | modalités | niveaux |\n|---|---|---|\n");
            fiche.dimensions()
                    .forEach(v -> page.append(line(
                            "`" + v.dimension() + "`",
                            modalites(v),
                            v.niveaux().stream().sorted().map(Enum::name).collect(Collectors.joining(", ")))));
            page.append('\n');
        }
        return page.toString();
    }

    private static String modalites(Fiche.Ventilation ventilation) {
        return Schemas.dimension(ventilation.dimension()).modalites().stream()
                .filter(m -> ventilation.modalites().isEmpty()
                        || ventilation.modalites().contains(m.code()))
                .map(m -> m.horsBase() ? "*" + m.code() + "*" : m.code())
                .collect(Collectors.joining(" · "));
    }

    private static String regles() {
        StringBuilder page = new StringBuilder("# Les règles\n\n").append(NOTE);
        page.append("Ce qui peut clocher dans ce qui est reçu, ce que cela entraîne, et quoi faire.\n\n");
        page.append("| code | effet | constat | que faire | code de sortie |\n|---|---|---|---|---|\n");
        Stream.<Rule>concat(Stream.of(DeliveryRule.values()), Stream.of(ContentRule.values()))
                .map(Rule::text)
                .sorted(Comparator.comparing(Rule.Text::code))
                .forEach(t -> page.append(line(
                        t.code(),
                        t.effect().libelle(),
                        t.constat().replace("%s", "…"),
                        t.remede(),
                        Integer.toString(t.effect().exitCode().code()))));
        return page.toString();
    }

    private static String line(String... cells) {
        return List.of(cells).stream().map(c -> c.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
