package fr.plics.silver;

import static fr.plics.silver.Texte.stripped;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** What the zones of the flow say, as columns over a record of {@code bronze.rsabem}: one reading each, no choice among records. */
final class Zones {

    private Zones() {}

    /** The RSA role: the family benefits have a block of their own, often before (trap 2). */
    static Column rsa(Column personne) {
        Column first = personne.getField("Prestations").getItem(0);
        Column second = personne.getField("Prestations").getItem(1);
        return when(stripped(first.getField("NATPREST")).equalTo("RSA"), first)
                .when(stripped(second.getField("NATPREST")).equalTo("RSA"), second);
    }

    /** The last address: rank 1, failing that the lowest rank present (step 7). */
    static Column adresse(Column adresses) {
        return array_min(transform(adresses, (a, i) -> {
            Column rang = a.getField("TroncCommunAdresse").getField("RGADR").cast("int");
            return struct(
                    rang.notEqual(1).as("o1"),
                    rang.as("o2"),
                    i.as("o3"),
                    a.getField("TroncCommunAdresse").getField("DTEMM").as("DTEMM"),
                    a.getField("AdresseDetailleeFrance").getField("NUMCOM").as("NUMCOM"));
        }));
    }

    /** An INSEE code, or null when it cannot be one (RS-23). */
    static Column commune(Column numcom) {
        Column code = stripped(numcom);
        return when(code.rlike("^([0-9]{5}|2[AB][0-9]{3})$"), code);
    }

    /** The day the ancienneté starts: the demand, or what it converts when it comes from the RMI or the API (2.6). */
    static Column debut() {
        Column demande = Dates.day(col("IdentificationRSA.DemandeRSA.DTDEMRSA"));
        Column tronc = col("PrestationRSA.DetailDroitRSA.TroncCommunDroitRSA");
        return when(
                        stripped(tronc.getField("ORIDEMRSA")).isin("RMI", "API"),
                        least(
                                demande,
                                Dates.day(tronc.getField("DTORIDEMRSA")),
                                Dates.day(col("IdentificationRSA.DemandeRMI.DateDemandeRMI.DTDEMRMI"))))
                .otherwise(demande);
    }

    /** Attached during the month: since DTREF at the latest, until the first day of the month at the earliest (step 6). */
    static Column isAttached(Column dossierCaf) {
        Column fin = Dates.day(dossierCaf.getField("DFRATDOS"));
        return Dates.day(dossierCaf.getField("DDRATDOS"))
                .leq(col("dtref"))
                .and(fin.isNull().or(fin.geq(Dates.firstDay(col("mois")))));
    }

    /** Excluded from the calculation on DTREF, wholly or in part (RS-8). */
    static Column isExcluded(Column exclusion) {
        Column fin = Dates.day(exclusion.getField("DFEXCL"));
        return coalesce(
                stripped(exclusion.getField("EXCL"))
                        .isin("T", "P")
                        .and(Dates.day(exclusion.getField("DDEXCL")).leq(col("dtref")))
                        .and(fin.isNull().or(fin.geq(col("dtref")))),
                lit(false));
    }

    static Column ordre(String attribut, Column etat, int unknown) {
        return coalesce(Codes.lookup("ETATDOSRSA", attribut, etat, col("dtref")).cast("int"), lit(unknown));
    }

    /** A boolean of the flow: 0 or 1, true or false, null when absent or empty. */
    static Column flag(Column received) {
        Column text = nullif(stripped(received), lit(""));
        return text.isin("1", "true");
    }

    static Column isTrue(Column received) {
        return coalesce(flag(received), lit(false));
    }
}
