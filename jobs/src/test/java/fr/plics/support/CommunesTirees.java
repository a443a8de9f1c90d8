package fr.plics.support;

import java.util.ArrayList;
import java.util.List;

/** A small reference of communes (R1), with every way a code may lead elsewhere (RS-22, RS-25). */
final class CommunesTirees {

    /** Codes an address may bear, known to the reference or not, all of the Code officiel géographique or made up. */
    static final List<String> CODES = List.of(
            "61001", "61006", "61169", "61293", "61145", "61194", "61214", "61341", "61009", "61007", "61003", "61004",
            "61175", "61176", "61177", "61178", "61179", "61180", "61002", "61005", "61008");

    private final Tirage tirage;

    CommunesTirees(Tirage tirage) {
        this.tirage = tirage;
    }

    /** The reference as known before the changes of 2022, or after. */
    List<String> lignes(boolean apres) {
        List<String> lignes = new ArrayList<>();
        for (String code : List.of("61001", "61006", "61169", "61293", "61194", "61214", "61341", "61007", "61474")) {
            lignes.add(ligne(code, "COM", "", tirage.oneOf("01", "02", "03", "04", "99"), "2017-01-01", ""));
        }
        // Passes from one DTAS to another on 1 January 2022: both rows are known beforehand.
        lignes.add(ligne("61145", "COM", "", "01", "2017-01-01", "2021-12-31"));
        lignes.add(ligne("61145", "COM", "", "02", "2022-01-01", ""));
        // Delegated: one shares the code of its commune, one leads to a commune that ends.
        lignes.add(ligne("61007", "COMD", "61007", "03", "2017-01-01", ""));
        lignes.add(ligne("61009", "COMD", "61474", "02", "2017-01-01", ""));
        lignes.add(ligne("61003", "COMD", "61175", "04", "2017-01-01", ""));
        // Ends on the last day of a month, then is followed to its parent.
        lignes.add(ligne("61175", "COM", "", "04", "2017-01-01", apres ? "2021-12-31" : ""));
        if (apres) {
            lignes.set(lignes.size() - 1, ligne("61175", "COM", "61341", "04", "2017-01-01", "2021-12-31"));
        }
        // Ended, then a delegated commune of another: two steps. Ended without a parent: nowhere.
        lignes.add(ligne("61176", "COM", "61009", "02", "2010-01-01", "2018-12-31"));
        lignes.add(ligne("61177", "COM", "", "02", "2010-01-01", "2018-12-31"));
        // Two ended rows: the one that ended last leads.
        lignes.add(ligne("61178", "COM", "61001", "01", "2000-01-01", "2009-12-31"));
        lignes.add(ligne("61178", "COM", "61006", "01", "2010-01-01", "2018-12-31"));
        // A delegated row wins over an ended one. Two ended communes that lead to each other lead nowhere.
        lignes.add(ligne("61004", "COM", "61006", "02", "2000-01-01", "2016-12-31"));
        lignes.add(ligne("61004", "COMD", "61001", "01", "2017-01-01", ""));
        lignes.add(ligne("61179", "COM", "61180", "01", "2000-01-01", "2016-12-31"));
        lignes.add(ligne("61180", "COM", "61179", "01", "2000-01-01", "2017-12-31"));
        // Not yet there.
        lignes.add(ligne("61002", "COM", "", "01", "2022-01-01", ""));
        // Without DTAS.
        lignes.add(ligne("61005", "COM", "", "", "2017-01-01", ""));
        return lignes;
    }

    private static String ligne(String code, String type, String parent, String dtas, String debut, String fin) {
        return String.join(";", code, type, "Commune " + code, parent, "6100", dtas, dtas, "RURAL", "0", debut, fin);
    }
}
