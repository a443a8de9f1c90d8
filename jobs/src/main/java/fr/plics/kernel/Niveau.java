package fr.plics.kernel;

/** The level of a territory; each level partitions the Département, {@link Territoire#NON_RATTACHE} included. */
public enum Niveau {
    DEPARTEMENT,
    DTAS,
    COMMISSION,
    EPCI,
    COMMUNE,
    ACTION,
    STRUCTURE;

    /** Whether a row belongs here because of where its household lives. */
    public boolean estGeographique() {
        return compareTo(ACTION) < 0;
    }

    /** The column of a table that holds the code of this level. */
    public String colonne() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
