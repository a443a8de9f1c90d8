package fr.plics.silver;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.SharedSpark;
import fr.plics.kernel.TableId;
import fr.plics.support.Lignes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Links of RS-18 and the current decision of RS-19 and RS-20, on the edges that a whole run does not reach. */
class OrientationSparkTest {

    private static final String JANVIER = "2022-01";
    private static final String AUCUN = null;
    private static final StructType CONNUES = texts("mois", "id_personne", "nir_connu", "triplet_id", "demande_connue");
    private static final StructType LIENS = texts("mois", "id_personne", "personne_id");

    private static StructType texts(String... noms) {
        StructType schema = new StructType();
        for (String nom : noms) {
            schema = schema.add(nom, DataTypes.StringType);
        }
        return schema;
    }

    private static Dataset<Row> frame(StructType schema, List<Row> rows) {
        return SharedSpark.get().createDataFrame(rows, schema);
    }

    /** A line of E1: its month, its identifier, the key of its NIR, that of its name, its demand. */
    private static Row connue(String mois, String id, String nir, String nom, String demande) {
        return RowFactory.create(mois, id, nir, nom, demande);
    }

    /** A membership of a person of the flow. */
    private static Map<String, Object> personne(
            String mois, String id, boolean isKnownByNir, String nom, String demande) {
        return Map.of(
                "mois", mois, "personne_id", id, "a_cle_nir", isKnownByNir, "triplet_id", nom, "demande_id", demande);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Dataset<Row> flux(Map<String, Object>... personnes) {
        return Lignes.of(TableId.SILVER_PERSONNE, Arrays.asList(personnes));
    }

    /** Who each line is linked to: {@code mois id personne}. */
    private static List<String> liens(Dataset<Row> flux, Row... connues) {
        return SilverOrientation.liens(frame(CONNUES, List.of(connues)), flux).collectAsList().stream()
                .map(r -> r.getAs("mois") + " " + r.getAs("id_personne") + " " + r.getAs("personne_id"))
                .sorted()
                .toList();
    }

    @Test
    void rs18_the_number_links_before_the_name_and_the_demand() {
        assertThat(liens(
                        flux(
                                personne(JANVIER, "nir-1", true, "roux", "d1"),
                                personne(JANVIER, "petit", false, "petit", "d2")),
                        connue(JANVIER, "P1", "nir-1", "petit", "d2"),
                        connue(JANVIER, "P2", "nir-1", AUCUN, AUCUN)))
                .containsExactly("2022-01 P1 nir-1", "2022-01 P2 nir-1");
    }

    @Test
    void rs18_with_a_number_the_demand_decides_only_among_those_known_without_one() {
        Dataset<Row> flux = flux(
                personne(JANVIER, "a", false, "roux", "d1"),
                personne(JANVIER, "b", false, "roux", "d2"),
                personne(JANVIER, "nir-c", true, "roux", "d3"));
        assertThat(liens(
                        flux,
                        connue(JANVIER, "P1", "nir-x", "roux", "d1"),
                        connue(JANVIER, "P2", "nir-x", "roux", "d2"),
                        connue(JANVIER, "P3", "nir-x", "roux", "d3"),
                        connue(JANVIER, "P4", "nir-x", "roux", "d4"),
                        connue(JANVIER, "P5", AUCUN, "roux", "d3")))
                .containsExactly("2022-01 P1 a", "2022-01 P2 b", "2022-01 P5 nir-c");
    }

    @Test
    void rs18_a_single_one_known_without_a_number_is_linked_beside_namesakes_who_have_one() {
        Dataset<Row> flux =
                flux(personne(JANVIER, "a", false, "roux", "d1"), personne(JANVIER, "nir-c", true, "roux", "d2"));
        assertThat(liens(
                        flux,
                        connue(JANVIER, "P1", "nir-x", "roux", "d2"),
                        connue(JANVIER, "P2", AUCUN, "roux", AUCUN)))
                .containsExactly("2022-01 P1 a");
    }

    @Test
    void rs18_two_memberships_of_one_person_are_one_candidate() {
        assertThat(liens(
                        flux(
                                personne(JANVIER, "a", false, "roux", "d1"),
                                personne(JANVIER, "a", false, "roux", "d2"),
                                personne(JANVIER, "nir-c", true, "petit", "d1"),
                                personne(JANVIER, "nir-c", true, "petit", "d2")),
                        connue(JANVIER, "P1", AUCUN, "roux", AUCUN),
                        connue(JANVIER, "P2", "nir-c", "petit", "d9")))
                .containsExactly("2022-01 P1 a", "2022-01 P2 nir-c");
    }

    @Test
    void rs18_two_of_one_name_in_the_demand_named_are_not_told_apart() {
        assertThat(liens(
                        flux(
                                personne(JANVIER, "a", false, "roux", "d1"),
                                personne(JANVIER, "b", false, "roux", "d1"),
                                personne(JANVIER, "c", false, "roux", "d2")),
                        connue(JANVIER, "P1", AUCUN, "roux", "d1")))
                .isEmpty();
    }

    @Test
    void rs18_the_demand_alone_links_nobody() {
        assertThat(liens(
                        flux(personne(JANVIER, "a", false, "roux", "d1")),
                        connue(JANVIER, "P1", AUCUN, "petit", "d1"),
                        connue(JANVIER, "P2", AUCUN, AUCUN, "d1")))
                .isEmpty();
    }

    @Test
    void rs18_each_month_is_linked_by_its_own_lines() {
        assertThat(liens(
                        flux(
                                personne(JANVIER, "a", false, "roux", "d1"),
                                personne("2022-02", "nir-c", true, "roux", "d1")),
                        connue(JANVIER, "P1", "nir-c", "roux", "d1"),
                        connue("2022-02", "P1", "nir-c", "roux", "d1"),
                        connue("2022-03", "P1", "nir-c", "roux", "d1")))
                .containsExactly("2022-01 P1 a", "2022-02 P1 nir-c");
    }

    /** The orientation of {@code x} at the end of a month, whom the lines P and Q are about. */
    private static List<String> current(String mois, String... decisions) {
        Dataset<Row> liens =
                frame(LIENS, List.of(RowFactory.create(mois, "P", "x"), RowFactory.create(mois, "Q", "x")));
        List<Map<String, Object>> lignes = new ArrayList<>();
        for (String decision : decisions) {
            String[] champs = decision.split(";", -1);
            Map<String, Object> ligne = new HashMap<>(Map.of("mois", mois));
            List<String> noms = List.of(
                    "id_orientation", "id_personne", "statut", "parcours", "rang", "date_validation", "date_fin");
            for (int i = 0; i < noms.size(); i++) {
                ligne.put(noms.get(i), champs[i].isEmpty() ? null : champs[i]);
            }
            lignes.add(ligne);
        }
        return SilverOrientation.current(liens, Lignes.of(TableId.BRONZE_ORIENTATION, lignes)).collectAsList().stream()
                .map(r -> r.getAs("personne_id") + " " + r.getAs("orientation"))
                .toList();
    }

    @Test
    void rs19_the_example_of_an_open_social_and_an_ended_emploi_on_both_sides_of_its_end() {
        String[] decisions = {"O1;P;ORIENTE;SOCIAL;1;2020-05-04;", "O2;P;ORIENTE;EMPLOI;2;2021-03-01;2022-01-10"};
        assertThat(current("2021-02", decisions)).containsExactly("x SOCIAL");
        assertThat(current("2021-03", decisions)).containsExactly("x EMPLOI");
        assertThat(current("2021-12", decisions)).containsExactly("x EMPLOI");
        assertThat(current(JANVIER, decisions)).isEmpty();
        assertThat(current("2022-02", decisions)).isEmpty();
    }

    @Test
    void rs19_the_end_is_compared_with_the_last_day_of_the_month_the_29th_of_february_too() {
        assertThat(current("2024-02", "O1;P;ORIENTE;SOCIAL;1;2024-02-29;2024-03-01"))
                .containsExactly("x SOCIAL");
        assertThat(current("2024-02", "O1;P;ORIENTE;SOCIAL;1;2024-01-01;2024-02-29"))
                .isEmpty();
        assertThat(current("2024-02", "O1;P;ORIENTE;SOCIAL;1;2024-01-01;2024-02-28"))
                .isEmpty();
        assertThat(current("2024-02", "O1;P;ORIENTE;SOCIAL;1;2024-03-01;")).isEmpty();
    }

    @Test
    void rs19_the_day_of_validation_goes_before_the_rang_and_the_rang_before_the_identifier() {
        assertThat(current(JANVIER, "O1;P;ORIENTE;EMPLOI;1;2021-03-02;", "O2;P;ORIENTE;SOCIAL;2;2021-03-01;"))
                .containsExactly("x EMPLOI");
        assertThat(current(JANVIER, "O1;P;ORIENTE;EMPLOI;10;2021-03-01;", "O2;P;ORIENTE;SOCIAL;9;2021-03-01;"))
                .as("a rang is a number")
                .containsExactly("x EMPLOI");
        assertThat(current(JANVIER, "O1;P;ORIENTE;EMPLOI;1;2021-03-01;", "O2;P;ORIENTE;SOCIAL;1;2021-03-01;"))
                .containsExactly("x SOCIAL");
    }

    @Test
    void rs19_no_other_status_supersedes_nor_orients() {
        String social = "O1;P;ORIENTE;SOCIAL;1;2020-05-04;";
        for (String statut : List.of("EN_ATTENTE", "NON_ORIENTE", "REFUSE")) {
            String other = "O2;P;" + statut + ";EMPLOI;2;2021-03-01;2021-04-01";
            assertThat(current(JANVIER, social, other)).as(statut).containsExactly("x SOCIAL");
            assertThat(current(JANVIER, other.replace("2021-04-01", "")))
                    .as(statut)
                    .isEmpty();
        }
    }

    @Test
    void rs18_a_decision_of_one_of_her_identifiers_supersedes_those_of_the_other_even_ended() {
        assertThat(current(JANVIER, "O1;P;ORIENTE;SOCIAL;1;2020-05-04;", "O2;Q;ORIENTE;EMPLOI;1;2021-03-01;2022-01-31"))
                .isEmpty();
        assertThat(current(JANVIER, "O1;P;ORIENTE;SOCIAL;1;2020-05-04;", "O2;R;ORIENTE;EMPLOI;1;2021-03-01;2022-01-31"))
                .as("the identifier of somebody else")
                .containsExactly("x SOCIAL");
    }

    @Test
    void rs20_a_decision_that_names_no_structure_orients_in_each_parcours() {
        for (String parcours : List.of("SOCIAL", "SOCIOPRO", "EMPLOI")) {
            assertThat(current(JANVIER, "O1;P;ORIENTE;" + parcours + ";1;2021-03-01;"))
                    .containsExactly("x " + parcours);
        }
    }
}
