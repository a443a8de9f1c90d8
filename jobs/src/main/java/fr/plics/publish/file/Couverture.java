package fr.plics.publish.file;

import fr.plics.contract.DisclosurePolicy;
import fr.plics.publish.Jours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The first sheet: what this is, when, from what, and how to read what is not told. */
final class Couverture {

    static final String ONGLET = "Lisez-moi";

    private static final int DERNIERE = 6;

    private static final String LIVRAISONS = """
            select mois, nature_libelle, source_libelle, version, nb_lus, nb_retenus, nb_rejetes
            from publication
            where est_en_vigueur and mois in (date '%s', date '%s')
            order by mois desc, nature <> 'RSABEM', nature, source
            """;

    private final Feuille feuille;
    private final Extraction extraction;
    private final Chiffres chiffres;
    private final Dates dates;

    Couverture(Feuille feuille, Extraction extraction, Chiffres chiffres) {
        this.feuille = feuille;
        this.chiffres = chiffres;
        this.extraction = extraction;
        this.dates = new Dates(extraction.dernier());
    }

    /** The words a figure may be replaced with, in one line. */
    static String legende() {
        return "« secret » : de 1 à " + (DisclosurePolicy.load().seuil() - 1) + ", ou tiré d’un tel nombre."
                + " « non publiée » : part dont la base est secrète ou nulle. « hors base » : n’entre dans aucune part. « sans objet » : par exemple depuis zéro."
                + " « non reçu » : la source n’a pas été reçue.";
    }

    void write(String lieu) {
        feuille.say(lieu + " : le RSA en " + dates.mois().toLowerCase(Locale.FRANCE), Style.TITRE)
                .height(28);
        feuille.say("Tableaux du programme local d’insertion et de cohésion sociale (PLICS)", Style.SOUS_TITRE);
        feuille.say(dates.situation(chiffres.recus()), Style.SOUS_TITRE).skip();
        heading("Ce classeur");
        extraction.tableaux().forEach(t -> feuille.link(t.section() + " " + t.titre(), t.onglet()));
        feuille.link("Définition des indicateurs et des colonnes", Definitions.ONGLET);
        feuille.link("Tous les chiffres du mois, une ligne par chiffre", Donnees.ONGLET)
                .skip();
        heading("Publication");
        paragraph("Publication " + extraction.release().release() + ", faite le "
                + Jours.jour(Instant.parse(extraction.release().publieeLe()))
                + ". Mois publiés : de "
                + extraction.release().premierMois() + " à "
                + extraction.release().dernierMois() + ".");
        if (!extraction.release().motif().isEmpty()) {
            paragraph("Motif : " + extraction.release().motif());
        }
        if (extraction.release().hypotheseDtas()) {
            paragraph(
                    "Le référentiel des communes n’a pas été reçu pour tous les mois : le rattachement d’une commune à"
                            + " une DTAS et à une commission est alors supposé d’après son intercommunalité.");
        }
        feuille.skip();
        reading();
        deliveries();
        feuille.widths(16, 40, 16, 14, 15, 12, 13);
    }

    private void reading() {
        heading("Comment lire ces tableaux");
        paragraph("« secret » n’est pas zéro. Un nombre de 1 à "
                + (DisclosurePolicy.load().seuil() - 1)
                + " n’est pas publié, ni le détail d’un territoire dont le total est secret, ni la part ou l’évolution"
                + " qui en serait tirée. Il peut encore se déduire par soustraction des nombres qui l’entourent : ce"
                + " classeur se diffuse avec prudence. Un zéro écrit est un vrai zéro. Une somme faite dans ce classeur"
                + " ignore les cases secrètes : les totaux sont ceux des lignes « Ensemble » et des colonnes.");
        paragraph(
                "« sans objet » : par exemple l’évolution en % depuis zéro. « non reçu » : ce dont le chiffre a besoin"
                        + " n’a pas été reçu, cette année ou un an plus tôt. « hors base » : compté, mais dans aucune part."
                        + " « non publiée » : part qui ferait connaître un nombre secret, ou dont le total est nul.");
        paragraph(
                "L’année précédente est comptée dans le découpage des territoires d’aujourd’hui. Chaque personne compte"
                        + " une fois par niveau : les totaux ne s’obtiennent pas toujours en ajoutant des lignes.");
        paragraph(
                "Les parts sont calculées sur ce qui est connu : âge, sexe ou situation inconnus n’y entrent pas, ni les"
                        + " foyers non rattachés à un territoire. Les pourcentages sont arrondis à l’affichage seulement.");
        paragraph(
                "Dans les graphiques, une valeur secrète n’est pas dessinée : une barre de parts qui n’atteint pas 100 %"
                        + " en contient.");
        feuille.skip();
    }

    private void deliveries() {
        heading("Livraisons lues, de ces mois");
        feuille.line(
                List.of(
                        "Mois",
                        "Nature",
                        "Émetteur",
                        "Version",
                        "Enregistrements lus",
                        "Retenus",
                        "Mis en quarantaine"),
                Style.ENTETE_LIBELLE,
                Style.ENTETE);
        feuille.height(30);
        List<Style> styles =
                List.of(Style.LIGNE, Style.LIGNE, Style.LIGNE, Style.LIGNE, Style.NOMBRE, Style.NOMBRE, Style.NOMBRE);
        for (Map<String, Object> row : extraction
                .file()
                .query(LIVRAISONS.formatted(
                        dates.valeur().debut(), dates.valeur().anPasse().debut()))) {
            List<Object> line = new ArrayList<>(row.values());
            line.set(0, Dates.mois((LocalDate) row.get("mois")));
            line.set(3, row.get("version").toString().replaceFirst("T.*", ""));
            feuille.line(line, styles);
        }
    }

    private void heading(String text) {
        List<Object> cells = new ArrayList<>(List.of(text));
        for (int i = 1; i <= DERNIERE; i++) {
            cells.add("");
        }
        feuille.line(cells, Style.BLOC, Style.BLOC).height(18);
    }

    private void paragraph(String text) {
        final int parLigne = 118;
        final double interligne = 13.5;
        feuille.say(text, Style.PAR_LIGNE).merge(1, 0, DERNIERE).height(interligne * (1 + text.length() / parLigne));
    }
}
