package fr.plics.sample;

import static fr.plics.sample.Balises.*;

import java.io.IOException;
import java.io.OutputStream;

/** A file of the flow: header, one block per household, trailer. Valid for the schema, windows-1252 as the payers send. */
final class FluxWriter implements AutoCloseable {

    private static final byte[] TETE = Octets.of("<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n"
            + "<!-- Données synthétiques : plics sample. Ces personnes n'existent pas. -->\n<Racine>");
    private static final byte[] PIED = Octets.of("</Racine>\n");
    private static final byte[] LIGNE = Octets.of("\n");
    private static final byte[] CAF = Octets.of("CAF");
    private static final byte[] MSA = Octets.of("MSA");
    private static final byte[] NUM_CAF = Octets.of("611");
    private static final byte[] NUM_MSA = Octets.of("532");
    private static final byte[] CG = Octets.of("CG ");
    private static final byte[] VOIES = Octets.of("RUE");
    private static final byte[] VIDE = {};
    private static final byte[] RSA = Octets.of("RSA");
    private static final byte[] PFA = Octets.of("PFA");
    private static final byte[] FRA = Octets.of("FRA");
    private static final byte[] D = Octets.of("D");
    private static final byte[] CO = Octets.of("CO");
    private static final byte[] ALENCON = Octets.of("ALENÇON");
    private static final byte[] COMMUNE = Octets.of("COMMUNE DE L’ORNE");
    private static final byte[] MOULIN = Octets.of("DU VIEUX MOULIN À EAU");
    private static final String[] ACTIVITES = {"CHO", "ANP", "SAN", "CDD", "CNI", "SAC", "SFP", "INT"};
    private static final int RSA_BASE = 56534;

    private final Octets out;
    private final Hasard hasard;
    private final boolean isMsa;
    private final String departement;
    private final int rang;
    private final int reference;
    private long nombre;

    FluxWriter(OutputStream out, Hasard hasard, String departement, boolean isMsa, int rang) {
        this.out = new Octets(out);
        this.hasard = hasard;
        this.departement = departement;
        this.isMsa = isMsa;
        this.rang = rang;
        this.reference = Jour.last(rang);
        begin();
    }

    private void begin() {
        out.put(TETE);
        IDENTIFICATION_FLUX.open(out);
        APPLIEME.put(out, isMsa ? "AGO" : "CRI");
        NUMVERSIONAPPLIEME.put(out, "6200");
        TYPEFLUX.put(out, "M");
        NATFLUX.put(out, "D");
        DTCREAFLUX.day(out, Jour.in(rang + 1, isMsa ? 6 : 5));
        HEUCREAFLUX.put(out, "01:18:36.0000");
        DTREF.day(out, reference);
        IDENTIFICATION_FLUX.close(out);
        out.put(LIGNE);
    }

    /** The household as it is this month. */
    void write(Foyer foyer) {
        nombre++;
        INFOS_FOYER_RSA.open(out);
        identification(foyer);
        for (int i = 0; i < foyer.nombre; i++) {
            personne(foyer, foyer.personnes[i]);
        }
        administratif(foyer);
        prestation(foyer);
        INFOS_FOYER_RSA.close(out);
        out.put(LIGNE);
    }

    private void identification(Foyer foyer) {
        IDENTIFICATION_RSA.open(out);
        ORGANISME.open(out);
        FONORG.put(out, isMsa ? MSA : CAF);
        NUMORG.put(out, isMsa ? NUM_MSA : NUM_CAF);
        MATRICULE.open(out).put(foyer.serie % 10_000_000L, 7).put(0, 8);
        MATRICULE.close(out);
        ORGANISME.close(out);
        PARTENAIRE.open(out);
        TYPEPARTE.put(out, CG);
        IDEPARTE.put(out, departement);
        PARTENAIRE.close(out);
        DEMANDE_RSA.open(out);
        DTDEMRSA.day(out, foyer.demande);
        NUMDEMRSA.number(out, foyer.serie, 11);
        DEMANDE_RSA.close(out);
        if (foyer.origine.equals("RMI")) {
            rmi(foyer);
        }
        if (foyer.arrivee > 0) {
            ORGANISME_CEDANT.open(out);
            FONORGCEDMUT.put(out, isMsa ? CAF : MSA);
            NUMORGCEDMUT.put(out, isMsa ? NUM_CAF : NUM_MSA);
            DDARRMUT.day(out, foyer.arrivee);
            ORGANISME_CEDANT.close(out);
        }
        if (foyer.depart > 0) {
            ORGANISME_PRENANT.open(out);
            FONORGPRENMUT.put(out, isMsa ? CAF : MSA);
            NUMORGPRENMUT.put(out, isMsa ? NUM_CAF : NUM_MSA);
            DDDEPAMUT.day(out, foyer.depart);
            ORGANISME_PRENANT.close(out);
        }
        IDENTIFICATION_RSA.close(out);
    }

    private void rmi(Foyer foyer) {
        DEMANDE_RMI.open(out);
        DATE_DEMANDE_RMI.open(out);
        DTDEMRMI.day(out, foyer.origineLe);
        DATE_DEMANDE_RMI.close(out);
        NUMERO_INSTRUCTION_RMI.open(out);
        NUMDEPINSRMI.put(out, departement);
        TYPEINSRMI.put(out, "C");
        NUMCOMINSRMI.number(out, 1, 3);
        NUMAGRINSRMI.put(out, "01");
        NUMDOSINSRMI.number(out, foyer.serie % 100_000, 5);
        NUMCLI.number(out, foyer.serie % 97, 3);
        NUMERO_INSTRUCTION_RMI.close(out);
        DEMANDE_RMI.close(out);
    }

    private void personne(Foyer foyer, Personne p) {
        PERSONNE.open(out);
        IDENTIFICATION.open(out);
        if (p.estAdulte) {
            QUAL.put(out, p.estFemme ? "MME" : "MR");
        }
        boolean isConjoint = p.estAdulte && p.rang > 0;
        NOM.open(out);
        Noms.surname(out, hasard, p.serie, false);
        NOM.close(out);
        NOMNAI.open(out);
        Noms.surname(out, hasard, p.serie, isConjoint);
        NOMNAI.close(out);
        PRENOM.put(out, Noms.firstName(hasard, p));
        NOMCOMNAI.put(out, ALENCON);
        DTNAI.day(out, p.naissance);
        TYPEDTNAI.put(out, p.serie % 400 == 0 ? "J" : "N");
        if (p.nir != Personne.SANS_NIR) {
            NIR.open(out);
            Nirs.put(out, p);
            NIR.close(out);
        }
        TOPVALIEC.put(out, true);
        SEXE.put(out, p.estFemme ? "2" : "1");
        IDENTIFICATION.close(out);
        dossierCaf(foyer, p);
        prestations(p);
        if (!p.estAdulte) {
            rattachement(foyer);
        }
        if (p.estAdulte && p.serie % 3 == 0) {
            DOSSIER_POLE_EMPLOI.open(out);
            IDASSEDIC.number(out, p.serie % 100_000_000L, 8);
            DOSSIER_POLE_EMPLOI.close(out);
        }
        if (p.estAdulte) {
            ressources(p);
            if (p.soumise >= 0) {
                MONTANT_CALCUL_DROIT_RSAPERSONNE.open(out);
                TOPPERSDRODEVORSA.put(out, p.soumise == 1);
                TOPPERSENTDRODEVORSA.put(out, false);
                MTPERSRESSMENRSA.amount(out, hasard.under(30_000, p.serie, 130));
                MTPERSABANEURSA.amount(out, 0);
                MONTANT_CALCUL_DROIT_RSAPERSONNE.close(out);
            }
            activites(foyer, p);
        }
        if (p.estExclue) {
            AVIS_PCGPERSONNE.open(out);
            EXCLUE_RSA.open(out);
            EXCL.put(out, p.serie % 2 == 0 ? "T" : "P");
            DDEXCL.day(out, foyer.demande);
            EXCLUE_RSA.close(out);
            AVIS_PCGPERSONNE.close(out);
        }
        PERSONNE.close(out);
        out.put(LIGNE);
    }

    private void dossierCaf(Foyer foyer, Personne p) {
        DOSSIER_CAF.open(out);
        TOPRESPDOS.put(out, p.rang == 0);
        DDRATDOS.day(out, p.rattachement);
        if (p.detachement > 0) {
            DFRATDOS.day(out, p.detachement);
        }
        if (p.rang == 0 && foyer.serie % 7 == 0) {
            NUMDEMRSAPRECE.number(out, foyer.serie - 1, 11);
        }
        DOSSIER_CAF.close(out);
    }

    /** The family benefits first, with another role: only the RSA block counts. */
    private void prestations(Personne p) {
        PRESTATIONS.open(out);
        NATPREST.put(out, PFA);
        ROLEPERS.put(out, p.rang == 0 ? "RDO" : p.role);
        TOPCHAPERS.put(out, !p.estAdulte);
        PRESTATIONS.close(out);
        PRESTATIONS.open(out);
        NATPREST.put(out, RSA);
        ROLEPERS.put(out, p.role);
        TOPCHAPERS.put(out, p.estACharge);
        PRESTATIONS.close(out);
    }

    private void rattachement(Foyer foyer) {
        RATTACHEMENT.open(out);
        Personne parent = foyer.personnes[0];
        NOMNAI.open(out);
        Noms.surname(out, hasard, parent.serie, false);
        NOMNAI.close(out);
        PRENOM.put(out, Noms.firstName(hasard, parent));
        DTNAI.day(out, parent.naissance);
        if (parent.nir == Personne.NIR13) {
            NIR.open(out);
            Nirs.put(out, parent);
            NIR.close(out);
        }
        TYPEPAR.put(out, "LEG");
        RATTACHEMENT.close(out);
    }

    private void ressources(Personne p) {
        RESSOURCES.open(out);
        boolean isNull = hasard.oneIn(3, p.serie, 131 + p.rang);
        GENERALITE_RESSOURCES_TRIMESTRE.open(out);
        TOPRESSNUL.put(out, isNull);
        DDRESS.day(out, Jour.in(rang - 3, 1));
        DFRESS.day(out, Jour.last(rang - 1));
        GENERALITE_RESSOURCES_TRIMESTRE.close(out);
        for (int m = 3; m >= 1 && !isNull; m--) {
            RESSOURCES_MENSUELLES.open(out);
            GENERALITE_RESSOURCES_MENSUELLES.open(out);
            MOISRESS.day(out, Jour.in(rang - m, 1));
            NBHEUMENTRA.number(out, hasard.under(60, p.serie, 140 + m), 3);
            GENERALITE_RESSOURCES_MENSUELLES.close(out);
            ressource("001", 10_000 + hasard.under(40_000, p.serie, 150 + m));
            if (p.serie % 4 == 0) {
                ressource("010", hasard.under(50_000, p.serie, 160 + m));
            }
            RESSOURCES_MENSUELLES.close(out);
        }
        RESSOURCES.close(out);
    }

    private void ressource(String nature, long cents) {
        DETAIL_RESSOURCES_MENSUELLES.open(out);
        NATRESS.put(out, nature);
        MTNATRESSMEN.amount(out, cents);
        ABANEU.put(out, "N");
        DETAIL_RESSOURCES_MENSUELLES.close(out);
    }

    private void activites(Foyer foyer, Personne p) {
        int number = 1 + hasard.under(3, p.serie, 170 + p.rang);
        for (int i = 0; i < number; i++) {
            ACTIVITE.open(out);
            REG.put(out, "GE");
            ACT.put(out, ACTIVITES[hasard.under(ACTIVITES.length, p.serie, 180 + i)]);
            DDACT.day(out, Jour.in(Jour.rang(foyer.demande) + i, 1));
            if (i < number - 1) {
                DFACT.day(out, Jour.last(Jour.rang(foyer.demande) + i));
            }
            NATCONTRTRA.put(out, "CDD");
            ACTIVITE.close(out);
        }
    }

    private void administratif(Foyer foyer) {
        DONNEES_ADMINISTRATIVES.open(out);
        SITUATION_FAMILLE.open(out);
        SITFAM.put(out, foyer.sitfam);
        DDSITFAM.day(out, foyer.sitfamLe);
        SITUATION_FAMILLE.close(out);
        int history = hasard.under(3, foyer.serie, 190);
        if (history == 2) {
            // An older address first: the rank tells, not the order.
            adresse(foyer, 3, Jour.in(Jour.rang(foyer.adresse) - 30, 2), "75056");
            adresseHorsFrance(foyer, 2);
        } else if (history == 1) {
            adresse(foyer, 2, Jour.in(Jour.rang(foyer.adresse) - 12, 3), "61006");
        }
        if (foyer.numcom.isEmpty()) {
            adresseHorsFrance(foyer, 1);
        } else {
            adresse(foyer, 1, foyer.adresse, foyer.numcom);
        }
        DONNEES_ADMINISTRATIVES.close(out);
    }

    private void tronc(int rangAdresse, int emmenagement, byte[] pays) {
        TRONC_COMMUN_ADRESSE.open(out);
        RGADR.number(out, rangAdresse, 2);
        DTEMM.day(out, emmenagement);
        PAYS.put(out, pays);
        TYPEADR.put(out, D);
        ETATADR.put(out, CO);
        TRONC_COMMUN_ADRESSE.close(out);
    }

    private void adresse(Foyer foyer, int rangAdresse, int emmenagement, String numcom) {
        ADRESSE.open(out);
        tronc(rangAdresse, emmenagement, FRA);
        ADRESSE_DETAILLEE_FRANCE.open(out);
        COMPLIDEADR.empty(out);
        COMPLADR.empty(out);
        NUMVOIE.number(out, 1 + foyer.serie % 98, 2);
        LIBTYPEVOIE.put(out, VOIES);
        NOMVOIE.put(out, MOULIN);
        LIEUDIST.put(out, VIDE);
        NUMCOM.put(out, numcom);
        CODEPOS.put(out, "61000");
        NOMCOM.put(out, COMMUNE);
        ADRESSE_DETAILLEE_FRANCE.close(out);
        ADRESSE.close(out);
    }

    private void adresseHorsFrance(Foyer foyer, int rangAdresse) {
        ADRESSE.open(out);
        tronc(rangAdresse, Jour.in(Jour.rang(foyer.adresse) - 20, 2), Octets.of("HOR"));
        ADRESSE_HORS_FRANCE.open(out);
        LIBLIG2ADR.put(out, "1 GRAND-PLACE");
        LIBLIG3ADR.empty(out);
        LIBLIG4ADR.empty(out);
        LIBLIG5ADR.empty(out);
        LIBLIG6ADR.put(out, "1000 BRUXELLES");
        LIBLIG7ADR.put(out, "BELGIQUE");
        ADRESSE_HORS_FRANCE.close(out);
        ADRESSE.close(out);
    }

    private void prestation(Foyer foyer) {
        PRESTATION_RSA.open(out);
        SITUATION_DOSSIER_RSA.open(out);
        ETAT_DOSSIER_RSA.open(out);
        ETATDOSRSA.number(out, foyer.etat, 1);
        ETAT_DOSSIER_RSA.close(out);
        motif(foyer);
        SITUATION_DOSSIER_RSA.close(out);
        droit(foyer);
        PRESTATION_RSA.close(out);
    }

    private void motif(Foyer foyer) {
        switch (foyer.etat) {
            case 1 -> {
                REFUS.open(out);
                DTREFURSA.day(out, reference);
                MOTIREFURSA.put(out, "F02");
                REFUS.close(out);
            }
            case 3 -> {
                SUSPENSION_DROIT.open(out);
                MOTISUSDRORSA.put(out, foyer.motif);
                DDSUSDRORSA.day(out, foyer.motifLe);
                NATGROUPFSUS.put(out, RSA);
                SUSPENSION_DROIT.close(out);
            }
            case 4 -> {
                suspension(foyer, foyer.motif);
                if (foyer.serie % 5 == 0) {
                    suspension(foyer, "05");
                }
            }
            case 5 -> {
                FIN_DROIT.open(out);
                MOTICLORSA.put(out, foyer.motif);
                DTCLORSA.day(out, foyer.motifLe);
                FIN_DROIT.close(out);
            }
            case 6 -> {
                FIN_DROIT_MOIS_ANTERIEUR.open(out);
                MOTICLORSA.put(out, foyer.motif);
                DTCLORSA.day(out, foyer.motifLe);
                FIN_DROIT_MOIS_ANTERIEUR.close(out);
            }
            default -> {}
        }
    }

    private void suspension(Foyer foyer, String motif) {
        SUSPENSION_VERSEMENT.open(out);
        MOTISUSVERSRSA.put(out, motif);
        DDSUSVERSRSA.day(out, foyer.motifLe);
        SUSPENSION_VERSEMENT.close(out);
    }

    private void droit(Foyer foyer) {
        DETAIL_DROIT_RSA.open(out);
        TRONC_COMMUN_DROIT_RSA.open(out);
        TOPSANSDOMFIXE.put(out, foyer.estSansDomicile);
        int enfants = foyer.enfants();
        NBENFAUTCHA.number(out, enfants, 2);
        ORIDEMRSA.put(out, foyer.origine);
        DTORIDEMRSA.day(out, foyer.origineLe > 0 ? foyer.origineLe : Jour.in(Jour.rang(foyer.demande) + 24, 1));
        TOPFOYDRODEVORSA.put(out, true);
        TRONC_COMMUN_DROIT_RSA.close(out);
        long base = RSA_BASE + RSA_BASE * 3L / 10 * enfants;
        if (foyer.etat > 1) {
            MONTANTS_CALCUL_DROIT_RSA.open(out);
            DDELECAL.day(out, Jour.in(rang, 1));
            DFELECAL.day(out, reference);
            MTREVMINIGARARSA.amount(out, base);
            MTPENTRSA.amount(out, 0);
            MTREVGARARSA.amount(out, base);
            MTPFRSA.amount(out, 13_200L * enfants);
            MTALRSA.amount(out, 6_784);
            MTRESSMENRSA.amount(out, hasard.under(30_000, foyer.serie, 195));
            MTTOTDRORSA.amount(out, base - 6_784);
            MONTANTS_CALCUL_DROIT_RSA.close(out);
            detail(Jour.in(rang - 14, 1), Jour.last(rang - 3), base);
            detail(Jour.in(rang - 2, 1), 0, base - 6_784);
        }
        if (foyer.serie % 50 == 0) {
            AVIS_PCGDROIT_RSA.open(out);
            REDUCTION_RSA.open(out);
            MTREDRSA.amount(out, 10_000);
            DDREDRSA.day(out, Jour.in(rang - 1, 1));
            DFREDRSA.day(out, Jour.last(rang + 1));
            REDUCTION_RSA.close(out);
            AVIS_PCGDROIT_RSA.close(out);
        }
        DETAIL_DROIT_RSA.close(out);
    }

    private void detail(int debut, int fin, long cents) {
        DETAIL_CALCUL_DROIT_RSA.open(out);
        NATPF.put(out, "RSD");
        SOUSNATPF.put(out, "RSDN2");
        DDNATDRO.day(out, debut);
        if (fin > 0) {
            DFNATDRO.day(out, fin);
        }
        MTRSAVERS.amount(out, cents);
        DTDERRSAVERS.day(out, reference);
        DETAIL_CALCUL_DROIT_RSA.close(out);
    }

    @Override
    public void close() throws IOException {
        TRANSMISSION_FLUX.open(out);
        NBTOTDOSRSATRANSM.number(out, nombre, 8);
        NBTOTDOSRSATRANSMANO.number(out, 0, 8);
        TRANSMISSION_FLUX.close(out);
        out.put(PIED);
        out.close();
    }
}
