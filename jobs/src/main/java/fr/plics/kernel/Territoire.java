package fr.plics.kernel;

/**
 * A territory, an action or a structure a cell is about.
 *
 * @param niveau its level
 * @param code its code: {@code 61}, {@code 01}, a SIREN, an INSEE code, {@code 99} when not attached
 * @param libelle its French name
 */
public record Territoire(Niveau niveau, String code, String libelle) {

    /** The code of what could not be attached: explicit, never null (RS-22 to RS-24). */
    public static final String NON_RATTACHE = "99";

    public static Territoire nonRattache(Niveau niveau) {
        return new Territoire(niveau, NON_RATTACHE, "Non rattaché");
    }

    public boolean estRattache() {
        return !code.equals(NON_RATTACHE);
    }
}
