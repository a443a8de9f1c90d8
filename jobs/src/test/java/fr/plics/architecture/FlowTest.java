package fr.plics.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.plics.job.Steps;
import fr.plics.kernel.Layer;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which table is read to write which: data only flow forward. */
class FlowTest {

    private static final List<Step<Lake>> STEPS = Steps.all();

    @Test
    void a_step_reads_what_earlier_steps_wrote_or_its_own_table() {
        Set<TableId> written = new HashSet<>();
        for (Step<Lake> step : STEPS) {
            Set<TableId> known = new HashSet<>(written);
            known.addAll(step.writes());
            assertThat(known).as(step.name() + " reads").containsAll(step.reads());
            written.addAll(step.writes());
        }
    }

    @Test
    void a_step_never_reads_a_later_layer_than_it_writes() {
        for (Step<Lake> step : STEPS) {
            for (TableId written : step.writes()) {
                assertThat(step.reads())
                        .as(step.name() + " reads to write " + written)
                        .allSatisfy(read -> assertThat(read.layer()).isLessThanOrEqualTo(written.layer()));
            }
        }
    }

    @Test
    void a_table_is_written_by_one_step_but_for_the_quarantine() {
        List<TableId> written = STEPS.stream()
                .flatMap(s -> s.writes().stream())
                .filter(t -> t.layer() != Layer.QUARANTINE)
                .toList();
        assertThat(written).doesNotHaveDuplicates();
    }

    @Test
    void every_table_of_the_contracts_is_written_by_a_step() {
        Set<String> written = new HashSet<>();
        STEPS.forEach(s -> s.writes().forEach(t -> written.add(t.toString())));
        assertThat(written).containsExactlyInAnyOrderElementsOf(Steps.contracts());
    }

    @Test
    void a_step_that_reads_what_it_did_not_declare_is_stopped() {
        Step<Lake> commune = STEPS.stream()
                .filter(s -> s.name().equals("silver_commune"))
                .findFirst()
                .orElseThrow();
        Lake lake = Lake.open(null, "nowhere").restrictedTo(commune);
        assertThatThrownBy(() -> lake.read(TableId.GOLD_CELLULE))
                .hasMessage("silver_commune read gold.cellule without declaring it");
        assertThatThrownBy(() -> lake.deleteLivraisons(TableId.BRONZE_RSABEM, List.of("a")))
                .hasMessage("silver_commune wrote bronze.rsabem without declaring it");
    }
}
