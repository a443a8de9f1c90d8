package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a file may have wrong and still be believed, {@code schemas/quality.yaml}.
 *
 * @param partLignesRejeteesMaxPct share of the lines of an extract that may go to quarantine, in percent
 * @param partDossiersRejetesMaxPct share of the dossiers of a flow that may, in percent
 */
public record QualityPolicy(
        @JsonProperty(required = true) double partLignesRejeteesMaxPct,
        @JsonProperty(required = true) double partDossiersRejetesMaxPct) {

    private static final String PATH = "schemas/quality.yaml";

    public static QualityPolicy load() {
        return Schemas.once(PATH, path -> Resource.yaml(path, QualityPolicy.class));
    }

    /** Whether too many lines of an extract are rejected. */
    public boolean refusesLignes(long rejetees, long lues) {
        return isOver(rejetees, lues, partLignesRejeteesMaxPct);
    }

    /** Whether too many dossiers of a flow are rejected. */
    public boolean refusesDossiers(long rejetes, long lus) {
        return isOver(rejetes, lus, partDossiersRejetesMaxPct);
    }

    private static boolean isOver(long part, long whole, double maxPct) {
        return part * 100.0 > maxPct * whole;
    }
}
