package fr.plics.publish.file;

import fr.plics.contract.Colonne;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.util.CellRangeAddress;

/** The sheet of all the figures of the month, as the table {@code indicateur} has them, to filter and to pivot. */
final class Donnees {

    static final String ONGLET = "Données";

    private Donnees() {}

    static void write(Feuille feuille, Extraction extraction) {
        TableContract contract = Schemas.publication("indicateur");
        List<String> names = contract.colonnes().stream().map(Colonne::nom).toList();
        feuille.line(names, Style.ENTETE_LIBELLE, Style.ENTETE_LIBELLE).freeze(1, 0);
        List<Style> styles = contract.colonnes().stream().map(Donnees::style).toList();
        for (Map<String, Object> row :
                extraction.file().query(extraction.indicateur(Optional.of(extraction.dernier())))) {
            feuille.line(Extraction.values(row), styles);
        }
        feuille.sheet().setAutoFilter(new CellRangeAddress(0, feuille.next() - 1, 0, names.size() - 1));
        int[] widths = new int[names.size()];
        Arrays.fill(widths, 16);
        widths[0] = 24;
        feuille.widths(widths);
    }

    private static Style style(Colonne colonne) {
        return switch (colonne.type()) {
            case DECIMAL, ENTIER, ENTIER_LONG -> Style.DECIMAL;
            case DATE -> Style.DATE;
            case INSTANT -> Style.INSTANT;
            case TEXTE, BOOLEEN, LISTE, FLUX -> Style.TEXTE;
        };
    }
}
