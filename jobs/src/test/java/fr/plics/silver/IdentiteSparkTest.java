package fr.plics.silver;

import static fr.plics.silver.SilverCas.janvier;
import static fr.plics.support.Bloc.dossier;
import static fr.plics.support.Individu.cjt;
import static fr.plics.support.Individu.dem;
import static fr.plics.support.Individu.enf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.support.Bloc;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Who is the same person: step 5, RS-9 to RS-13. */
class IdentiteSparkTest {

    private static final String NIR = "2850461001001";
    private static final String AUTRE_NIR = "2850461001002";

    private static long persons(Bloc... blocs) {
        return janvier(blocs).stream()
                .map(r -> r.<String>getAs("personne_id"))
                .distinct()
                .count();
    }

    @Test
    void rs10_the_same_number_born_another_day_is_another_person() {
        assertThat(persons(
                        dossier("1").avec(dem("ROUX", "EVE").nir(NIR)),
                        dossier("2").avec(dem("ROUX", "EVE").ne("1985-04-13").nir(NIR))))
                .isEqualTo(2);
    }

    @Test
    void the_same_number_and_birth_is_the_same_person_whatever_the_name_or_the_length() {
        String key = "%02d".formatted(97 - Long.parseLong(NIR) % 97);
        assertThat(persons(
                        dossier("1").avec(dem("ROUX", "EVE").nir(NIR)),
                        dossier("2").avec(dem("PETIT", "EVA").nir(NIR + key)),
                        dossier("3").avec(dem("ROUX", "EVE").nir(" " + NIR.substring(0, 6) + " " + NIR.substring(6)))))
                .isEqualTo(1);
    }

    @Test
    void rs11_without_a_number_the_name_is_one_person_across_households_and_payers() {
        assertThat(persons(
                        dossier("1").avec(dem("MARTIN", "LUC").sexe("1")),
                        dossier("2")
                                .msa()
                                .avec(
                                        dem("PETIT", "ANNE"),
                                        cjt("Martin ", "luc").ne("1985-04-12").sexe("1"))))
                .isEqualTo(2);
        assertThat(persons(
                        dossier("1").avec(dem("MARTIN", "DOMINIQUE").sexe("1")),
                        dossier("2").avec(dem("MARTIN", "DOMINIQUE").sexe("2"))))
                .isEqualTo(2);
    }

    @Test
    void rs13_without_a_number_she_takes_that_of_her_only_namesake() {
        assertThat(persons(
                        dossier("1")
                                .avec(dem("PETIT", "ANNE"), cjt("ROUX", "EVE").ne("1985-04-12")),
                        dossier("2").avec(dem("ROUX", "EVE").nir(NIR))))
                .isEqualTo(2);
        assertThat(persons(
                        dossier("1").avec(dem("ROUX", "EVE").sexe("1")),
                        dossier("2").avec(dem("ROUX", "EVE").sexe("2").nir(NIR))))
                .as("sex is not compared")
                .isEqualTo(1);
    }

    @Test
    void rs13_with_two_namesakes_she_keeps_her_name() {
        assertThat(persons(
                        dossier("1").avec(dem("ROUX", "EVE")),
                        dossier("2").avec(dem("ROUX", "EVE").nir(NIR)),
                        dossier("3").avec(dem("ROUX", "EVE").nir(AUTRE_NIR))))
                .isEqualTo(3);
    }

    @Test
    void rs13_looks_at_every_state_and_role() {
        assertThat(persons(
                        dossier("1").avec(dem("ROUX", "EVE")),
                        dossier("2")
                                .etat("5")
                                .avec(
                                        dem("PETIT", "ANNE"),
                                        enf("ROUX", "EVE").ne("1985-04-12").nir(NIR))))
                .isEqualTo(2);
    }

    @Test
    void trap5_the_number_of_a_parent_is_not_that_of_the_child() {
        List<Row> rows = janvier(dossier("1")
                .avec(dem("ROUX", "EVE").nir(NIR), enf("ROUX", "TOM").enfantDe(NIR)));
        assertThat(rows).extracting(r -> r.<Boolean>getAs("a_cle_nir")).containsExactly(true, false);
    }

    @Test
    void a_provisional_or_wrong_number_is_as_good_as_missing() {
        assertThat(janvier(dossier("1")
                        .avec(
                                dem("A", "A").nir("7850461001001"),
                                cjt("B", "B").nir(NIR + "00"),
                                enf("C", "C").nir(NIR))))
                .extracting(r -> r.<Boolean>getAs("a_cle_nir"))
                .containsExactly(false, false, true);
    }

    @Test
    void two_keys_give_two_sets_of_pseudonyms_and_each_kind_its_own() {
        Pseudonyme one = new Pseudonyme(new byte[] {1});
        Pseudonyme two = new Pseudonyme(new byte[] {2});
        assertThat(one.nir("1", "2")).hasSize(32).isNotEqualTo(two.nir("1", "2"));
        assertThat(one.nir("1", "2")).isNotEqualTo(one.demande("1|2"));
        assertThat(one.keyId()).isNotEqualTo(two.keyId());
    }

    @Test
    void the_pseudonym_of_a_number_is_the_one_the_specification_gives() throws Exception {
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(new byte[] {1}, "HmacSHA256"));
        byte[] expected = mac.doFinal("v1|nir|2850461001001|1985-04-12".getBytes());
        assertThat(new Pseudonyme(new byte[] {1}).nir(NIR, "1985-04-12"))
                .isEqualTo(java.util.HexFormat.of().formatHex(expected, 0, 16));
    }
}
