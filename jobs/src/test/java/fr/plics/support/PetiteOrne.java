package fr.plics.support;

import fr.plics.contract.Departement;
import fr.plics.job.SharedSpark;
import fr.plics.kernel.Lecture;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Plan;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An Orne of three communes and two Januaries, up to the facts. 61100 passes from DTAS 01 to 02 on 1 January 2022. Each
 * household is one person; January 2022 has 12 in 61001, 3 in 61006, 5 in 61100 and 2 that no commune is known of,
 * January 2021 has 10, 6, 4 and none.
 */
public final class PetiteOrne {

    public static final Departement ORNE = Departement.load("061");
    public static final Mois JANVIER = Mois.of(2022, 1);
    public static final Mois AVANT = JANVIER.anPasse();

    private PetiteOrne() {}

    /** A lake with the communes and the facts of both months. */
    public static Lake lake(Path root) {
        return lake(root, 12);
    }

    /** The same, with another number of households in 61001 in January 2022. */
    public static Lake lake(Path root, int alencon) {
        Lake lake = Lake.open(SharedSpark.get(), root.toString());
        List<Map<String, Object>> communes = new ArrayList<>();
        for (Mois mois : List.of(AVANT, JANVIER)) {
            communes.add(commune(mois, "61001", "Alençon", "01"));
            communes.add(commune(mois, "61006", "Argentan", "02"));
            communes.add(commune(mois, "61100", "Passais", mois.equals(AVANT) ? "01" : "02"));
        }
        List<Map<String, Object>> lignes = new ArrayList<>();
        addFoyers(lignes, JANVIER, "61001", alencon);
        addFoyers(lignes, JANVIER, "61006", 3);
        addFoyers(lignes, JANVIER, "61100", 5);
        addFoyers(lignes, JANVIER, null, 2);
        addFoyers(lignes, AVANT, "61001", 10);
        addFoyers(lignes, AVANT, "61006", 6);
        addFoyers(lignes, AVANT, "61100", 4);
        SortedSet<Mois> mois = plan().mois();
        lake.replace(TableId.SILVER_COMMUNE, mois, Lignes.of(TableId.SILVER_COMMUNE, communes));
        for (TableId fait : List.of(TableId.GOLD_FOYER_MOIS, TableId.GOLD_PERSONNE_MOIS)) {
            List<String> colonnes = List.of(Lake.schema(fait).fieldNames());
            lake.replace(
                    fait,
                    mois,
                    Lignes.of(
                            fait,
                            lignes.stream()
                                    .map(l -> {
                                        Map<String, Object> kept = new HashMap<>(l);
                                        kept.keySet().retainAll(colonnes);
                                        return kept;
                                    })
                                    .toList()));
        }
        return lake;
    }

    /** Both months, both received. */
    public static Plan plan() {
        TreeMap<Mois, Lecture> lectures = new TreeMap<>();
        for (Mois mois : List.of(AVANT, JANVIER)) {
            lectures.put(mois, new Lecture(mois, Map.of()));
        }
        return new Plan(List.of(), List.of(), lectures, new TreeSet<>(lectures.keySet()));
    }

    private static Map<String, Object> commune(Mois mois, String code, String libelle, String dtas) {
        return Map.of(
                "mois", mois.toString(),
                "code_commune", code,
                "commune", code,
                "commune_libelle", libelle,
                "dtas", dtas,
                "commission", dtas,
                "epci", ORNE.epci(mois).get(0).code(),
                "est_commune", true);
    }

    private static void addFoyers(List<Map<String, Object>> lignes, Mois mois, String commune, int nombre) {
        for (int i = 0; i < nombre; i++) {
            Map<String, Object> ligne = new HashMap<>();
            ligne.put("mois", mois.toString());
            ligne.put("periode_type", "MOIS");
            ligne.put("periode_debut", mois.debut());
            ligne.put("periode_fin", mois.fin());
            ligne.put("foyer_id", commune + "-" + i);
            ligne.put("personne_id", commune + "-" + i);
            ligne.put("est_versable", true);
            ligne.put("est_droit_ouvert", true);
            ligne.put("est_couverte", true);
            ligne.put("est_beneficiaire", true);
            ligne.put("est_soumis_droits_devoirs", true);
            ligne.put("code_commune", commune);
            ligne.put("sexe", i % 2 == 0 ? "F" : "H");
            ligne.put("age", "26_35");
            ligne.put("situation_familiale", "ISOLE_SANS_ENFANT");
            ligne.put("anciennete", "12_23");
            ligne.put("orientation", "SOCIAL");
            lignes.add(ligne);
        }
    }
}
