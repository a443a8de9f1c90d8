package fr.plics.bronze.cnaf;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A flow that lies in the landing folder and was not received yet: who sent it, which its name does not say. */
public final class FluxArrive {

    private static final String UNKNOWN_HASH = "0".repeat(64);

    private FluxArrive() {}

    /**
     * The payer of its first dossier; empty when it cannot be told, which reading it will explain.
     *
     * @param chemin where it lies
     * @param fichier its name
     * @param mois the month its name announces
     * @param departement the Département, IDEPARTE
     */
    public static String payeur(String chemin, String fichier, Mois mois, String departement) {
        Livraison unread = Livraison.received(UNKNOWN_HASH, Livraison.RSABEM, mois, fichier, 0, "", "");
        try {
            return FluxFile.identify(unread, chemin, departement).livraison().source();
        } catch (FluxFault e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
