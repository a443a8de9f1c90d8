package fr.plics.publish.site;

import fr.plics.contract.TableContract;

/** The addresses of the pages: one folder, so that each leads to the others wherever the site is put. */
final class Liens {

    private Liens() {}

    static String indicateur(String code) {
        return "indicateur-" + code + ".html";
    }

    static String table(String table) {
        return "table-" + table.replace('.', '-') + ".html";
    }

    static String table(TableContract table) {
        return table(table.table());
    }

    static String source(String nom) {
        return "source-" + nom + ".html";
    }

    static String codes(String nomenclature) {
        return "codes-" + nomenclature + ".html";
    }

    static String dimension(String code) {
        return "dimensions.html#" + code;
    }
}
