package fr.plics.kernel;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a month is read from: the deliveries in force, by type, in the order they add up (RS-21, RS-29).
 *
 * @param mois the month computed
 * @param livraisons identifiers of the deliveries, by type of source
 */
public record Lecture(Mois mois, Map<String, List<String>> livraisons) implements Serializable {

    public List<String> of(String type) {
        return livraisons.getOrDefault(type, List.of());
    }
}
