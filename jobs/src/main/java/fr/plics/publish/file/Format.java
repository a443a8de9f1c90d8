package fr.plics.publish.file;

import java.util.Locale;

/** The forms figures are taken away in. */
public enum Format {
    /** A workbook: the tables of the report at a month, for reading and printing. */
    XLSX,
    /** Tables for a French spreadsheet, with their Table Schema. */
    CSV,
    /** The figures, for programs. */
    PARQUET,
    /** Beneficiaries of each commune, on its outline. */
    GEOJSON;

    /** As it is written on the command line and at the end of a file name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
