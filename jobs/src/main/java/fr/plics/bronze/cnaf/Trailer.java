package fr.plics.bronze.cnaf;

import java.util.Map;

/**
 * What the end of a flow announces. Nobody published what it counts: blocks or dossiers, with or without those of the
 * anomaly file; any of the four identities is accepted, and the one that held is kept (CTRL_TRAILER).
 *
 * @param transmis NBTOTDOSRSATRANSM
 * @param anomalies NBTOTDOSRSATRANSMANO
 */
record Trailer(long transmis, long anomalies) {

    static Trailer of(Map<String, String> entete) {
        return new Trailer(
                Long.parseLong(entete.get("NBTOTDOSRSATRANSM")), Long.parseLong(entete.get("NBTOTDOSRSATRANSMANO")));
    }

    /**
     * The identity that holds, or null.
     *
     * @param blocs records read
     * @param dossiers distinct dossiers among the records kept; not looked at when records agree
     * @param rejets records whose dossier is not known, for they are in quarantine
     */
    String identite(long blocs, long dossiers, long rejets) {
        if (transmis == blocs) {
            return "B";
        }
        if (between(transmis, dossiers, rejets)) {
            return "D";
        }
        if (transmis == blocs + anomalies) {
            return "B+A";
        }
        return between(transmis - anomalies, dossiers, rejets) ? "D+A" : null;
    }

    private static boolean between(long value, long distincts, long rejets) {
        return value >= distincts && value <= distincts + rejets;
    }

    String compare(long blocs) {
        return transmis + " annoncés, " + anomalies + " en anomalie, " + blocs + " lus";
    }
}
