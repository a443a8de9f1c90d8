package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.TableId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An indicator: one file of {@code schemas/indicateurs}, computed by the one engine. The vocabulary is closed.
 *
 * @param code its name in every table
 * @param libelle French label
 * @param definition what is counted, in one or two sentences
 * @param unite what one is: foyer, personne, contrat…
 * @param nature situation at the end, events of the period, or since a start date
 * @param population the gold fact it counts; none for a ratio
 * @param filtre boolean columns of the fact joined by {@code ET}; {@code colonne connu} means not null
 * @param mesure {@code compte(colonne)}, {@code somme(colonne)} or {@code ratio(fiche/fiche)}
 * @param periodes kinds of periods it is computed for
 * @param dimensions the splits, each with the levels it is published at
 * @param evolution what it is compared with
 * @param plics sections of the report
 * @param depuis since when the source allows it
 * @param besoins sources without which a cell is not received (RS-30, RS-98)
 * @param sources where the figure comes from
 * @param exemples small tables and the cells they give; each runs as a test
 */
public record Fiche(
        @JsonProperty(required = true) String code,
        @JsonProperty(required = true) String libelle,
        @JsonProperty(required = true) String definition,
        @JsonProperty(required = true) String unite,
        @JsonProperty(required = true) Nature nature,
        String population,
        String filtre,
        @JsonProperty(required = true) String mesure,
        @JsonProperty(required = true) Set<Periode.Type> periodes,
        @JsonProperty(required = true) List<Ventilation> dimensions,
        @JsonProperty(required = true) Evolution evolution,
        @JsonProperty(required = true) List<String> plics,
        @JsonProperty(required = true) String depuis,
        List<String> besoins,
        @JsonProperty(required = true) List<Source> sources,
        @JsonProperty(required = true) List<Exemple> exemples) {

    private static final Pattern MESURE =
            Pattern.compile("(compte|somme)\\(([a-z0-9_]+)\\)|ratio\\(([a-z0-9_]+)/([a-z0-9_]+)\\)");
    private static final Pattern CONDITION = Pattern.compile("([a-z0-9_]+)( connu)?");

    /** Stock: photo at the end of the period. Flux: events of the period. Cumul: since a start date. */
    public enum Nature {
        STOCK,
        FLUX,
        CUMUL;

        @JsonCreator
        static Nature of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** What a cell is compared with. */
    public enum Evolution {
        /** The same month, or the same dates, one year before, in the geography of the later one (RS-25, RS-36). */
        AN_PASSE,
        /** The evaluation of the same action whose bounds are exactly one year earlier (RS-40, RS-105). */
        EVALUATION,
        /** Nothing. */
        AUCUNE;

        @JsonCreator
        static Evolution of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A split of the indicator.
     *
     * @param dimension code of the dimension, {@code TOTAL}, or a crossing {@code A+B}
     * @param modalites the only values published; all of them when absent
     * @param niveaux levels it is published at
     * @param besoins sources this split needs on top of those of the fiche
     */
    public record Ventilation(
            @JsonProperty(required = true) String dimension,
            List<String> modalites,
            @JsonProperty(required = true) Set<Niveau> niveaux,
            List<String> besoins) {

        public Ventilation {
            modalites = modalites == null ? List.of() : List.copyOf(modalites);
            besoins = besoins == null ? List.of() : List.copyOf(besoins);
        }
    }

    /**
     * Where a figure comes from.
     *
     * @param titre the source, in words
     */
    public record Source(@JsonProperty(required = true) String titre) {}

    /**
     * A small table in, cells out.
     *
     * @param nom what it shows, one sentence
     * @param mois the month computed
     * @param lignes rows of the fact; a row may name its own {@code mois}
     * @param attendu cells, each with the columns that matter
     */
    public record Exemple(
            @JsonProperty(required = true) String nom,
            @JsonProperty(required = true) String mois,
            @JsonProperty(required = true) List<Map<String, Object>> lignes,
            @JsonProperty(required = true) List<Map<String, Object>> attendu) {}

    /** What is measured, read from {@link #mesure}. */
    public enum Operation {
        COMPTE,
        SOMME,
        RATIO
    }

    /**
     * A term of the filter.
     *
     * @param colonne a column of the fact
     * @param connu whether it must only be known; otherwise it must be true
     */
    public record Condition(String colonne, boolean connu) {}

    public Fiche {
        besoins = besoins == null ? List.of() : List.copyOf(besoins);
        filtre = filtre == null ? "" : filtre;
        if (!MESURE.matcher(mesure).matches()) {
            throw new IllegalArgumentException("mesure « " + mesure
                    + " » inconnue. Mesures connues : compte(colonne), somme(colonne), ratio(fiche/fiche)");
        }
        for (String terme : termes(filtre)) {
            if (!CONDITION.matcher(terme).matches()) {
                throw new IllegalArgumentException("filtre « " + filtre
                        + " » illisible : des colonnes du fait jointes par ET, suivies ou non de « connu »");
            }
        }
        if (mesure.startsWith("ratio") != (population == null)) {
            throw new IllegalArgumentException("une population pour compte et somme, aucune pour ratio");
        }
    }

    private static List<String> termes(String filtre) {
        return filtre.isBlank()
                ? List.of()
                : Arrays.stream(filtre.split(" ET ")).map(String::strip).toList();
    }

    @JsonIgnore
    public Operation operation() {
        return Operation.valueOf(mesure.substring(0, mesure.indexOf('(')).toUpperCase(Locale.ROOT));
    }

    /** The column counted or added up. */
    @JsonIgnore
    public String colonneMesuree() {
        return matched().group(2);
    }

    /** The fiche above the line of a ratio. */
    @JsonIgnore
    public String numerateur() {
        return matched().group(3);
    }

    /** The fiche below the line of a ratio. */
    @JsonIgnore
    public String denominateur() {
        return matched().group(4);
    }

    private Matcher matched() {
        Matcher matcher = MESURE.matcher(mesure);
        matcher.matches();
        return matcher;
    }

    @JsonIgnore
    public List<Condition> conditions() {
        return termes(filtre).stream()
                .map(terme -> new Condition(terme.replace(" connu", ""), terme.endsWith(" connu")))
                .toList();
    }

    @JsonIgnore
    public TableId fait() {
        return TableId.parse(population);
    }

    @JsonIgnore
    public Set<Niveau> niveaux() {
        return dimensions.stream().flatMap(v -> v.niveaux().stream()).collect(Collectors.toSet());
    }
}
