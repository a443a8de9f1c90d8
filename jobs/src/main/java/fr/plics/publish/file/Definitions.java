package fr.plics.publish.file;

import fr.plics.contract.Colonne;
import fr.plics.contract.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The sheet that says what each figure counts, and what each column holds. */
final class Definitions {

    static final String ONGLET = "Définitions";

    private static final String QUERY = """
            select libelle, definition, unite, sources, sections_plics, disponible_depuis, filtre, indicateur
            from definition
            """;

    private Definitions() {}

    static void write(Feuille feuille, Extraction extraction) {
        feuille.say("Définition des indicateurs", Style.TITRE).height(24).skip();
        int first = feuille.next();
        feuille.line(
                List.of(
                        "Indicateur",
                        "Ce qui est compté",
                        "Unité",
                        "Sources",
                        "PLICS",
                        "Disponible depuis",
                        "Condition",
                        "Code"),
                Style.ENTETE_LIBELLE,
                Style.ENTETE_LIBELLE);
        feuille.freeze(1, first);
        for (Map<String, Object> row : extraction.file().query(QUERY)) {
            feuille.line(new ArrayList<>(row.values()), Style.PAR_LIGNE, Style.PAR_LIGNE);
        }
        feuille.skip().say("Colonnes de l’onglet « " + Donnees.ONGLET + " »", Style.TITRE);
        feuille.height(24).skip();
        feuille.line(List.of("Colonne", "Ce qu’elle contient"), Style.ENTETE_LIBELLE, Style.ENTETE_LIBELLE);
        for (Colonne colonne : Schemas.publication("indicateur").colonnes()) {
            feuille.line(List.of(colonne.nom(), colonne.libelle()), Style.PAR_LIGNE, Style.PAR_LIGNE);
        }
        feuille.widths(34, 52, 10, 34, 12, 20, 28, 24);
    }
}
