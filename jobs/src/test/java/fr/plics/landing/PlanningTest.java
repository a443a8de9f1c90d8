package fr.plics.landing;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a month is read from, and which delivery is in force. */
class PlanningTest {

    private static final Mois DECEMBRE = Mois.of(2021, 12);
    private static final Mois JANVIER = Mois.of(2022, 1);
    private static final Mois FEVRIER = Mois.of(2022, 2);
    private static final Mois MARS = Mois.of(2022, 3);

    private int number;

    private Livraison delivery(String type, Mois mois, String source, String version, String mode) {
        String sha256 = "%064x".formatted(++number);
        return Livraison.received(sha256.substring(52) + sha256, type, mois, "f", 1, "", "")
                .identified(source, version, mode, 1, Map.of())
                .read(Livraison.Etat.ACCEPTEE, 1, 0, List.of());
    }

    private Livraison flux(Mois mois, String source, String version) {
        return delivery(Livraison.RSABEM, mois, source, version, "");
    }

    private Livraison extrait(String type, Mois mois, String mode) {
        return delivery(type, mois, Livraison.DEPARTEMENT, mois.toString(), mode);
    }

    private static List<String> ids(Livraison... livraisons) {
        return List.of(livraisons).stream().map(Livraison::id).toList();
    }

    @Test
    void the_last_version_of_each_payer_is_in_force() {
        Livraison caf = flux(JANVIER, "CAF-611", "2022-02-05T01:00:00");
        Livraison corrected = flux(JANVIER, "CAF-611", "2022-02-09T01:00:00");
        Livraison msa = flux(JANVIER, "MSA-532", "2022-02-01T01:00:00");
        Planning planning = new Planning(List.of(corrected, msa, caf));
        assertThat(planning.lecture(JANVIER).of(Livraison.RSABEM))
                .containsExactlyInAnyOrderElementsOf(ids(corrected, msa));
        assertThat(planning.estEnVigueur(caf)).isFalse();
    }

    @Test
    void rs21_a_stock_forgets_what_came_before_it_and_events_add_up_after_it() {
        Livraison before = extrait("ORIENTATION", DECEMBRE, "F");
        Livraison stock = extrait("ORIENTATION", JANVIER, "S");
        Livraison events = extrait("ORIENTATION", FEVRIER, "F");
        Livraison later = extrait("ORIENTATION", MARS, "F");
        Planning planning = new Planning(List.of(later, events, stock, before));
        assertThat(planning.lecture(DECEMBRE).of("ORIENTATION")).isEqualTo(ids(before));
        assertThat(planning.lecture(JANVIER).of("ORIENTATION")).isEqualTo(ids(stock));
        assertThat(planning.lecture(FEVRIER).of("ORIENTATION")).isEqualTo(ids(stock, events));
        assertThat(planning.lecture(MARS).of("ORIENTATION")).isEqualTo(ids(stock, events, later));
    }

    @Test
    void the_communes_are_those_of_the_last_reference_up_to_the_month_and_of_the_first_before_any() {
        Livraison first = extrait("REF_COMMUNE", JANVIER, "S");
        Livraison second = extrait("REF_COMMUNE", MARS, "S");
        Planning planning = new Planning(List.of(second, first));
        assertThat(planning.lecture(DECEMBRE).of("REF_COMMUNE")).isEqualTo(ids(first));
        assertThat(planning.lecture(FEVRIER).of("REF_COMMUNE")).isEqualTo(ids(first));
        assertThat(planning.lecture(MARS).of("REF_COMMUNE")).isEqualTo(ids(second));
    }

    @Test
    void an_older_correction_that_comes_after_a_newer_one_is_obsolete() {
        Livraison serving = flux(JANVIER, "CAF-611", "2022-02-09T01:00:00");
        Livraison older = flux(JANVIER, "CAF-611", "2022-02-05T01:00:00");
        assertThat(Planning.settle(List.of(serving), List.of(older)))
                .flatExtracting(Livraison::problemes)
                .extracting(Problem::regle)
                .containsExactly("LIV-02");
    }

    @Test
    void two_contents_of_one_stamp_are_both_refused_unless_one_serves_already() {
        Livraison one = flux(JANVIER, "CAF-611", "2022-02-05T01:00:00");
        Livraison other = flux(JANVIER, "CAF-611", "2022-02-05T01:00:00");
        Livraison msa = flux(JANVIER, "MSA-532", "2022-02-05T01:00:00");
        assertThat(Planning.settle(List.of(), List.of(one, other, msa)))
                .extracting(Livraison::estAcceptee)
                .containsExactly(false, false, true);
        assertThat(Planning.settle(List.of(one), List.of(other)))
                .flatExtracting(Livraison::problemes)
                .extracting(Problem::regle)
                .containsExactly("LIV-01");
    }

    @Test
    void a_file_of_several_payers_serves_alone_but_not_beside_the_file_of_one_of_them() {
        Livraison mixed = flux(JANVIER, "CAF-611+MSA-532", "1");
        Livraison msa = flux(JANVIER, "MSA-532", "2");
        Livraison caf = flux(JANVIER, "CAF-142", "3");
        assertThat(Planning.settle(List.of(), List.of(mixed, caf)))
                .extracting(Livraison::estAcceptee)
                .containsExactly(true, true);
        assertThat(Planning.settle(List.of(), List.of(mixed, msa)))
                .extracting(Livraison::estAcceptee)
                .containsExactly(false, true);
        assertThat(Planning.settle(List.of(mixed), List.of(msa)))
                .flatExtracting(Livraison::problemes)
                .extracting(Problem::regle)
                .containsExactly("LIV-03");
        assertThat(Planning.settle(List.of(mixed), List.of(flux(FEVRIER, "MSA-532", "1"))))
                .extracting(Livraison::estAcceptee)
                .containsExactly(true);
    }

    @Test
    void a_payer_of_the_month_before_that_sends_nothing_is_told() {
        Livraison caf = flux(DECEMBRE, "CAF-611", "1");
        Livraison msa = flux(DECEMBRE, "MSA-532", "1");
        Livraison cafAlone = flux(FEVRIER, "CAF-611", "1");
        Planning planning = new Planning(List.of(
                caf,
                msa,
                cafAlone,
                extrait("PERSONNE", DECEMBRE, "S"),
                extrait("PERSONNE", FEVRIER, "S"),
                extrait("ORIENTATION", DECEMBRE, "S"),
                extrait("ORIENTATION", JANVIER, "F"),
                extrait("ORIENTATION", FEVRIER, "F")));
        assertThat(planning.reserves(DECEMBRE)).isEmpty();
        assertThat(planning.reserves(FEVRIER))
                .extracting(Problem::sentence)
                .containsExactly("[LECT-05] 2022-02 : aucun flux de MSA-532, qui en avait envoyé un le mois reçu juste"
                        + " avant ; ses foyers ne sont pas comptés. Déposez ce flux : le mois sera recalculé.");
    }

    @Test
    void what_is_missing_of_the_orientations_is_told() {
        Planning nothing = new Planning(List.of(flux(JANVIER, "CAF-611", "1")));
        assertThat(nothing.reserves(JANVIER)).extracting(Problem::regle).containsExactly("LECT-01", "LECT-03");
        Planning holed = new Planning(List.of(
                flux(MARS, "CAF-611", "1"),
                extrait("PERSONNE", FEVRIER, "S"),
                extrait("ORIENTATION", JANVIER, "S"),
                extrait("ORIENTATION", MARS, "F")));
        assertThat(holed.reserves(MARS)).extracting(Problem::regle).containsExactly("LECT-02", "LECT-04");
    }

    @Test
    void a_year_before_without_the_same_payers_is_told() {
        Mois before = JANVIER.anPasse();
        List<Livraison> extraits = List.of(
                extrait("PERSONNE", before, "S"),
                extrait("PERSONNE", JANVIER, "S"),
                extrait("ORIENTATION", before, "S"),
                extrait("ORIENTATION", JANVIER, "S"));
        List<Livraison> all = new java.util.ArrayList<>(extraits);
        all.addAll(List.of(flux(before, "CAF-611", "1"), flux(JANVIER, "CAF-611", "1")));
        assertThat(new Planning(all).reserves(JANVIER)).isEmpty();
        all.add(flux(JANVIER, "MSA-532", "1"));
        assertThat(new Planning(all).reserves(JANVIER))
                .extracting(Problem::sentence)
                .containsExactly(
                        "[LECT-06] 2022-01 : ses évolutions comparent avec 2021-01, qui n'a pas les mêmes payeurs"
                                + " (MSA-532 en plus ou en moins). Déposez les flux qui manquent : les deux mois seront recalculés.");
    }
}
