package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A way to split an indicator, the same for every section of the report.
 *
 * @param code {@code SEXE}; the column of a fact that carries it is its lower-case name
 * @param libelle French label
 * @param modalites its values, in the order they are shown
 * @param groupes sums of values that the report quotes; never a row of {@code indicateur} (RS-46)
 */
public record Dimension(
        @JsonProperty(required = true) String code,
        @JsonProperty(required = true) String libelle,
        @JsonProperty(required = true) List<Modalite> modalites,
        List<Groupe> groupes) {

    public static final String TOTAL = "TOTAL";

    /**
     * A value of a dimension.
     *
     * @param code its code
     * @param libelle French label
     * @param min lowest number of the class, null when not bounded or not a class
     * @param max highest number of the class, included, null when not bounded or not a class
     * @param horsBase out of the base of shares: it has no share itself (RS-28, RS-45)
     */
    public record Modalite(
            @JsonProperty(required = true) String code,
            @JsonProperty(required = true) String libelle,
            Integer min,
            Integer max,
            boolean horsBase) {

        /** Whether it is an interval of numbers, as those of ages are. */
        public boolean estClasse() {
            return min != null || max != null;
        }
    }

    /**
     * A sum of values.
     *
     * @param code its code
     * @param libelle French label
     * @param modalites the values it adds up
     */
    public record Groupe(
            @JsonProperty(required = true) String code,
            @JsonProperty(required = true) String libelle,
            @JsonProperty(required = true) List<String> modalites) {}

    public Dimension {
        groupes = groupes == null ? List.of() : List.copyOf(groupes);
    }

    public Optional<Groupe> findGroupe(String codeGroupe) {
        return groupes.stream().filter(g -> g.code().equals(codeGroupe)).findFirst();
    }

    /** The whole, of which every other dimension is a split. */
    static Dimension total() {
        return new Dimension(TOTAL, "Ensemble", List.of(new Modalite(TOTAL, "Ensemble", null, null, false)), List.of());
    }

    /** The crossing of two dimensions: each row has one value {@code a+b}, known when both sides are (RS-47). */
    static Dimension crossing(Dimension a, Dimension b) {
        List<Modalite> pairs = a.modalites.stream()
                .flatMap(x -> b.modalites.stream()
                        .map(y -> new Modalite(
                                x.code() + "+" + y.code(),
                                x.libelle() + ", " + y.libelle(),
                                null,
                                null,
                                x.horsBase() || y.horsBase())))
                .toList();
        return new Dimension(a.code + "+" + b.code, a.libelle + " et " + b.libelle, pairs, List.of());
    }
}
