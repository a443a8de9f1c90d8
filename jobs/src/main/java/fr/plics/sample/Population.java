package fr.plics.sample;

import fr.plics.contract.Departement;
import java.util.function.Consumer;

/**
 * The households of a month, block by block. Each DTAS has three lines: households that stay; households that come and
 * go, a window that slides along the line; households suspended for long. A household is drawn from its place in its
 * line: nothing is kept from one to the next, or from one month to the next.
 */
final class Population {

    static final int STABLES = 0;
    static final int PASSAGES = 1;
    static final int SUSPENDUS = 2;

    /** Months a household stays suspended before it is closed (ECH: four months without right). */
    private static final int SUSPENSION = 4;

    /** Months after which a closed household may come back for a regularisation. */
    private static final int REGULARISATION = 8;

    private static final long LINE = 1_000_000_000L;
    private static final long ORIGIN = 100_000_000L;
    private static final int RSA = Jour.of(2009, 6, 1);

    private static final String[] ISOLES = {"CEL", "CEL", "CEL", "DIV", "DIV", "SEF", "SEL", "ISO", "VEU"};
    private static final String[] COUPLES = {"MAR", "VIM", "VIM", "PAC", "RVM"};

    private final Calage calage;
    private final Hasard hasard;
    private final Profil profil;
    private final Communes communes;

    /** Persons to add to the households that stay, by DTAS: in the reference month, and one year before. */
    private final int[][] complements;

    Population(Departement departement, int foyers, long graine) {
        this.calage = new Calage(foyers);
        this.hasard = new Hasard(graine);
        this.profil = new Profil(hasard);
        this.communes = new Communes(departement);
        int[][] base = new int[Calage.DTAS.length][2];
        for (int d = 0; d < base.length; d++) {
            base[d][0] = persons(d, Calage.REFERENCE.rang());
            base[d][1] = persons(d, Calage.AVANT.rang());
        }
        int[][] cibles = Calage.personnes(base);
        this.complements = new int[base.length][2];
        for (int d = 0; d < base.length; d++) {
            complements[d][0] = Math.max(0, cibles[d][0] - base[d][0]);
            complements[d][1] = Math.max(0, cibles[d][1] - base[d][1]);
        }
    }

    Hasard hasard() {
        return hasard;
    }

    Profil profil() {
        return profil;
    }

    private int persons(int dtas, int rang) {
        int persons = 0;
        for (int p = 0; p < calage.stables(dtas); p++) {
            persons += profil.taille(dtas, STABLES, p);
        }
        for (long p = debut(dtas, rang); p < fin(dtas, rang); p++) {
            persons += profil.taille(dtas, PASSAGES, p);
        }
        return persons;
    }

    /** First household of the window not yet there in a month. */
    private long fin(int dtas, int rang) {
        return (long) calage.entrees(dtas) * (rang - Calage.AVANT.rang());
    }

    /** First household of the window still there in a month. */
    private long debut(int dtas, int rang) {
        return fin(dtas, rang) - (calage.payes(dtas, rang) - calage.stables(dtas));
    }

    private int complement(int dtas, int rang) {
        int months = Calage.REFERENCE.rang() - Calage.AVANT.rang();
        int at = Math.max(0, Math.min(months, rang - Calage.AVANT.rang()));
        return Math.round(complements[dtas][1] + (float) (complements[dtas][0] - complements[dtas][1]) * at / months);
    }

    /** Every block of a month, all payers together, in an order of no meaning. */
    void forEach(int rang, Consumer<Foyer> sink) {
        Foyer foyer = new Foyer();
        for (int d = 0; d < Calage.DTAS.length; d++) {
            int parents = 0;
            for (int p = 0; p < calage.stables(d); p++) {
                Profil.Genre genre = profil.genre(d, STABLES, p);
                boolean hasChildren = genre == Profil.Genre.PARENT_SEUL || genre == Profil.Genre.COUPLE_ENFANTS;
                stable(foyer, d, p, rang, hasChildren ? parents++ : -1);
                sink.accept(foyer);
            }
            for (long p = debut(d, rang - REGULARISATION - 1); p < fin(d, rang + 1); p++) {
                if (passage(foyer, d, p, rang)) {
                    sink.accept(foyer);
                }
            }
            for (int p = 0; p < calage.suspendus(d); p++) {
                suspendu(foyer, d, p, rang);
                sink.accept(foyer);
            }
        }
    }

    /** The number every other number of a household comes from. */
    static long serie(int dtas, int ligne, long position) {
        return (dtas * 3 + ligne + 1) * LINE + ORIGIN + position;
    }

    private void begin(Foyer foyer, int dtas, int ligne, long position) {
        foyer.dtas = dtas;
        foyer.ligne = ligne;
        foyer.position = position;
        foyer.serie = serie(dtas, ligne, position);
        foyer.nombre = 0;
        foyer.estMsa = hasard.oneIn(20, foyer.serie, 10);
        foyer.motif = "";
        foyer.motifLe = 0;
        foyer.arrivee = 0;
        foyer.depart = 0;
        foyer.estSansDomicile = hasard.oneIn(60, foyer.serie, 11);
        foyer.numcom = communes.draw(dtas, hasard, foyer.serie, 12);
    }

    private void stable(Foyer foyer, int dtas, int position, int rang, int parent) {
        begin(foyer, dtas, STABLES, position);
        foyer.etat = 2;
        int months = profil.anciennete(dtas, STABLES, position, foyer.serie);
        demande(foyer, Jour.in(Calage.REFERENCE.rang() - months, 1 + hasard.under(28, foyer.serie, 16)));
        household(foyer, rang);
        if (parent >= 0) {
            complete(foyer, parent, rang);
            shareChild(foyer, position);
        }
        if (hasard.oneIn(90, foyer.serie, 17)) {
            formerMember(foyer, rang);
        }
        if (hasard.oneIn(300, foyer.serie, 18)) {
            excluded(foyer, rang);
        }
    }

    /** A child too many or too few: how the number of persons follows the report. */
    private void complete(Foyer foyer, int parent, int rang) {
        boolean isHere = parent < complement(foyer.dtas, rang);
        int first = complement(foyer.dtas, Calage.AVANT.rang());
        if (!isHere && parent >= first) {
            return;
        }
        Personne child = foyer.add();
        child.rang = 14;
        int since = rang;
        while (since > Calage.AVANT.rang() && parent < complement(foyer.dtas, since - 1)) {
            since--;
        }
        boolean isBorn = parent >= first;
        child.naissance = isBorn
                ? Jour.in(since - 1, 1 + hasard.under(28, foyer.serie, 20))
                : Jour.in(Calage.AVANT.rang() - 24 - hasard.under(120, foyer.serie, 20), 15);
        child.rattachement = Math.max(child.naissance, foyer.demande);
        child.estFemme = hasard.oneIn(2, foyer.serie, 21);
        child.nir = Personne.SANS_NIR;
        if (!isHere) {
            int left = rang;
            while (parent >= complement(foyer.dtas, left - 1)) {
                left--;
            }
            child.detachement = Jour.last(left - 1);
        }
    }

    /** A child of separated parents, in the two households. */
    private void shareChild(Foyer foyer, int position) {
        int other = position - 1;
        if (position % 149 != 8 || !hasChildren(foyer.dtas, other)) {
            return;
        }
        long serie = serie(foyer.dtas, STABLES, other);
        int first = profil.genre(foyer.dtas, STABLES, other) == Profil.Genre.COUPLE_ENFANTS ? 2 : 1;
        Personne child = foyer.add();
        child(child, serie, first);
        child.rattachement = Math.max(child.naissance, foyer.demande);
    }

    private boolean hasChildren(int dtas, int position) {
        Profil.Genre genre = profil.genre(dtas, STABLES, position);
        return genre == Profil.Genre.PARENT_SEUL || genre == Profil.Genre.COUPLE_ENFANTS;
    }

    private void formerMember(Foyer foyer, int rang) {
        Personne gone = foyer.add();
        gone.rang = 12;
        gone.role = hasard.oneIn(2, foyer.serie, 22) ? "CJT" : "AUT";
        gone.estAdulte = true;
        gone.estFemme = hasard.oneIn(2, foyer.serie, 23);
        gone.naissance = Jour.in(Calage.REFERENCE.rang() - 12 * (25 + hasard.under(30, foyer.serie, 24)), 12);
        gone.rattachement = foyer.demande;
        gone.detachement = Jour.last(rang - 2 - hasard.under(3, foyer.serie, 25));
    }

    private void excluded(Foyer foyer, int rang) {
        Personne excluded = foyer.add();
        excluded.rang = 13;
        excluded.role = "AUT";
        excluded.estAdulte = true;
        excluded.estExclue = true;
        excluded.naissance = Jour.in(Calage.REFERENCE.rang() - 12 * (20 + hasard.under(4, foyer.serie, 26)), 9);
        excluded.rattachement = foyer.demande;
    }

    /** A household that comes, is paid, leaves: false when it is not in the file of the month. */
    private boolean passage(Foyer foyer, int dtas, long position, int rang) {
        begin(foyer, dtas, PASSAGES, position);
        boolean isLeaver = hasard.oneIn(4, foyer.serie, 30);
        if (position >= fin(dtas, rang)) {
            foyer.etat = hasard.oneIn(6, foyer.serie, 31) ? 1 : 0;
        } else if (position >= debut(dtas, rang)) {
            foyer.etat = 2;
        } else if (position >= debut(dtas, rang - 1) && isLeaver) {
            close(foyer, 5, rang, hasard.oneIn(3, foyer.serie, 32) ? "MUT" : "RAU");
        } else if (isLeaver) {
            return false;
        } else if (position >= debut(dtas, rang - SUSPENSION)) {
            foyer.etat = 4;
            foyer.motif = hasard.oneIn(3, foyer.serie, 33) ? "06" : "01";
            foyer.motifLe = Jour.in(exit(dtas, position, rang), 1);
        } else if (position >= debut(dtas, rang - SUSPENSION - 1)) {
            close(foyer, 5, rang, "ECH");
        } else if (position < debut(dtas, rang - REGULARISATION) && hasard.oneIn(3, foyer.serie, 34)) {
            close(foyer, 6, rang - REGULARISATION + SUSPENSION, "ECH");
        } else {
            return false;
        }
        int entry = Math.floorDiv((int) position, calage.entrees(dtas)) + Calage.AVANT.rang() + 1;
        demande(foyer, Jour.in(foyer.etat < 2 ? rang : entry - 1, 1 + hasard.under(28, foyer.serie, 16)));
        if (foyer.etat == 2 && hasard.oneIn(40, foyer.serie, 35)) {
            foyer.arrivee = Jour.in(entry, 1);
        }
        household(foyer, rang);
        return true;
    }

    /** The first month a household of the window is no longer paid. */
    private int exit(int dtas, long position, int rang) {
        int at = rang;
        while (position < debut(dtas, at - 1)) {
            at--;
        }
        return at;
    }

    private static void close(Foyer foyer, int etat, int rang, String motif) {
        foyer.etat = etat;
        foyer.motif = motif;
        foyer.motifLe = Jour.last(rang);
        if (motif.equals("MUT")) {
            foyer.depart = Jour.last(rang);
        }
    }

    /** A household suspended for long, where the odd addresses are: they never change what is counted as paid. */
    private void suspendu(Foyer foyer, int dtas, int position, int rang) {
        begin(foyer, dtas, SUSPENDUS, position);
        foyer.etat = hasard.oneIn(5, foyer.serie, 40) ? 3 : 4;
        foyer.motif = foyer.etat == 3 ? "GJ" : hasard.oneIn(2, foyer.serie, 41) ? "AB" : "35";
        foyer.motifLe = Jour.in(Calage.AVANT.rang() - 6, 1);
        demande(foyer, Jour.in(Calage.AVANT.rang() - 8 - hasard.under(60, foyer.serie, 42), 7));
        foyer.numcom = switch (hasard.under(12, foyer.serie, 43)) {
            case 0 -> "72181";
            case 1 -> "";
            case 2 -> "ABCDE";
            default -> foyer.numcom;
        };
        household(foyer, rang);
        if (position % 13 == 4 && position < calage.stables(dtas)) {
            // The demandeur is also that of a paid household: one person, two dossiers (RS-4).
            Personne same = foyer.personnes[0];
            long paid = serie(dtas, STABLES, position);
            same.serie = paid;
            same.naissance = naissance(dtas, STABLES, position, false, paid);
            same.estFemme = profil.isDemandeuse(dtas, STABLES, position, profil.genre(dtas, STABLES, position));
            same.nir = nir(paid, 0);
        }
    }

    private void demande(Foyer foyer, int jour) {
        foyer.demande = Math.max(jour, RSA);
        boolean isConverted = jour < RSA;
        foyer.origine = isConverted ? hasard.oneIn(4, foyer.serie, 50) ? "API" : "RMI" : "DEM";
        foyer.origineLe = isConverted ? jour : 0;
        foyer.adresse =
                Math.min(foyer.demande, Jour.in(Calage.AVANT.rang() - 3 - hasard.under(40, foyer.serie, 51), 1));
    }

    /** The persons of a household, from its profile. */
    private void household(Foyer foyer, int rang) {
        Profil.Genre genre = profil.genre(foyer.dtas, foyer.ligne, foyer.position);
        boolean isCouple = genre == Profil.Genre.COUPLE || genre == Profil.Genre.COUPLE_ENFANTS;
        foyer.sitfam = situation(foyer, isCouple);
        foyer.sitfamLe = foyer.demande;
        Personne dem = foyer.add();
        adult(dem, foyer, "DEM", profil.isDemandeuse(foyer.dtas, foyer.ligne, foyer.position, genre), false);
        if (isCouple) {
            adult(foyer.add(), foyer, "CJT", !dem.estFemme, true);
        }
        if (genre == Profil.Genre.PARENT_SEUL || genre == Profil.Genre.COUPLE_ENFANTS) {
            int enfants = profil.enfants(foyer.dtas, foyer.ligne, foyer.position);
            for (int i = 0; i < enfants; i++) {
                Personne child = foyer.add();
                child(child, foyer.serie, child.rang);
                child.rattachement = Math.max(child.naissance, foyer.demande);
            }
        }
    }

    /** The code of a couple, or of one who lives alone; at times that of one who lives alone and yet has a conjoint. */
    private String situation(Foyer foyer, boolean isCouple) {
        if (isCouple && !hasard.oneIn(120, foyer.serie, 52)) {
            return COUPLES[hasard.under(COUPLES.length, foyer.serie, 53)];
        }
        return ISOLES[hasard.under(ISOLES.length, foyer.serie, 54)];
    }

    private void adult(Personne adult, Foyer foyer, String role, boolean estFemme, boolean isConjoint) {
        adult.role = role;
        adult.estAdulte = true;
        adult.estFemme = estFemme;
        adult.naissance = naissance(foyer.dtas, foyer.ligne, foyer.position, isConjoint, foyer.serie);
        adult.rattachement = foyer.demande;
        int sdd = hasard.under(100, foyer.serie, isConjoint ? 56 : 55);
        adult.soumise = sdd < 97 ? 1 : sdd < 99 ? 0 : -1;
        adult.nir = nir(foyer.serie, adult.rang);
    }

    /** The birth of an adult whose completed years in the reference month are those of the profile. */
    private int naissance(int dtas, int ligne, long position, boolean isConjoint, long serie) {
        int age = profil.age(dtas, ligne, position, isConjoint, serie);
        int mois = 1 + hasard.under(12, serie, isConjoint ? 58 : 57);
        int annee = Calage.REFERENCE.annee() - age - (mois == 1 ? 0 : 1);
        return Jour.in(annee * 12 + mois, 1 + hasard.under(28, serie, isConjoint ? 60 : 59));
    }

    /** A child born before the year the report looks at, so that households keep their size over it. */
    private void child(Personne child, long serie, int rang) {
        child.serie = serie;
        child.rang = rang;
        child.estFemme = hasard.oneIn(2, serie, 70 + rang);
        int months = 13 + hasard.under(200, serie, 80 + rang);
        child.naissance = Jour.in(Calage.REFERENCE.rang() - months, 1 + hasard.under(28, serie, 90 + rang));
        child.nir = hasard.oneIn(5, serie, 100 + rang) ? Personne.NIR13 : Personne.SANS_NIR;
    }

    private int nir(long serie, int rang) {
        int draw = hasard.under(100, serie, 110 + rang);
        if (draw < 60) {
            return Personne.NIR13;
        }
        return draw < 94
                ? Personne.NIR15
                : draw < 97 ? Personne.SANS_NIR : draw < 99 ? Personne.NIR_PROVISOIRE : Personne.NIR_FAUX;
    }
}
