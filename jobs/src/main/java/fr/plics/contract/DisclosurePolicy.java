package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What may be published, {@code schemas/disclosure.yaml}.
 *
 * @param seuil smallest count that may be shown; counts from 1 to {@code seuil − 1} are secret
 */
public record DisclosurePolicy(
        @JsonProperty(required = true) int seuil) {

    public static DisclosurePolicy load() {
        return Resource.yaml("schemas/disclosure.yaml", DisclosurePolicy.class);
    }
}
