package fr.plics.contract;

import fr.plics.kernel.Mois;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A dated code list of {@code schemas/nomenclatures}: {@code code}, {@code libelle}, attributes, {@code debut}, {@code fin}. */
public final class Nomenclature implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String nom;
    private final Map<String, List<Map<String, String>>> lignes;

    Nomenclature(String nom, List<Map<String, String>> lignes) {
        this.nom = nom;
        this.lignes = lignes.stream()
                .collect(Collectors.groupingBy(l -> l.get("code"), LinkedHashMap::new, Collectors.toList()));
    }

    public String nom() {
        return nom;
    }

    /** Every line, in the order of the file but for those of one code, which follow one another. */
    public List<Map<String, String>> lignes() {
        return lignes.values().stream().flatMap(List::stream).toList();
    }

    /** The lines valid on the last day of a month, by code. */
    public Map<String, Map<String, String>> at(Mois mois) {
        Map<String, Map<String, String>> valid = new LinkedHashMap<>();
        for (String code : lignes.keySet()) {
            Map<String, String> ligne = findLigne(code, mois.fin().toString());
            if (ligne != null) {
                valid.put(code, ligne);
            }
        }
        return valid;
    }

    /** Every code in the order of the list, with its last label. */
    public Map<String, String> libelles() {
        Map<String, String> libelles = new LinkedHashMap<>();
        lignes.forEach((code, dates) -> libelles.put(code, last(dates)));
        return libelles;
    }

    /** The last label of a code, null when the list never had it. */
    public String libelle(String code) {
        return lignes.containsKey(code) ? last(lignes.get(code)) : null;
    }

    private static String last(List<Map<String, String>> dates) {
        return dates.get(dates.size() - 1).get("libelle");
    }

    /**
     * An attribute of a code on a day, null when the list does not know the code that day.
     *
     * @param jour {@code AAAA-MM-JJ}
     */
    public String attribut(String attribut, String code, String jour) {
        Map<String, String> ligne = findLigne(code, jour);
        return ligne == null ? null : ligne.get(attribut);
    }

    /** The line of a code on a day; days written {@code AAAA-MM-JJ} compare as texts. */
    private Map<String, String> findLigne(String code, String jour) {
        for (Map<String, String> ligne : lignes.getOrDefault(code, List.of())) {
            String fin = ligne.get("fin");
            if (ligne.get("debut").compareTo(jour) <= 0 && (fin.isEmpty() || fin.compareTo(jour) >= 0)) {
                return ligne;
            }
        }
        return null;
    }
}
