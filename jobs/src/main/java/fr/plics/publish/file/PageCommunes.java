package fr.plics.publish.file;

import fr.plics.contract.TableauPlics;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Territoire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;

/** A table of the report with one line a commune, to sort and to filter. */
final class PageCommunes {

    private static final List<Mesure> MESURES =
            List.of(Mesure.VALEUR, Mesure.VALEUR_N1, Mesure.EVOLUTION, Mesure.EVOLUTION_PCT, Mesure.PART_TERRITOIRE);

    private static final String RATTACHEMENT = """
            select territoire, epci_libelle, dtas_libelle, commission_libelle
            from territoire
            where niveau = 'COMMUNE'
            """;

    private final Feuille feuille;
    private final TableauPlics tableau;
    private final Chiffres chiffres;

    PageCommunes(Feuille feuille, TableauPlics tableau, Chiffres chiffres) {
        this.feuille = feuille;
        this.tableau = tableau;
        this.chiffres = chiffres;
    }

    void write(String lieu, String legende) {
        Dates dates = new Dates(chiffres.mois());
        feuille.say(tableau.section() + " " + tableau.titre(), Style.TITRE).height(24);
        feuille.say(lieu + ". " + dates.situation(chiffres.recus()), Style.SOUS_TITRE);
        feuille.say(legende, Style.NOTE);
        List<Object> header =
                new ArrayList<>(List.of("Commune", "Code INSEE", "Intercommunalité", "DTAS", "Commission RSA"));
        MESURES.forEach(m -> header.add(m.libelle(dates)));
        int first = feuille.next();
        feuille.line(header, Style.ENTETE_LIBELLE, Style.ENTETE).height(44).freeze(1, first);
        List<Style> styles = new ArrayList<>(List.of(Style.LIGNE, Style.LIGNE, Style.LIGNE, Style.LIGNE, Style.LIGNE));
        MESURES.forEach(m -> styles.add(m.style()));
        Map<String, Map<String, Object>> rattachement = new HashMap<>();
        chiffres.query(RATTACHEMENT)
                .forEach(r -> rattachement.put(r.get("territoire").toString(), r));
        for (Territoire commune : chiffres.territoires(Niveau.COMMUNE)) {
            feuille.line(line(commune, rattachement.getOrDefault(commune.code(), Map.of())), styles);
        }
        feuille.sheet().setAutoFilter(new CellRangeAddress(first, feuille.next() - 1, 0, header.size() - 1));
        feuille.widths(32, 11, 40, 18, 18, 12, 12, 12, 12, 13);
    }

    private List<Object> line(Territoire commune, Map<String, Object> rattachement) {
        List<Object> line = new ArrayList<>(List.of(commune.libelle(), commune.code()));
        for (String column : List.of("epci_libelle", "dtas_libelle", "commission_libelle")) {
            line.add(rattachement.get(column));
        }
        MESURES.forEach(m -> line.add(chiffres.read(
                Chiffres.total(tableau.indicateurs().get(0), chiffres.mois().fin(), commune), m)));
        return line;
    }
}
