package fr.plics.publish.file;

/** A figure of a cell, as a table of the report shows it. */
enum Mesure {
    VALEUR("valeur", Style.NOMBRE),
    VALEUR_N1("valeur_n1", Style.NOMBRE),
    EVOLUTION("evolution", Style.ECART),
    EVOLUTION_PCT("evolution_pct", Style.ECART_PCT),
    PART("part_pct", Style.PART),
    PART_TERRITOIRE("part_territoire_pct", Style.PART);

    private final String colonne;
    private final Style style;

    Mesure(String colonne, Style style) {
        this.colonne = colonne;
        this.style = style;
    }

    /** Its column in {@code indicateur}. */
    String colonne() {
        return colonne;
    }

    Style style() {
        return style;
    }

    /** What stands before its figures. */
    String libelle(Dates dates) {
        return switch (this) {
            case VALEUR -> dates.mois();
            case VALEUR_N1 -> dates.moisN1();
            case EVOLUTION -> "Différence sur un an";
            case EVOLUTION_PCT -> "Évolution sur un an, en %";
            case PART -> "Part du total connu, en %";
            case PART_TERRITOIRE -> "Part du Département, en %";
        };
    }
}
