package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a file may have wrong and still be believed, {@code schemas/quality.yaml}.
 *
 * @param partRejetsMaxPct share of its records that may go to quarantine, in percent; above it the file is refused
 */
public record QualityPolicy(@JsonProperty(required = true) double partRejetsMaxPct) {

    private static final String PATH = "schemas/quality.yaml";

    public static QualityPolicy load() {
        return Schemas.once(PATH, path -> Resource.yaml(path, QualityPolicy.class));
    }

    /** Whether too many of its records are rejected. */
    public boolean refuses(long rejetes, long lus) {
        return rejetes * 100.0 > partRejetsMaxPct * lus;
    }
}
