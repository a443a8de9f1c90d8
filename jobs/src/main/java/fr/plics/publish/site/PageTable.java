package fr.plics.publish.site;

import fr.plics.contract.Colonne;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.kernel.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The page of a table: what a row is, where it comes from, who reads it, each column. */
record PageTable(
        String nom,
        String description,
        String couche,
        String acces,
        List<String> cle,
        String vue,
        Optional<Etape> etape,
        List<Lien> lit,
        List<Lien> luePar,
        List<Champ> colonnes) {

    private static final Pattern LUE = Pattern.compile("(?i)\\b(?:from|join)\\s+([a-z_]+)");

    /** A step: its name and its sentence. */
    record Etape(String nom, String libelle) {}

    /**
     * A column.
     *
     * @param nom its name
     * @param libelle its label, and its definition
     * @param type what it holds, in words
     * @param obligatoire whether it is never empty
     * @param cle whether it identifies the row, with others or alone
     * @param source where its value comes from, empty when it is not said
     * @param origine the page of that table or extract, if it is one
     * @param sensibilite in words, empty when anybody may read it
     * @param codes its code list or its dimension, if it has one
     */
    record Champ(
            String nom,
            String libelle,
            String type,
            boolean obligatoire,
            boolean cle,
            String source,
            Optional<Lien> origine,
            String sensibilite,
            Optional<Lien> codes) {

        static Champ of(Colonne colonne, List<String> cle, boolean estDimension) {
            return new Champ(
                    colonne.nom(),
                    colonne.libelle(),
                    Mots.type(colonne.type()),
                    colonne.obligatoire(),
                    cle.contains(colonne.nom()),
                    colonne.source() == null ? "" : colonne.source(),
                    origine(colonne.source() == null ? "" : colonne.source()),
                    Mots.sensibilite(colonne.sensibilite()),
                    codes(colonne, estDimension));
        }

        /** A source is often a table, an extract, or one of their columns. */
        private static Optional<Lien> origine(String source) {
            return Stream.concat(
                            Schemas.tables().stream().map(PageTable::lien),
                            Parcours.sources().stream().filter(s -> !s.code().equals(Parcours.FLUX)))
                    .filter(l -> source.equals(l.code()) || source.startsWith(l.code() + "."))
                    .findFirst();
        }

        private static Optional<Lien> codes(Colonne colonne, boolean estDimension) {
            String dimension = colonne.nom().toUpperCase(Locale.ROOT);
            if (colonne.nomenclature() != null) {
                return Optional.of(codes(colonne.nomenclature()));
            }
            return estDimension && Schemas.dimensions().containsKey(dimension)
                    ? Optional.of(new Lien("valeurs", dimension, Liens.dimension(dimension)))
                    : Optional.empty();
        }

        static Lien codes(String nomenclature) {
            return new Lien("liste des codes", nomenclature, Liens.codes(nomenclature));
        }
    }

    static PageTable of(TableContract table, List<? extends Step<?>> etapes) {
        Couche couche = Couche.of(table);
        return new PageTable(
                couche == Couche.PUBLICATION ? table.nom() : table.table(),
                table.description(),
                couche.libelle(),
                couche.description(),
                table.cle(),
                table.estVue() ? table.vue().strip() : "",
                table.estVue() ? Optional.empty() : etape(table, etapes),
                lit(table, etapes),
                luePar(table, etapes),
                table.colonnes().stream()
                        .map(c -> Champ.of(c, table.cle(), couche == Couche.GOLD))
                        .toList());
    }

    /** The step that fills a table; those that are published are all filled by the last one. */
    private static Optional<Etape> etape(TableContract table, List<? extends Step<?>> etapes) {
        List<Step<?>> found = new ArrayList<>();
        for (Step<?> etape : etapes) {
            if (Couche.of(table) == Couche.PUBLICATION
                    ? Parcours.estPublication(etape)
                    : etape.writes().stream().anyMatch(t -> t.toString().equals(table.table()))) {
                found.add(etape);
            }
        }
        return found.size() == 1
                ? Optional.of(new Etape(found.get(0).name(), found.get(0).libelle()))
                : Optional.empty();
    }

    /** What it is made from. */
    private static List<Lien> lit(TableContract table, List<? extends Step<?>> etapes) {
        if (table.estVue()) {
            return lues(table).stream().map(PageTable::lien).toList();
        }
        return Parcours.origines(table, etapes);
    }

    /** The published tables a view reads. */
    static List<TableContract> lues(TableContract vue) {
        List<String> noms = LUE.matcher(vue.vue())
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
        return Schemas.publication().stream()
                .filter(t -> noms.contains(t.nom()))
                .toList();
    }

    private static List<Lien> luePar(TableContract table, List<? extends Step<?>> etapes) {
        Stream<TableContract> others = Schemas.tables().stream().filter(t -> !t.equals(table));
        if (Couche.of(table) == Couche.PUBLICATION) {
            return others.filter(TableContract::estVue)
                    .filter(vue -> lues(vue).contains(table))
                    .map(PageTable::lien)
                    .toList();
        }
        List<String> written = etapes.stream()
                .filter(e -> e.reads().stream().anyMatch(t -> t.toString().equals(table.table())))
                .flatMap(e -> e.writes().stream())
                .map(Object::toString)
                .toList();
        boolean isPublished = etapes.stream()
                .filter(Parcours::estPublication)
                .anyMatch(e -> e.reads().stream().anyMatch(t -> t.toString().equals(table.table())));
        List<Lien> liens = new ArrayList<>(others.filter(t -> written.contains(t.table()))
                .map(PageTable::lien)
                .toList());
        if (isPublished) {
            liens.add(new Lien(Couche.PUBLICATION.libelle(), "publication", "tables.html#publication"));
        }
        return liens;
    }

    static Lien lien(TableContract table) {
        return new Lien(
                table.libelle(),
                Couche.of(table) == Couche.PUBLICATION ? table.nom() : table.table(),
                Liens.table(table));
    }
}
