package fr.plics.gold;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was counted or added up in the facts: nothing is there where there was no row. */
final class Mesures {

    private final Map<String, Map<CleCellule, Double>> actuelles = new HashMap<>();
    private final Map<String, Map<CleCellule, Double>> anPasse = new HashMap<>();

    /** Keeps a value of a fiche, of its own month or of one year before put at the place of the month it serves. */
    void add(String fiche, CleCellule cle, boolean estAnPasse, double valeur) {
        (estAnPasse ? anPasse : actuelles)
                .computeIfAbsent(fiche, f -> new HashMap<>())
                .merge(cle, valeur, Double::sum);
    }

    Optional<Double> find(String fiche, CleCellule cle) {
        return Optional.ofNullable(actuelles.getOrDefault(fiche, Map.of()).get(cle));
    }

    Optional<Double> findAnPasse(String fiche, CleCellule cle) {
        return Optional.ofNullable(anPasse.getOrDefault(fiche, Map.of()).get(cle));
    }
}
