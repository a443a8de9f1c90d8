package fr.plics.support;

import fr.plics.support.Identites.Identite;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Households of a payer and month, drawn so that the rules of domain.md meet their edges: RS-1 to RS-17, RS-22 to RS-24. */
final class FoyersTires {

    private static final int PARTAGES = 40;

    /** A dossier may have several, which must not make several households of it. */
    private static final String SUSPENSION = "<SuspensionVersement><MOTISUSVERSRSA>AB</MOTISUSVERSRSA>"
            + "<DDSUSVERSRSA>2020-01-01</DDSUSVERSRSA></SuspensionVersement>";

    private final Tirage tirage;
    private final Identites identites;
    private final List<Identite> adultes;
    private final List<Identite> enfants;
    private final List<String> communes;
    private final Map<String, String> demandes = new HashMap<>();

    FoyersTires(
            Tirage tirage, Identites identites, List<Identite> adultes, List<Identite> enfants, List<String> communes) {
        this.tirage = tirage;
        this.identites = identites;
        this.adultes = adultes;
        this.enfants = enfants;
        this.communes = communes;
    }

    /** The demand number a person was last seen under, any when she never was. */
    String demandeOf(Identite identite) {
        return demandes.getOrDefault(identite.id(), "10000000001");
    }

    /**
     * The blocks of a payer: some dossiers twice, some under a number that another payer uses too.
     *
     * @param prefixe of its demand numbers
     */
    List<Bloc> blocs(String famille, String numero, int prefixe, int nombre, YearMonth mois) {
        List<Bloc> blocs = new ArrayList<>();
        for (int i = 0; i < nombre; i++) {
            boolean estPartagee = tirage.happens(15);
            String demande = "%02d%09d".formatted(estPartagee ? 9 : prefixe, estPartagee ? tirage.between(1, 12) : i);
            blocs.add(bloc(demande, famille, numero, mois));
            if (tirage.happens(15)) {
                blocs.add(bloc(demande, famille, numero, mois));
            }
        }
        return blocs;
    }

    private Bloc bloc(String demande, String famille, String numero, YearMonth mois) {
        Bloc bloc = Bloc.dossier(demande)
                .payeur(famille, numero)
                .etat(tirage.happens(55) ? "2" : tirage.oneOf("0", "1", "3", "3", "4", "4", "5", "6"))
                .sitfam(tirage.oneOf(
                        "CEL", "CEL", "DIV", "ISO", "SEF", "SEL", "VEU", "MAR", "PAC", "RPA", "RVC", "RVM", "VIM",
                        "ABA", "", "XYZ"))
                .depuis(tirage.oneOf("2018-04-01", "2019-10-01", "2020-12-15"));
        if (tirage.happens(10)) {
            bloc.sansDomicile().raison(SUSPENSION + SUSPENSION).prenant(mois + "-15");
        }
        dates(bloc, mois);
        addresses(bloc);
        persons(bloc, demande, mois);
        return bloc;
    }

    /** The demand, on either side of each class of RS-14 and once after the month; the minimum before it; a mutation. */
    private void dates(Bloc bloc, YearMonth mois) {
        int anciennete = Integer.parseInt(
                tirage.oneOf("-1", "0", "5", "6", "11", "12", "23", "24", "35", "36", "59", "60", "100"));
        bloc.demande(
                tirage.happens(30)
                        ? "2019-10-01"
                        : tirage.dayOf(mois.minusMonths(anciennete)).toString());
        if (tirage.happens(20)) {
            bloc.origine(
                    tirage.oneOf("RMI", "API", "DEM"),
                    tirage.happens(30) ? "" : tirage.oneOf("2007-03-01", "2020-02-01", mois.minusMonths(12) + "-15"),
                    tirage.happens(50) ? "" : tirage.oneOf("2005-06-01", "2019-01-01"));
        }
        if (tirage.happens(35)) {
            bloc.cedant(tirage.oneOf("2020-05-01", mois + "-01", mois + "-10"));
        }
    }

    private void addresses(Bloc bloc) {
        switch (tirage.between(0, 9)) {
            case 0 -> bloc.adresseHorsFrance("01").adresse("02", "2015-01-01", commune());
            case 1 -> bloc.adresse("03", "2012-01-01", commune()).adresse("02", "2016-01-01", commune());
            case 2 ->
                bloc.adresse("02", "2016-01-01", commune())
                        .adresse("01", "2020-07-01", tirage.oneOf("ABCDE", "6100", "", "72001", "2A004", "61999"));
            case 3, 4 -> bloc.adresse("02", "2021-12-01", commune()).adresse("01", emmenagement(), commune());
            default -> bloc.adresse("01", emmenagement(), commune());
        }
    }

    private String commune() {
        return tirage.oneOf(communes);
    }

    private String emmenagement() {
        return tirage.oneOf("", "2017-01-01", "2019-09-01", "2020-11-01");
    }

    private void persons(Bloc bloc, String demande, YearMonth mois) {
        int demandeurs = tirage.happens(4) ? 2 : tirage.happens(5) ? 0 : 1;
        for (int i = 0; i < demandeurs; i++) {
            add(bloc, demande, "DEM", tirage.sharedOneOf(adultes, PARTAGES, 25), mois);
        }
        if (tirage.happens(40)) {
            Identite conjoint = tirage.sharedOneOf(adultes, PARTAGES, 35);
            add(bloc, demande, "CJT", conjoint, mois);
            if (tirage.happens(20)) {
                add(bloc, demande, tirage.oneOf("CJT", "CJT", "AUT", "ENF"), conjoint, mois);
            }
        }
        for (int i = tirage.between(-2, 3); i > 0; i--) {
            add(bloc, demande, "ENF", tirage.sharedOneOf(enfants, PARTAGES, 30), mois);
        }
        if (tirage.happens(15)) {
            add(bloc, demande, tirage.oneOf("ENF", "AUT"), tirage.sharedOneOf(adultes, PARTAGES, 40), mois);
        }
        if (demandeurs == 0 || tirage.happens(4)) {
            add(bloc, demande, "RDO", tirage.oneOf(adultes), mois);
        }
    }

    private void add(Bloc bloc, String demande, String role, Identite identite, YearMonth mois) {
        demandes.put(identite.id(), demande);
        Individu individu = Individu.role(role, identites.written(identite.nom()), identites.written(identite.prenom()))
                .ne(identite.naissance())
                .sexe(tirage.happens(4) ? tirage.oneOf("0", "9") : identite.sexe())
                .nir(identites.writtenNir(identite.nir()))
                .aCharge(role.equals("DEM") ? tirage.oneOf("0", "1") : tirage.oneOf("1", "true", "1", "0", "false"))
                .usage(tirage.happens(20) ? "DUPONT" : "")
                .pfa(tirage.oneOf("RDO", "ENF", "CJT", "AUT"));
        if (tirage.happens(20)) {
            individu.rsaFirst(tirage.oneOf("DEM", "ENF"));
        }
        if (tirage.happens(20)) {
            individu.enfantDe("1700161001001");
        }
        obligations(individu);
        membership(individu, mois);
        bloc.avec(individu);
    }

    private void obligations(Individu individu) {
        if (tirage.happens(15)) {
            individu.sansSdd();
        } else {
            individu.sdd(tirage.oneOf("1", "1", "true", "0", "false"));
        }
    }

    /** Attached until the day before the month or its first day, from its last day or the next; excluded likewise. */
    private void membership(Individu individu, YearMonth mois) {
        LocalDate fin = mois.atEndOfMonth();
        switch (tirage.between(0, 19)) {
            case 0 -> individu.jusque(mois.atDay(1).minusDays(1).toString());
            case 1 -> individu.jusque(mois.atDay(1).toString());
            case 2 -> individu.depuis(fin.toString());
            case 3 -> individu.depuis(fin.plusDays(1).toString());
            case 4 -> individu.exclue("T", "2020-06-01", "");
            case 5 -> individu.exclue("P", "2020-06-01", fin.toString());
            case 6 ->
                individu.exclue(
                        tirage.oneOf("T", "P"), "2020-06-01", fin.minusDays(1).toString());
            case 7 -> individu.exclue("T", fin.plusDays(1).toString(), "");
            case 8 -> individu.exclue("P", fin.toString(), "");
            default -> {}
        }
    }
}
