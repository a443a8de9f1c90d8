package fr.plics.support;

import java.text.Normalizer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Made-up persons: homonyms, accents that come and go, numbers of every kind, birth dates on the edge of a class. */
final class Identites {

    private static final YearMonth JANVIER_2022 = YearMonth.of(2022, 1);

    /**
     * A person.
     *
     * @param nir her 13 characters, empty when she has none
     */
    record Identite(String id, String nom, String prenom, String naissance, String sexe, String nir) {}

    private final Tirage tirage;

    Identites(Tirage tirage) {
        this.tirage = tirage;
    }

    /** So many adults, or children. */
    List<Identite> draw(String prefixe, int nombre, boolean adultes) {
        List<Identite> identites = new ArrayList<>();
        for (int i = 0; i < nombre; i++) {
            String id = prefixe + i;
            Identite one = draw(id, adultes);
            if (i > 0 && tirage.happens(30)) {
                // A namesake born the same day: two persons when both have a number, maybe one when one has none.
                Identite other = identites.get(tirage.between(0, Math.min(i, 40) - 1));
                one = new Identite(id, other.nom, other.prenom, other.naissance, one.sexe, one.nir);
            } else if (i > 0 && tirage.happens(5)) {
                // Another person under the same number: born another day, she is not the same (RS-10).
                one = new Identite(id, one.nom, one.prenom, one.naissance, one.sexe, tirage.oneOf(identites).nir);
            }
            identites.add(one);
        }
        return identites;
    }

    private Identite draw(String id, boolean adulte) {
        String naissance = adulte ? adult() : child();
        String sexe = tirage.oneOf("1", "2");
        return new Identite(
                id,
                tirage.oneOf("MARTIN", "ROUX", "LEFÈVRE", "CŒUR", "D'ARC", "LE GOFF", "LE-GOFF", "ÆGIDE", "NUÑEZ"),
                tirage.oneOf("ZOÉ", "ÈVE", "LUC", "JEAN-LUC", "JEAN LUC", "FRANÇOIS", "ANAÏS", "NOËL"),
                naissance,
                sexe,
                tirage.happens(15) ? "" : nir(sexe, naissance));
    }

    /** In the months around a change of class, on a day that should not matter. */
    private String adult() {
        if (tirage.happens(5)) {
            return "1996-02-29";
        }
        int age = Integer.parseInt(tirage.oneOf("25", "26", "36", "46", "56"));
        YearMonth mois = tirage.happens(50)
                ? JANVIER_2022.minusYears(age).minusMonths(tirage.between(-1, 12))
                : JANVIER_2022.minusYears(tirage.between(19, 70)).minusMonths(tirage.between(0, 11));
        return tirage.dayOf(mois).toString();
    }

    private String child() {
        return tirage.dayOf(JANVIER_2022.minusMonths(tirage.between(14, 12 * 17)))
                .toString();
    }

    private String nir(String sexe, String naissance) {
        String mois = tirage.happens(80)
                ? naissance.substring(5, 7)
                : tirage.oneOf("20", "30", "42", "43", "49", "50", "99", "00", "13", "19");
        String departement = tirage.oneOf("61", "61", "61", "99", "2A", "2B", "2C");
        return sexe + naissance.substring(2, 4) + mois + departement + "%06d".formatted(tirage.between(1, 999_999));
    }

    /** How a payer writes a name this time: with or without its accents, in capitals or not, with a blank behind. */
    String written(String nom) {
        String sansAccent = Normalizer.normalize(nom, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("Œ", "OE")
                .replace("Æ", "AE");
        return switch (tirage.between(0, 5)) {
            case 0 -> sansAccent;
            case 1 -> nom.toLowerCase(Locale.FRENCH);
            case 2 -> sansAccent + " ";
            default -> nom;
        };
    }

    /** How a payer writes a number this time: 13 or 15 characters, provisional, with a wrong key, or not at all. */
    String writtenNir(String nir) {
        if (nir.isEmpty() || tirage.happens(20)) {
            return "";
        }
        return switch (tirage.between(0, 9)) {
            case 0, 1 -> nir + cle(nir, 0);
            case 2 -> nir + cle(nir, 1);
            case 3 -> tirage.oneOf("3", "7", "8") + nir.substring(1);
            case 4 -> nir.substring(0, 1) + " " + nir.substring(1) + " ";
            default -> nir;
        };
    }

    /** The key of a number, or one beside it. */
    private static String cle(String nir, int erreur) {
        String digits = nir.replace("2A", "19").replace("2B", "18").replaceAll("[^0-9]", "0");
        return "%02d".formatted((97 - Long.parseLong(digits) % 97 + erreur - 1) % 97 + 1);
    }
}
