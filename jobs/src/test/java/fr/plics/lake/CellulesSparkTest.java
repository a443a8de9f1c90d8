package fr.plics.lake;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.SharedSpark;
import fr.plics.kernel.Cellule;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.TableId;
import fr.plics.kernel.Territoire;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A cell goes to its table and comes back the same. */
class CellulesSparkTest {

    private static Cellule cellule(Double valeur, Cellule.Statut statut) {
        Mois mois = Mois.of(2022, 1);
        return new Cellule(
                "nb_essais",
                mois,
                Periode.yearTo(mois),
                new Territoire(Niveau.DTAS, "01", "Alençon"),
                "SEXE",
                "F",
                "Femmes",
                valeur,
                2d,
                3d,
                4d,
                5d,
                6d,
                7d,
                8d,
                statut,
                Cellule.Statut.ND);
    }

    @Test
    void every_column_comes_back_the_same_empty_ones_too() {
        List<Cellule> cellules = List.of(cellule(1d, Cellule.Statut.D), cellule(null, Cellule.Statut.NR));
        Dataset<Row> rows = SharedSpark.get()
                .createDataFrame(cellules.stream().map(Cellules::row).toList(), Lake.schema(TableId.GOLD_CELLULE));
        assertThat(Cellules.collect(rows)).containsExactlyElementsOf(cellules);
    }
}
