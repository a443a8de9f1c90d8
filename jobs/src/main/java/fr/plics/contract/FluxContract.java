package fr.plics.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The contract of the monthly flow, schema VRSB0801: the whole tree of its elements. */
public final class FluxContract {

    static final String PATH = "schemas/sources/cnaf/vrsb0801.csv";

    private final Element racine;

    private FluxContract(Element racine) {
        this.racine = racine;
    }

    static FluxContract load() {
        List<Map<String, String>> lines = Resource.csv(PATH);
        Map<String, List<Map<String, String>>> byParent = new LinkedHashMap<>();
        for (Map<String, String> line : lines) {
            String chemin = line.get("chemin");
            int slash = chemin.lastIndexOf('/');
            byParent.computeIfAbsent(slash < 0 ? "" : chemin.substring(0, slash), k -> new ArrayList<>())
                    .add(line);
        }
        return new FluxContract(element(byParent.get("").get(0), byParent));
    }

    private static Element element(Map<String, String> line, Map<String, List<Map<String, String>>> byParent) {
        String chemin = line.get("chemin");
        String sensibilite = line.get("sensibilite");
        return new Element(
                chemin.substring(chemin.lastIndexOf('/') + 1),
                chemin,
                Element.Type.valueOf(line.get("type").toUpperCase(Locale.ROOT)),
                number(line.get("longueur_max")),
                number(line.get("nb_chiffres")),
                number(line.get("nb_decimales")),
                number(line.get("occurrences_min")),
                line.get("occurrences_max").equals("n") ? Integer.MAX_VALUE : number(line.get("occurrences_max")),
                line.get("libelle"),
                sensibilite.isEmpty() ? null : Sensibilite.valueOf(sensibilite.toUpperCase(Locale.ROOT)),
                line.get("nomenclature"),
                byParent.getOrDefault(chemin, List.of()).stream()
                        .map(child -> element(child, byParent))
                        .toList());
    }

    private static int number(String text) {
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    /** The root, {@code Racine}. */
    public Element racine() {
        return racine;
    }

    /** One dossier, the record of the flow. */
    public Element foyer() {
        return racine.enfant("InfosFoyerRSA");
    }
}
