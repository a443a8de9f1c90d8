package fr.plics.publish.file;

/** A figure of a cell, as a table of the report shows it. */
enum Mesure {
    VALEUR("valeur", "valeur_affichee", Style.NOMBRE),
    VALEUR_N1("valeur_n1", "valeur_n1_affichee", Style.NOMBRE),
    EVOLUTION("evolution", "statut_evolution_libelle", Style.ECART),
    EVOLUTION_PCT("evolution_pct", "evolution_affichee", Style.ECART_PCT),
    PART("part_pct", "part_affichee", Style.PART),
    PART_TERRITOIRE("part_territoire_pct", "part_territoire_affichee", Style.PART);

    private final String colonne;
    private final String mot;
    private final Style style;

    Mesure(String colonne, String mot, Style style) {
        this.colonne = colonne;
        this.mot = mot;
        this.style = style;
    }

    /** Its column in {@code indicateur_lisible}. */
    String colonne() {
        return colonne;
    }

    /** The column that says why there is no number. */
    String mot() {
        return mot;
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
