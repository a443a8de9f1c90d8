package fr.plics.landing;

import fr.plics.contract.Departement;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names the contract gives to files: a file is known by its name, never by its folder. */
final class NomFichier {

    private static final Pattern FLUX =
            Pattern.compile("(CG[0-9A-Z]{2,3})\\.RSABEM\\.00(0[1-9]|1[0-2])([0-9]{4})\\.[A-Z0-9]+\\.xml(\\.gz)?");
    private static final Pattern EXTRAIT =
            Pattern.compile("(CD[0-9A-Z]{2,3})_([A-Z_]+)_([0-9]{4})(0[1-9]|1[0-2])\\.csv");

    private final Departement departement;

    NomFichier(Departement departement) {
        this.departement = departement;
    }

    /**
     * What a name says.
     *
     * @param type {@code RSABEM} or the name of an extract; empty when no contract knows the file
     * @param mois the month announced, null when there is none
     * @param problem what is wrong with the name, null when nothing is
     */
    record Sens(String type, Mois mois, Problem problem) {}

    Sens read(String nom) {
        Matcher flux = FLUX.matcher(nom);
        if (flux.matches()) {
            Mois mois = Mois.of(Integer.parseInt(flux.group(3)), Integer.parseInt(flux.group(2)));
            return sens(nom, Livraison.RSABEM, mois, flux.group(1).equals(departement.flux()));
        }
        Matcher extrait = EXTRAIT.matcher(nom);
        if (extrait.matches() && Schemas.findExtrait(extrait.group(2)).isPresent()) {
            Mois mois = Mois.of(Integer.parseInt(extrait.group(3)), Integer.parseInt(extrait.group(4)));
            return sens(nom, extrait.group(2), mois, extrait.group(1).equals(departement.extraits()));
        }
        return new Sens("", null, DeliveryRule.NOM_INCONNU.in(printable(nom), ""));
    }

    private static Sens sens(String nom, String type, Mois mois, boolean isOurs) {
        return new Sens(type, mois, isOurs ? null : DeliveryRule.NOM_DEPARTEMENT.in(nom, ""));
    }

    /** A name nobody checked, made safe to print. */
    static String printable(String nom) {
        String safe = nom.replaceAll("[^\\p{L}\\p{M}\\p{N}._ ()’'-]", "?");
        return Optional.of(safe).filter(s -> s.length() <= 80).orElseGet(() -> safe.substring(0, 80) + "…");
    }
}
