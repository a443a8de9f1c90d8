package fr.plics.lake;

import fr.plics.kernel.Cellule;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.TableId;
import fr.plics.kernel.Territoire;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;
import org.apache.spark.unsafe.types.UTF8String;

/** Cells as rows of {@code gold.cellule}, in the order of its columns, and back. */
public final class Cellules {

    private Cellules() {}

    public static Row row(Cellule c) {
        return RowFactory.create(
                c.mois().toString(),
                c.indicateur(),
                c.periode().type().name(),
                c.periode().debut(),
                c.periode().fin(),
                c.territoire().niveau().name(),
                c.territoire().code(),
                c.territoire().libelle(),
                c.dimension(),
                c.modalite(),
                c.modaliteLibelle(),
                c.valeur(),
                c.numerateur(),
                c.denominateur(),
                c.valeurN1(),
                c.evolution(),
                c.evolutionPct(),
                c.partPct(),
                c.partTerritoirePct(),
                c.statut().name(),
                c.statutEvolution().name());
    }

    /**
     * All of them, in memory. Rows are taken as Spark holds them: its own way to Java objects costs three times as much, and
     * a month is published with all the months before it.
     */
    public static List<Cellule> collect(Dataset<Row> cellules) {
        Column[] columns = Arrays.stream(Lake.schema(TableId.GOLD_CELLULE).fieldNames())
                .map(functions::col)
                .toArray(Column[]::new);
        InternalRow[] rows = ((org.apache.spark.sql.classic.Dataset<Row>) cellules.select(columns))
                .queryExecution()
                .executedPlan()
                .executeCollect();
        Texts texts = new Texts();
        return Arrays.stream(rows).map(row -> of(row, texts)).toList();
    }

    private static Cellule of(InternalRow r, Texts texts) {
        return new Cellule(
                texts.get(r, 1),
                Mois.parse(texts.get(r, 0)),
                new Periode(Periode.Type.valueOf(texts.get(r, 2)), day(r, 3), day(r, 4)),
                new Territoire(Niveau.valueOf(texts.get(r, 5)), texts.get(r, 6), texts.get(r, 7)),
                texts.get(r, 8),
                texts.get(r, 9),
                texts.get(r, 10),
                number(r, 11),
                number(r, 12),
                number(r, 13),
                number(r, 14),
                number(r, 15),
                number(r, 16),
                number(r, 17),
                number(r, 18),
                Cellule.Statut.valueOf(texts.get(r, 19)),
                Cellule.Statut.valueOf(texts.get(r, 20)));
    }

    private static LocalDate day(InternalRow row, int column) {
        return LocalDate.ofEpochDay(row.getInt(column));
    }

    private static Double number(InternalRow row, int column) {
        return row.isNullAt(column) ? null : Double.valueOf(row.getDouble(column));
    }

    /** The same few codes and labels come back in every cell: each is one string. */
    private static final class Texts {

        private final Map<UTF8String, String> known = new HashMap<>();

        String get(InternalRow row, int column) {
            UTF8String text = row.getUTF8String(column);
            String found = known.get(text);
            if (found == null) {
                found = text.toString();
                known.put(text.clone(), found);
            }
            return found;
        }
    }
}
