package fr.plics.publish.file;

import fr.plics.contract.Schemas;
import fr.plics.contract.TableauPlics;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Territoire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A table of the report as it is printed: territories in columns; this year, last year, what changed. */
final class PageTableau {

    private static final int LIBELLE = 38;
    private static final int COLONNE = 12;
    private static final List<Mesure> ENSEMBLE =
            List.of(Mesure.VALEUR, Mesure.VALEUR_N1, Mesure.EVOLUTION, Mesure.EVOLUTION_PCT, Mesure.PART_TERRITOIRE);
    private static final List<Mesure> VENTILE =
            List.of(Mesure.PART, Mesure.VALEUR, Mesure.VALEUR_N1, Mesure.EVOLUTION_PCT);

    private final Feuille feuille;
    private final TableauPlics tableau;
    private final Chiffres chiffres;
    private final Map<String, String> libelles;
    private final Dates dates;
    private final List<Territoire> territoires;
    private Graphique graphique;

    /**
     * A table to write.
     *
     * @param libelles names of the indicators, by code
     */
    PageTableau(Feuille feuille, TableauPlics tableau, Chiffres chiffres, Map<String, String> libelles) {
        this.feuille = feuille;
        this.tableau = tableau;
        this.chiffres = chiffres;
        this.libelles = libelles;
        this.dates = new Dates(chiffres.mois());
        this.territoires = tableau.niveaux().stream()
                .flatMap(n -> chiffres.territoires(n).stream())
                .toList();
    }

    void write(String lieu, String legende) {
        feuille.say(tableau.section() + " " + tableau.titre(), Style.TITRE).height(24);
        feuille.say(lieu + ". " + dates.situation(chiffres.recus()), Style.SOUS_TITRE);
        feuille.say(legende, Style.NOTE);
        header();
        if (tableau.estVentile()) {
            split();
        } else {
            tableau.indicateurs().forEach(this::whole);
            byMonth(tableau.indicateurs().get(0));
        }
        int[] widths = new int[territoires.size() + 1];
        Arrays.fill(widths, COLONNE);
        widths[0] = LIBELLE;
        feuille.widths(widths);
        graphique.place();
        feuille.onOnePage();
    }

    private void header() {
        int first = feuille.next();
        List<Object> niveaux = new ArrayList<>(List.of(""));
        territoires.forEach(t -> niveaux.add(niveau(t.niveau())));
        feuille.line(niveaux, Style.ENTETE_LIBELLE, Style.ENTETE);
        for (Niveau niveau : tableau.niveaux()) {
            int from = 1 + niveaux.subList(1, niveaux.size()).indexOf(niveau(niveau));
            int size =
                    (int) territoires.stream().filter(t -> t.niveau() == niveau).count();
            feuille.merge(1, from, from + size - 1);
        }
        line("Territoire", Territoire::libelle, Style.ENTETE_LIBELLE, Style.ENTETE);
        feuille.height(30).freeze(1, first);
        List<Niveau> compared =
                tableau.niveaux().subList(0, Math.min(2, tableau.niveaux().size()));
        int shown = (int) territoires.stream()
                .filter(t -> compared.contains(t.niveau()) && t.estRattache())
                .count();
        graphique = new Graphique(feuille, territoires, shown, feuille.next() - 1);
    }

    private static String niveau(Niveau niveau) {
        return Schemas.nomenclature("NIVEAU").libelle(niveau.name());
    }

    private void line(String libelle, Function<Territoire, Object> value, Style first, Style others) {
        List<Object> values = new ArrayList<>(List.of(libelle));
        territoires.forEach(t -> values.add(value.apply(t)));
        feuille.line(values, first, others);
    }

    private void block(String titre) {
        line(titre, t -> "", Style.BLOC, Style.BLOC);
    }

    private void whole(String indicateur) {
        block(libelles.get(indicateur));
        int first = feuille.next();
        for (Mesure mesure : ENSEMBLE) {
            line(mesure.libelle(dates), t -> total(indicateur, t, mesure), Style.LIGNE, mesure.style());
        }
        if (indicateur.equals(tableau.indicateurs().get(0))) {
            String titre = libelles.get(indicateur) + ", par "
                    + niveau(tableau.niveaux().get(1)).replaceFirst("^C", "c");
            graphique.compare(titre, dates.mois(), dates.moisN1(), first);
        }
    }

    private Object total(String indicateur, Territoire territoire, Mesure mesure) {
        return chiffres.read(Chiffres.total(indicateur, chiffres.mois().fin(), territoire), mesure);
    }

    private void byMonth(String indicateur) {
        block(libelles.get(indicateur) + ", mois par mois");
        int first = feuille.next();
        for (LocalDate fin : chiffres.recus()) {
            line(
                    Dates.mois(fin),
                    t -> chiffres.read(Chiffres.total(indicateur, fin, t), Mesure.VALEUR),
                    Style.LIGNE,
                    Style.NOMBRE);
        }
        graphique.follow(libelles.get(indicateur), first, feuille.next() - 1);
    }

    /** Shares first, as the report quotes them, then the numbers they come from. */
    private void split() {
        String indicateur = tableau.indicateurs().get(0);
        List<String> all = chiffres.modalites(tableau);
        List<String> inBase = all.stream()
                .filter(m -> !chiffres.isHorsBase(tableau.dimension(), m))
                .toList();
        for (Mesure mesure : VENTILE) {
            block(blockTitle(mesure));
            List<String> modalites = mesure == Mesure.PART ? inBase : all;
            for (String modalite : modalites) {
                line(
                        chiffres.modaliteLibelle(tableau.dimension(), modalite),
                        t -> chiffres.read(chiffres.cle(indicateur, t, tableau.dimension(), modalite), mesure),
                        Style.LIGNE,
                        mesure.style());
            }
            if (mesure == Mesure.PART) {
                graphique.share(
                        tableau.titre() + ", " + dates.mois().toLowerCase(Locale.FRANCE),
                        tableau.dimension(),
                        modalites.stream()
                                .map(m -> chiffres.modaliteLibelle(tableau.dimension(), m))
                                .toList(),
                        feuille.next() - modalites.size());
            } else {
                line("Ensemble", t -> total(indicateur, t, mesure), Style.LIGNE, mesure.style());
            }
        }
    }

    private String blockTitle(Mesure mesure) {
        return switch (mesure) {
            case VALEUR, VALEUR_N1 -> "Nombre, " + mesure.libelle(dates).toLowerCase(Locale.FRANCE);
            default -> mesure.libelle(dates);
        };
    }
}
