package fr.plics.publish.file;

import fr.plics.contract.Contours;
import fr.plics.contract.Departement;
import fr.plics.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The map of section I.2: beneficiaries of each commune, on its outline (RFC 7946). */
final class GeoJson {

    /** The section it draws. */
    static final String SECTION = "I.2";

    private static final String QUERY = """
            select
              commune as code,
              commune_libelle as libelle,
              epci,
              epci_libelle,
              dtas,
              dtas_libelle,
              commission,
              commission_libelle,
              nb_beneficiaires,
              statut = 'S' as est_secret,
              statut,
              valeur_n1,
              evolution_pct,
              statut_evolution,
              part_territoire_pct,
              valeur_affichee,
              valeur_n1_affichee,
              evolution_affichee,
              part_territoire_affichee,
              mention
            from carte_communes
            where periode_fin = date '%s'
            order by commune
            """;

    private GeoJson() {}

    static void write(Path file, Extraction extraction) throws IOException {
        Map<String, Map<String, Object>> contours =
                Contours.load(Departement.load(extraction.release().departement()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "FeatureCollection");
        map.put("name", "beneficiaires_par_commune");
        map.put(
                "description",
                "Bénéficiaires du RSA, allocataires et conjoints, par commune. Un nombre secret est vide,"
                        + " avec est_secret vrai ; ce n’est jamais zéro. Ce qui n’est rattaché à aucune commune n’a pas de contour.");
        map.put("periode_fin", extraction.dernier().fin().toString());
        map.put("release", extraction.release().release());
        map.put("source", Contours.SOURCE);
        map.put("licence", Contours.LICENCE);
        List<Object> features = new ArrayList<>();
        for (Map<String, Object> commune :
                extraction.file().query(QUERY.formatted(extraction.dernier().fin()))) {
            Map<String, Object> feature = new LinkedHashMap<>();
            feature.put("type", "Feature");
            feature.put("id", commune.get("code"));
            feature.put("properties", commune);
            feature.put("geometry", contours.get(commune.get("code").toString()));
            features.add(feature);
        }
        map.put("features", features);
        Files.writeString(file, Json.write(map));
    }
}
