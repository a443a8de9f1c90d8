package fr.plics.sample;

import fr.plics.kernel.Mois;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.function.Consumer;

/** What the Département knows of the adults of the flow: who they are (E1), where they are oriented (E2). */
final class Suivi {

    /** Months between the demand and the orientation. */
    private static final int DELAI = 3;

    private final Population population;
    private final CsvExtrait csv;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Octets octets = new Octets(bytes);

    Suivi(Population population, CsvExtrait csv) {
        this.population = population;
        this.csv = csv;
    }

    /** Every adult of a household that has a right open, once. */
    void persons(Mois mois) {
        population.forEach(mois.rang(), foyer -> {
            if (foyer.etat >= 2 && foyer.etat <= 4) {
                for (int i = 0; i < 2 && i < foyer.nombre; i++) {
                    if (isKnown(foyer, foyer.personnes[i])) {
                        person(foyer, foyer.personnes[i]);
                    }
                }
            }
        });
    }

    /** Demandeurs and conjoints of their own household: a person with two dossiers is known by one of them. */
    private static boolean isKnown(Foyer foyer, Personne p) {
        return (p.role.equals("DEM") || p.role.equals("CJT")) && p.rang < 2 && p.serie == foyer.serie;
    }

    private void person(Foyer foyer, Personne p) {
        boolean isConjoint = p.rang > 0;
        csv.write(
                id(p),
                "%011d".formatted(foyer.serie),
                p.role,
                Nirs.isSound(p) ? Long.toString(Nirs.number(p)) : "",
                text(out -> Noms.surname(out, population.hasard(), p.serie, isConjoint)),
                text(out -> out.put(Noms.firstName(population.hasard(), p))),
                day(p.naissance),
                p.estFemme ? "2" : "1",
                "1204",
                "0",
                p.serie % 4 == 0 ? "AUCUN" : "2003",
                "RURAL",
                foyer.numcom.matches("[0-9]{5}") ? foyer.numcom : "");
    }

    /** The orientations known at the end of the month, or only those of the month. */
    void orientations(Mois mois, boolean isStock) {
        population.forEach(mois.rang(), foyer -> {
            if (foyer.etat >= 2 && foyer.etat <= 4) {
                for (int i = 0; i < 2 && i < foyer.nombre; i++) {
                    if (isKnown(foyer, foyer.personnes[i])) {
                        orientation(foyer, foyer.personnes[i], mois, isStock);
                    }
                }
            }
        });
    }

    private void orientation(Foyer foyer, Personne p, Mois mois, boolean isStock) {
        boolean isConjoint = p.rang > 0;
        String parcours = population.profil().orientation(foyer.dtas, foyer.ligne, foyer.position, isConjoint);
        int at = Jour.rang(foyer.demande) + DELAI;
        if (parcours.isEmpty() || at > mois.rang() || !isStock && at != mois.rang()) {
            return;
        }
        String validation = day(Jour.in(at, 18));
        boolean isReoriented = p.serie % 10 == 0 && at > Jour.rang(foyer.demande);
        if (isReoriented) {
            csv.write(
                    "O1" + id(p),
                    id(p),
                    "ORIENTE",
                    "SOCIAL",
                    "S014",
                    "R022",
                    "1",
                    "cohorte",
                    day(Jour.in(at - 1, 3)),
                    day(Jour.in(at - 1, 18)),
                    validation);
        }
        csv.write(
                "O2" + id(p),
                id(p),
                "ORIENTE",
                parcours,
                "S014",
                "R022",
                isReoriented ? "2" : "1",
                isReoriented ? "reorientation" : "cohorte",
                day(Jour.in(at, 3)),
                validation,
                "");
    }

    private static String id(Personne p) {
        return "P%011d%d".formatted(p.serie, p.rang);
    }

    private static String day(int day) {
        return LocalDate.of(Jour.annee(day), Jour.mois(day), Jour.jour(day)).toString();
    }

    /** A piece of the flow as a text. */
    private String text(Consumer<Octets> piece) {
        bytes.reset();
        piece.accept(octets);
        octets.flush();
        return bytes.toString(Octets.WINDOWS_1252);
    }
}
