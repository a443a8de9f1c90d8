package fr.plics.support;

import fr.plics.support.Identites.Identite;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A small landing drawn from a seed: two months and one a year later, three payers, the extracts of the Département, a
 * month delivered twice. Small enough for a run of seconds, full of what domain.md calls traps.
 */
public final class DepotTire {

    private static final YearMonth JANVIER = YearMonth.of(2021, 1);
    private static final YearMonth FEVRIER = YearMonth.of(2021, 2);
    private static final YearMonth AN_SUIVANT = YearMonth.of(2022, 1);

    /** What the Département sends, beside the flow. */
    public enum Envoi {
        /** A reference of communes in each January, orientations whole in each January. */
        COMPLET,
        /** No reference of communes ever; orientations whole once, then the facts of each month. */
        SANS_REFERENCE,
        /** The reference of communes comes in February only; orientations never whole; a month without E1. */
        TARDIF
    }

    private final Envoi envoi;
    private final Path dossier;
    private final Depot depot;
    private final FoyersTires foyers;
    private final ExtraitsTires extraits;
    private final CommunesTirees communes;

    private DepotTire(long graine, Envoi envoi, Path dossier) {
        Tirage tirage = new Tirage(graine);
        Identites identites = new Identites(tirage);
        List<Identite> adultes = identites.draw("A", 400, true);
        List<Identite> enfants = identites.draw("E", 150, false);
        this.envoi = envoi;
        this.dossier = dossier;
        this.depot = Depot.in(dossier);
        this.foyers = new FoyersTires(tirage, identites, adultes, enfants, CommunesTirees.CODES);
        this.extraits = new ExtraitsTires(tirage, identites, adultes);
        this.communes = new CommunesTirees(tirage);
    }

    /** Writes the landing of a seed. */
    public static void write(long graine, Envoi envoi, Path dossier) {
        new DepotTire(graine, envoi, dossier).write();
    }

    private void write() {
        Depot premierEnvoi = Depot.in(dossier.resolve("corrige-depuis"));
        for (YearMonth mois : List.of(JANVIER, FEVRIER, AN_SUIVANT)) {
            if (mois.equals(FEVRIER)) {
                // Replaced by what the payer and the Département send a few days later.
                flux(premierEnvoi, mois, "CAF", "611", 1, 30, "AVANT", 2);
            }
            flux(depot, mois, "CAF", "611", 1, 75, "CAF", 5);
            flux(depot, mois, "MSA", "532", 2, 75, "MSA", 5);
            flux(depot, mois, "CAF", "531", 3, 12, "AUTRE", 5);
            if (envoi != Envoi.TARDIF || !mois.equals(FEVRIER)) {
                depot.extrait("PERSONNE", mois, "S", genereLe(mois, 4), extraits.personnes(foyers::demandeOf));
            }
        }
        orientations(premierEnvoi);
        references();
        premierEnvoi.announce();
        depot.announce();
    }

    private void flux(
            Depot vers, YearMonth mois, String famille, String numero, int prefixe, int nombre, String id, int jour) {
        List<Bloc> blocs = foyers.blocs(famille, numero, prefixe, nombre, mois);
        vers.flux(
                mois,
                id,
                Flux.of(blocs.toArray(Bloc[]::new)).mois(mois.atEndOfMonth().toString(), genereLe(mois, jour)));
    }

    private static String genereLe(YearMonth mois, int jour) {
        return mois.plusMonths(1).atDay(jour).toString();
    }

    private void orientations(Depot premierEnvoi) {
        depot.extrait(
                "ORIENTATION",
                JANVIER,
                envoi == Envoi.TARDIF ? "F" : "S",
                genereLe(JANVIER, 4),
                extraits.nouvelles(900));
        premierEnvoi.extrait("ORIENTATION", FEVRIER, "F", genereLe(FEVRIER, 2), extraits.faits(20));
        for (YearMonth mois = FEVRIER; mois.isBefore(AN_SUIVANT); mois = mois.plusMonths(1)) {
            depot.extrait("ORIENTATION", mois, "F", genereLe(mois, 4), extraits.faits(15));
        }
        List<String> derniers = new ArrayList<>(extraits.faits(15));
        if (envoi == Envoi.COMPLET) {
            derniers.addAll(extraits.nouvelles(900));
        }
        depot.extrait("ORIENTATION", AN_SUIVANT, envoi == Envoi.COMPLET ? "S" : "F", genereLe(AN_SUIVANT, 4), derniers);
    }

    private void references() {
        switch (envoi) {
            case COMPLET -> {
                depot.extrait("REF_COMMUNE", JANVIER, "S", genereLe(JANVIER, 4), communes.lignes(false));
                depot.extrait("REF_COMMUNE", AN_SUIVANT, "S", genereLe(AN_SUIVANT, 4), communes.lignes(true));
            }
            case TARDIF -> depot.extrait("REF_COMMUNE", FEVRIER, "S", genereLe(FEVRIER, 4), communes.lignes(true));
            case SANS_REFERENCE -> {}
        }
    }
}
