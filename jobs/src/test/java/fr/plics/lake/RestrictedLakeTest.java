package fr.plics.lake;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A step is handed only the tables it declares. */
class RestrictedLakeTest {

    private static final TreeSet<Mois> JANVIER = new TreeSet<>(Set.of(Mois.of(2022, 1)));

    /** A step that reads households and writes cells. */
    private static final class Essai implements Step<Lake> {

        @Override
        public String name() {
            return "essai";
        }

        @Override
        public String libelle() {
            return "Essai";
        }

        @Override
        public Set<TableId> reads() {
            return Set.of(TableId.GOLD_FOYER_MOIS);
        }

        @Override
        public Set<TableId> writes() {
            return Set.of(TableId.GOLD_CELLULE);
        }

        @Override
        public List<Livraison> run(Lake lake, Plan plan) {
            return List.of();
        }
    }

    private final Lake lake = Lake.open(null, "nowhere").restrictedTo(new Essai());

    @Test
    void a_table_not_declared_cannot_be_read_not_even_one_that_is_written() {
        for (TableId table : List.of(TableId.SILVER_PERSONNE, TableId.GOLD_CELLULE)) {
            assertThatThrownBy(() -> lake.read(table)).hasMessage("essai read " + table + " without declaring it");
            assertThatThrownBy(() -> lake.read(table, JANVIER))
                    .hasMessage("essai read " + table + " without declaring it");
            assertThatThrownBy(() -> lake.readLivraisons(table, List.of("d")))
                    .hasMessage("essai read " + table + " without declaring it");
            assertThatThrownBy(() -> lake.files(table)).hasMessage("essai read " + table + " without declaring it");
        }
    }

    @Test
    void a_table_not_declared_cannot_be_written_not_even_one_that_is_read() {
        for (TableId table : List.of(TableId.SILVER_PERSONNE, TableId.GOLD_FOYER_MOIS)) {
            assertThatThrownBy(() -> lake.replace(table, JANVIER, null))
                    .hasMessage("essai wrote " + table + " without declaring it");
            assertThatThrownBy(() -> lake.replaceLivraisons(table, List.of("d"), null))
                    .hasMessage("essai wrote " + table + " without declaring it");
            assertThatThrownBy(() -> lake.deleteLivraisons(table, List.of("d")))
                    .hasMessage("essai wrote " + table + " without declaring it");
        }
    }

    @Test
    void a_declared_table_can_be_written() {
        assertThatCode(() -> lake.replace(TableId.GOLD_CELLULE, new TreeSet<>(), null))
                .doesNotThrowAnyException();
    }
}
