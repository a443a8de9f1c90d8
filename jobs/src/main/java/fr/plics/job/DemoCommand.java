package fr.plics.job;

import fr.plics.contract.Departement;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.publish.Release;
import fr.plics.publish.duckdb.PublishedFile;
import fr.plics.sample.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.NumberFormat;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plics demo}: synthetic extracts, the whole pipeline, the headline figures beside the printed ones. */
@Command(
        name = "demo",
        description =
                "Fabrique treize mois d'extraits synthétiques de l'Orne, calcule tout, montre les figures du PLICS.")
final class DemoCommand implements Callable<Integer> {

    private static final Mois DEPUIS = Mois.of(2021, 1);
    private static final Mois JUSQUE = Mois.of(2022, 1);

    @Option(
            names = "--dossier",
            defaultValue = "demo",
            paramLabel = "DOSSIER",
            description = "Où écrire (${DEFAULT-VALUE}).")
    private Path dossier;

    @Option(
            names = "--foyers",
            defaultValue = "6210",
            paramLabel = "N",
            description = "Foyers allocataires en janvier 2022 (${DEFAULT-VALUE}).")
    private int foyers;

    @Option(names = "--graine", defaultValue = "61", paramLabel = "S", description = "Graine (${DEFAULT-VALUE}).")
    private long graine;

    @Mixin
    private Aide aide;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    DemoCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Console console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        Path place = dossier.resolve(foyers + "-foyers-graine-" + graine);
        Path depot = place.resolve("depot");
        Path entrepot = place.resolve("entrepot");
        Path cle = place.resolve("cle");
        new Entrepot(entrepot).create();
        if (!Files.exists(depot)) {
            console.progress("Extraits synthétiques de l'Orne, " + DEPUIS + " à " + JUSQUE);
            fill(depot);
        }
        if (!Files.exists(cle)) {
            CleFichier.generate(cle);
        }
        console.progress("Calcul");
        ExitCode code = new Runner(
                        new Runner.Demande(depot, entrepot, cle, "061", Set.of(), Set.of(), ""), console, clock)
                .run();
        Release.findCurrent(entrepot).ifPresent(release -> {
            figures(console, release.duckdb(entrepot));
            console.say("");
            console.say("Extraits reçus      " + depot);
            console.say("Clé de pseudonymes  " + cle + "  (celle de la démonstration seulement)");
            console.say("Tables publiées     " + release.duckdb(entrepot));
            console.say("Tables d'analyse    " + release.analyse(entrepot) + "  (réservées au Département)");
            console.say("Tableur             " + release.folder(entrepot).resolve("indicateur.csv"));
        });
        return code.code();
    }

    /** Half a sample, left by a run that was stopped, would pass for a whole one: it is given its name last. */
    private void fill(Path depot) {
        Path written = depot.resolveSibling("depot-en-cours-" + Runner.shortId());
        new Sample(Departement.load("061"), foyers, graine, written).write(DEPUIS.through(JUSQUE), m -> {});
        try {
            Files.move(written, depot, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void figures(Console console, Path duckdb) {
        console.say("");
        console.say("%-9s %-72s %9s %9s  %s".formatted("Figure", "Orne, janvier 2022", "PLICS", "calculé", "verdict"));
        List<Map<String, Object>> rows;
        try (PublishedFile file = PublishedFile.open(duckdb)) {
            rows = file.query("select * from figure_plics order by figure");
        }
        for (Map<String, Object> row : rows) {
            boolean isComparison = row.get("valeur_imprimee") == null;
            console.say("%-9s %-72s %9s %9s  %s"
                    .formatted(
                            row.get("figure"),
                            row.get("libelle"),
                            isComparison ? "" : number(row, "valeur_imprimee"),
                            number(row, isComparison ? "valeur_calculee" : "valeur_arrondie"),
                            verdict(row)));
        }
    }

    private static String verdict(Map<String, Object> row) {
        String verdict =
                row.get("verdict").toString().toLowerCase(Locale.FRENCH).replace('_', ' ');
        return row.get("valeur_reference") == null
                ? verdict
                : verdict + " (référence " + number(row, "valeur_reference") + ")";
    }

    private static String number(Map<String, Object> row, String column) {
        Double value = (Double) row.get(column);
        if (value == null) {
            return row.get("verdict").equals("S") ? "secret" : "–";
        }
        NumberFormat format = NumberFormat.getInstance(Locale.FRANCE);
        int digits =
                column.startsWith("valeur_a") || column.equals("valeur_imprimee") ? (Integer) row.get("arrondi") : 1;
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        String text = format.format(value).replace('-', '−').replace(' ', ' ');
        return row.get("colonne").toString().endsWith("_pct") ? text + " %" : text;
    }
}
