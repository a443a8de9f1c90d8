package fr.plics.kernel;

/**
 * A cell before disclosure: one indicator, one period, one territory, one value of one dimension. Numbers are null when
 * they cannot be told, and the two states say why.
 *
 * @param indicateur code of the fiche
 * @param mois month of knowledge
 * @param periode what it is about in time
 * @param territoire what it is about in space
 * @param dimension code of the dimension, {@code TOTAL}
 * @param modalite code of its value
 * @param modaliteLibelle French label of the value
 * @param valeur the value
 * @param numerateur above the line of a ratio, null otherwise
 * @param denominateur below the line of a ratio, null otherwise
 * @param valeurN1 the same one year before, in the geography of the month
 * @param evolution difference
 * @param evolutionPct difference in percent
 * @param partPct share of the known total of the dimension in the territory
 * @param partTerritoirePct share of the attached territories of the level
 * @param statut whether the value could be computed
 * @param statutEvolution whether the evolution could be computed
 */
public record Cellule(
        String indicateur,
        Mois mois,
        Periode periode,
        Territoire territoire,
        String dimension,
        String modalite,
        String modaliteLibelle,
        Double valeur,
        Double numerateur,
        Double denominateur,
        Double valeurN1,
        Double evolution,
        Double evolutionPct,
        Double partPct,
        Double partTerritoirePct,
        Statut statut,
        Statut statutEvolution) {

    /** Why a number is there, or is not. */
    public enum Statut {
        /** Published. */
        D,
        /** Secret. */
        S,
        /** Not available: it has no meaning here. */
        ND,
        /** Not received: its source is missing. */
        NR
    }
}
