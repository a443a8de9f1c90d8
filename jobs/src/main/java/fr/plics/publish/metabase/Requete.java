package fr.plics.publish.metabase;

import fr.plics.contract.Tableau;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query of a card: SQL with filters between double braces, and parts between double brackets that go when one of
 * their filters has no value. Read as Metabase reads it.
 *
 * @param texte as it is written
 */
record Requete(String texte) {

    private static final Pattern FACULTATIF = Pattern.compile("(?s)\\[\\[(.*?)]]");
    private static final Pattern FILTRE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    /**
     * What is sent to DuckDB.
     *
     * @param sql with a question mark for each parameter
     * @param parametres values, in order
     */
    record Compilee(String sql, List<Object> parametres) {}

    /** The filters it names, in order. */
    Set<String> filtres() {
        Set<String> noms = new LinkedHashSet<>();
        FILTRE.matcher(texte).results().forEach(m -> noms.add(m.group(1)));
        return noms;
    }

    /** The filters that must have a value, for nothing takes their place: a list of choices outside brackets. */
    Set<String> obligatoires(Tableau tableau) {
        Set<String> noms = new Requete(FACULTATIF.matcher(texte).replaceAll("")).filtres();
        noms.removeIf(nom -> tableau.findFiltre(nom).orElseThrow().genre() == Tableau.Genre.MOIS);
        return noms;
    }

    /**
     * With the values of some filters, by their code; a month is {@code AAAA-MM}.
     *
     * @throws IllegalArgumentException when it names a filter the dashboard has not
     */
    Compilee compile(Tableau tableau, Map<String, String> valeurs) {
        String garde = FACULTATIF.matcher(texte).replaceAll(part -> {
            boolean isChosen = valeurs.keySet().containsAll(new Requete(part.group(1)).filtres());
            return isChosen ? Matcher.quoteReplacement(part.group(1)) : "";
        });
        List<Object> parametres = new ArrayList<>();
        String sql = FILTRE.matcher(garde).replaceAll(tag -> {
            Tableau.Filtre filtre = tableau.findFiltre(tag.group(1))
                    .orElseThrow(() -> new IllegalArgumentException("no filter " + tag.group(1)));
            return Matcher.quoteReplacement(condition(filtre, valeurs.get(filtre.code()), parametres));
        });
        return new Compilee(sql, parametres);
    }

    private static String condition(Tableau.Filtre filtre, String valeur, List<Object> parametres) {
        if (filtre.genre() == Tableau.Genre.LISTE) {
            parametres.add(valeur);
            return "?";
        }
        if (valeur == null) {
            return "1 = 1";
        }
        // The driver sends dates with an hour.
        YearMonth mois = YearMonth.parse(valeur);
        parametres.add(mois.atDay(1).atStartOfDay());
        parametres.add(mois.plusMonths(1).atDay(1).atStartOfDay());
        String champ = "\"main\".\"" + filtre.champ().replace(".", "\".\"") + "\"";
        return "(" + champ + " >= ? and " + champ + " < ?)";
    }
}
