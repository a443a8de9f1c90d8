package fr.plics.publish.site;

import fr.plics.contract.Colonne;
import fr.plics.contract.ExtractContract;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.kernel.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which table is made from which, as the steps declare it. */
final class Parcours {

    /** The name of the flow among the sources. */
    static final String FLUX = "RSABEM";

    private Parcours() {}

    /** What fills no table of the lake from the tables of the lake publishes them. */
    static boolean estPublication(Step<?> etape) {
        return etape.scope() == Step.Scope.MONTHS && etape.writes().isEmpty();
    }

    /** Every source: the flow, then the extracts. */
    static List<Lien> sources() {
        return Stream.concat(Stream.of(FLUX), Schemas.extraits().stream().map(ExtractContract::extrait))
                .map(PageIndicateur::besoin)
                .toList();
    }

    /** The source whose records a table holds. */
    private static Optional<Lien> source(TableContract table) {
        if (table.colonnes().stream().anyMatch(c -> c.type() == Colonne.Type.FLUX)) {
            return Optional.of(PageIndicateur.besoin(FLUX));
        }
        return Schemas.extraits().stream()
                .filter(e -> table.table().equals(e.table()))
                .map(e -> PageIndicateur.besoin(e.extrait()))
                .findFirst();
    }

    /** What a table is made from: a source, or the tables that the steps which fill it read. */
    static List<Lien> origines(TableContract table, List<? extends Step<?>> etapes) {
        Set<Lien> origines = new LinkedHashSet<>();
        source(table).ifPresent(origines::add);
        boolean isPublished = Couche.of(table) == Couche.PUBLICATION;
        for (Step<?> etape : etapes) {
            Set<String> written = new LinkedHashSet<>();
            etape.writes().forEach(t -> written.add(t.toString()));
            if (isPublished ? !estPublication(etape) : !written.contains(table.table())) {
                continue;
            }
            if (etape.scope() == Step.Scope.DELIVERIES) {
                // What a delivery holds goes to its table, or aside.
                Schemas.tables().stream()
                        .filter(t -> written.contains(t.table()))
                        .flatMap(t -> source(t).stream())
                        .forEach(origines::add);
            } else {
                Schemas.tables().stream()
                        .filter(t -> !t.equals(table))
                        .filter(t -> etape.reads().stream()
                                .anyMatch(r -> r.toString().equals(t.table())))
                        .sorted(Comparator.comparing(Couche::of))
                        .map(PageTable::lien)
                        .forEach(origines::add);
            }
        }
        return List.copyOf(origines);
    }

    /** The whole picture. */
    static String svg(List<? extends Step<?>> etapes) {
        Map<TableContract, List<Lien>> lues = new LinkedHashMap<>();
        Map<Lien, List<Lien>> origines = new LinkedHashMap<>();
        for (TableContract table : Schemas.tables()) {
            List<Lien> from = table.estVue() ? liens(PageTable.lues(table).stream()) : origines(table, etapes);
            lues.put(table, from);
            origines.put(PageTable.lien(table), from);
        }
        Dessin dessin = new Dessin();
        dessin.band("Les fichiers reçus", List.of(sources()), Map.of());
        // What was refused stands beside what was received: both come straight from the files.
        dessin.band(
                Couche.BRONZE.libelle() + ", ou refusé",
                rows(lues, Set.of(Couche.BRONZE, Couche.QUARANTINE)),
                origines);
        for (Couche couche : List.of(Couche.SILVER, Couche.GOLD)) {
            dessin.band(couche.libelle(), rows(lues, Set.of(couche)), origines);
        }
        Lien barre = publication(dessin, etapes, rows(lues, Set.of(Couche.PUBLICATION)));
        Set<Lien> published = new LinkedHashSet<>();
        lues.forEach((table, from) -> {
            if (Couche.of(table) != Couche.PUBLICATION || table.estVue()) {
                boolean isAside = Couche.of(table) == Couche.QUARANTINE;
                from.forEach(origine -> dessin.edge(origine, PageTable.lien(table), isAside));
            } else {
                published.addAll(from);
            }
        });
        published.forEach(origine -> dessin.edge(origine, barre, false));
        return dessin.svg();
    }

    /** The last layer: the step, the tables it fills, those that views read, then each view under those it is made of. */
    private static Lien publication(Dessin dessin, List<? extends Step<?>> etapes, List<List<Lien>> rangs) {
        Step<?> etape =
                etapes.stream().filter(Parcours::estPublication).findFirst().orElseThrow();
        Lien barre = new Lien(etape.libelle(), "étape " + etape.name(), "tables.html#publication");
        List<TableContract> tables = Schemas.publication();
        List<TableContract> read = tables.stream()
                .filter(TableContract::estVue)
                .flatMap(v -> PageTable.lues(v).stream())
                .distinct()
                .filter(t -> !t.estVue())
                .toList();
        List<List<Lien>> rows = new ArrayList<>(List.of(
                liens(tables.stream().filter(t -> !t.estVue() && !read.contains(t))), liens(read.stream())));
        rows.addAll(rangs.subList(1, rangs.size()));
        dessin.bandUnder(barre, Couche.PUBLICATION.libelle(), rows);
        return barre;
    }

    private static List<Lien> liens(Stream<TableContract> tables) {
        return tables.map(PageTable::lien).toList();
    }

    /** The tables of some layers, each under those of the same layers it is made from. */
    private static List<List<Lien>> rows(Map<TableContract, List<Lien>> origines, Set<Couche> couches) {
        Map<Lien, List<Lien>> within = new LinkedHashMap<>();
        origines.forEach((table, from) -> {
            if (couches.contains(Couche.of(table))) {
                within.put(PageTable.lien(table), from);
            }
        });
        Map<Integer, List<Lien>> byRank = new TreeMap<>();
        within.keySet()
                .forEach(lien -> byRank.computeIfAbsent(rank(lien, within), r -> new ArrayList<>())
                        .add(lien));
        return List.copyOf(byRank.values());
    }

    private static int rank(Lien lien, Map<Lien, List<Lien>> within) {
        return within.get(lien).stream()
                .filter(within::containsKey)
                .mapToInt(origine -> rank(origine, within) + 1)
                .max()
                .orElse(0);
    }
}
