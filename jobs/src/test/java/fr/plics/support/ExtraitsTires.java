package fr.plics.support;

import fr.plics.support.Identites.Identite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Extracts E1 and E2, drawn so that RS-18 to RS-21 and RS-37 meet their edges. */
final class ExtraitsTires {

    private static final String[] VALIDATIONS = {
        "",
        "2020-01-15",
        "2020-06-01",
        "2020-12-31",
        "2021-01-31",
        "2021-02-01",
        "2021-02-28",
        "2021-03-01",
        "2021-11-15",
        "2022-01-31",
        "2022-02-01"
    };
    private static final String[] FINS = {
        "",
        "",
        "",
        "",
        "",
        "2021-01-30",
        "2021-01-31",
        "2021-02-01",
        "2021-02-28",
        "2021-03-01",
        "2022-01-31",
        "2022-02-01"
    };

    private final Tirage tirage;
    private final Identites identites;

    /** Who the Département follows; a person may be there under two numbers. */
    private final List<String> suivis = new ArrayList<>();

    private final List<Identite> personnes = new ArrayList<>();
    private int decisions;

    ExtraitsTires(Tirage tirage, Identites identites, List<Identite> connues) {
        this.tirage = tirage;
        this.identites = identites;
        for (Identite identite : connues) {
            if (tirage.happens(80)) {
                personnes.add(identite);
                suivis.add("P" + identite.id());
            }
            if (tirage.happens(6)) {
                personnes.add(identite);
                suivis.add("Q" + identite.id());
            }
        }
    }

    /** E1 of a month: numbers missing or wrong, names written otherwise, a demand number that may be an old one. */
    List<String> personnes(Function<Identite, String> demandes) {
        List<String> lignes = new ArrayList<>();
        for (int i = 0; i < personnes.size(); i++) {
            lignes.add(personne(suivis.get(i), personnes.get(i), demandes));
        }
        repeat(lignes, 0, lignes.get(0));
        repeat(lignes, 1, personne(suivis.get(1), personnes.get(1), i -> "10000000001"));
        return lignes;
    }

    private String personne(String id, Identite identite, Function<Identite, String> demandes) {
        String nir = tirage.happens(35) ? "" : tirage.happens(4) ? "7" + "0".repeat(12) : identite.nir();
        return String.join(
                ";",
                id,
                tirage.happens(15) ? "09999999999" : demandes.apply(identite),
                tirage.oneOf("DEM", "CJT"),
                nir,
                identites.written(identite.nom()),
                identites.written(identite.prenom()),
                tirage.happens(3) ? "" : identite.naissance(),
                identite.sexe(),
                "1204",
                "0",
                "AUCUN",
                "RURAL",
                "61001");
    }

    /** So many decisions nobody had sent yet. */
    List<String> nouvelles(int nombre) {
        List<String> lignes = new ArrayList<>();
        for (int i = 0; i < nombre; i++) {
            lignes.add(decision(decisions++));
        }
        repeat(lignes, 0, lignes.get(0));
        return lignes;
    }

    /** New decisions, and earlier ones sent again with another content. */
    List<String> faits(int nombre) {
        List<String> lignes = nouvelles(nombre);
        int connues = decisions;
        for (int i = 0; i < nombre; i++) {
            lignes.add(decision(tirage.between(0, connues - 1)));
        }
        // One line per number, so that no more is set aside than the threshold allows.
        return new ArrayList<>(lignes.stream()
                .collect(Collectors.toMap(l -> l.substring(0, l.indexOf(';')), l -> l, (a, b) -> b, LinkedHashMap::new))
                .values());
    }

    private String decision(int numero) {
        String statut = tirage.happens(85) ? "ORIENTE" : tirage.oneOf("EN_ATTENTE", "NON_ORIENTE", "REFUSE");
        return String.join(
                ";",
                "O" + numero,
                tirage.sharedOneOf(suivis, 60, 60),
                statut,
                tirage.happens(3) ? "AUTRE" : tirage.oneOf("SOCIAL", "SOCIOPRO", "EMPLOI"),
                tirage.happens(20) ? "" : "S014",
                "R022",
                tirage.oneOf("1", "2", "9", "10", "11", ""),
                "cohorte",
                "2020-01-02",
                tirage.oneOf(VALIDATIONS),
                tirage.oneOf(FINS));
    }

    /** The line of a number again: the same, or the one that counts (RS-37). */
    private static void repeat(List<String> lignes, int at, String ligne) {
        lignes.add(at + 1, ligne);
    }
}
