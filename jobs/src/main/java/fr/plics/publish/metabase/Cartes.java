package fr.plics.publish.metabase;

import fr.plics.contract.Tableau;
import fr.plics.contract.Tableau.Carte;
import fr.plics.contract.Tableaux;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import fr.plics.kernel.Problem;
import fr.plics.publish.duckdb.PublishedFile;
import fr.plics.publish.duckdb.PublishedFile.Resultat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every card run on a published file, without filters: what a reader sees first, and a card that fails is known here. */
public final class Cartes {

    private final Tableaux tableaux;
    private final Map<Carte, Resultat> resultats = new LinkedHashMap<>();

    private Cartes(Tableaux tableaux) {
        this.tableaux = tableaux;
    }

    /**
     * Runs them all.
     *
     * @throws PlicsException with exit code 70 when some query does not run, or does not give the columns it is drawn with
     */
    public static Cartes run(Tableaux tableaux, Path file) {
        Cartes cartes = new Cartes(tableaux);
        List<Problem> problems = new ArrayList<>();
        try (PublishedFile published = PublishedFile.open(file)) {
            for (Tableau tableau : tableaux.tous()) {
                for (Carte carte : tableau.cartes()) {
                    try {
                        cartes.resultats.put(carte, run(tableaux, published, tableau, carte, Map.of()));
                    } catch (PlicsException e) {
                        problems.addAll(e.problems());
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new PlicsException(ExitCode.INTERNAL, problems);
        }
        return cartes;
    }

    /**
     * Runs one, with the values of some filters by their code.
     *
     * @throws PlicsException with exit code 70 when it does not run, or does not give the columns it is drawn with
     */
    public static Resultat run(
            Tableaux tableaux, PublishedFile file, Tableau tableau, Carte carte, Map<String, String> valeurs) {
        Requete.Compilee compilee = new Requete(tableaux.requete(tableau, carte)).compile(tableau, valeurs);
        try {
            Resultat resultat = file.query(compilee.sql(), compilee.parametres());
            List<String> drawn = new ArrayList<>(carte.valeurs());
            drawn.addAll(carte.formats().keySet());
            if (carte.axe() != null) {
                drawn.add(carte.axe());
            }
            if (carte.serie() != null) {
                drawn.add(carte.serie());
            }
            drawn.removeAll(resultat.colonnes());
            if (!drawn.isEmpty()) {
                throw invalid(tableau, carte, "la requête ne donne pas « " + drawn.get(0) + " ».");
            }
            return resultat;
        } catch (IllegalStateException e) {
            String reason = String.valueOf(e.getCause().getMessage())
                    .lines()
                    .findFirst()
                    .orElse("");
            throw invalid(tableau, carte, "DuckDB refuse la requête : " + reason);
        }
    }

    private static PlicsException invalid(Tableau tableau, Carte carte, String constat) {
        return new PlicsException(
                ExitCode.INTERNAL,
                List.of(new Problem(
                        "TABLEAU-01",
                        "« " + tableau.titre() + " », " + carte.sql() + ".sql",
                        "",
                        constat,
                        "Corrigez la carte sous dashboards/ : Metabase montrerait la même erreur.")));
    }

    Tableaux tableaux() {
        return tableaux;
    }

    Resultat resultat(Carte carte) {
        return resultats.get(carte);
    }
}
