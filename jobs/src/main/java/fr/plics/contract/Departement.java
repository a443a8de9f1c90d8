package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.PlicsException;
import fr.plics.kernel.Territoire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Département and its geography: everything under {@code schemas/territoires/<code>}.
 *
 * @param code three characters, IDEPARTE of the flow: {@code 061}
 * @param insee prefix of its communes: {@code 61}
 * @param libelle its name
 * @param flux prefix of the names of its flows: {@code CG061}
 * @param extraits prefix of the names of its own extracts: {@code CD61}
 * @param attendus what a complete month holds, shown by {@code plics status}
 */
public record Departement(
        @JsonProperty(required = true) String code,
        @JsonProperty(required = true) String insee,
        @JsonProperty(required = true) String libelle,
        @JsonProperty(required = true) String flux,
        @JsonProperty(required = true) String extraits,
        @JsonProperty(required = true) List<String> attendus) {

    private static final String ROOT = "schemas/territoires/";

    /**
     * The hypothesis on the DTAS of an EPCI, which serves while no REF_COMMUNE was ever delivered (D-2).
     *
     * @param dtas code of the DTAS
     * @param commission code of the commission
     */
    public record Rattachement(String dtas, String commission) {}

    /**
     * Loads a Département.
     *
     * @throws PlicsException when nothing is known of it
     */
    public static Departement load(String code) {
        String path = ROOT + code + "/departement.yaml";
        if (!code.matches("[0-9A-Z]{3}") || !Resource.exists(path)) {
            throw new PlicsException(
                    ExitCode.USAGE,
                    "DEPARTEMENT",
                    "Département « " + code + " » inconnu.",
                    "Ajoutez ses territoires sous " + ROOT + code + ", sur le modèle de 061.");
        }
        return Resource.yaml(path, Departement.class);
    }

    public Territoire territoire() {
        return new Territoire(Niveau.DEPARTEMENT, insee, libelle);
    }

    /** Communes by year of the Code officiel géographique. */
    public NavigableMap<Integer, List<Commune>> communes() {
        return Schemas.once(ROOT + code + "/commune.csv", Departement::readCommunes);
    }

    private static NavigableMap<Integer, List<Commune>> readCommunes(String path) {
        return Resource.csv(path).stream()
                .map(l -> new Commune(
                        Integer.parseInt(l.get("annee_cog")),
                        l.get("code_insee"),
                        l.get("libelle"),
                        l.get("code_canton"),
                        l.get("siren_epci"),
                        l.get("epci"),
                        Integer.parseInt(l.get("population"))))
                .collect(Collectors.groupingBy(Commune::annee, TreeMap::new, Collectors.toList()));
    }

    /** The EPCI of the communes, in the geography of a month. */
    public List<Territoire> epci(Mois mois) {
        Map<String, Territoire> bySiren = new TreeMap<>();
        for (Commune commune : communes(mois)) {
            bySiren.put(commune.epci(), new Territoire(Niveau.EPCI, commune.epci(), commune.epciLibelle()));
        }
        return List.copyOf(bySiren.values());
    }

    /** The communes in the geography of a month: that of its year, failing that of the last one before, or the first. */
    public List<Commune> communes(Mois mois) {
        NavigableMap<Integer, List<Commune>> annees = communes();
        Integer annee = annees.floorKey(mois.annee());
        return annees.get(annee == null ? annees.firstKey() : annee);
    }

    /** Delegated communes by year of the Code officiel géographique. */
    public NavigableMap<Integer, List<CommuneDeleguee>> communesDeleguees() {
        return Resource.csv(ROOT + code + "/commune_deleguee.csv").stream()
                .map(l -> new CommuneDeleguee(
                        Integer.parseInt(l.get("annee_cog")),
                        l.get("type_com"),
                        l.get("code_insee"),
                        l.get("libelle"),
                        l.get("code_insee_parent")))
                .collect(Collectors.groupingBy(CommuneDeleguee::annee, TreeMap::new, Collectors.toList()));
    }

    /** The hypothesis EPCI to DTAS, by SIREN. */
    public Map<String, Rattachement> hypothese() {
        Map<String, Rattachement> bySiren = new LinkedHashMap<>();
        for (Map<String, String> l : Resource.csv(ROOT + code + "/hypothese_epci_dtas.csv")) {
            bySiren.put(l.get("siren_epci"), new Rattachement(l.get("dtas"), l.get("commission")));
        }
        return bySiren;
    }
}
