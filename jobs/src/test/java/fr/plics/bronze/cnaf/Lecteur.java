package fr.plics.bronze.cnaf;

import fr.plics.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads a file as a task does, without Spark: its records, and what refuses it. */
final class Lecteur {

    final List<InternalRow> records = new ArrayList<>();
    final List<Rejet> rejets = new ArrayList<>();
    Problem refus;

    private Lecteur() {}

    static Lecteur read(byte[] file) {
        return read(file, Long.MAX_VALUE);
    }

    static Lecteur read(byte[] file, long splitSize) {
        Lecteur lecteur = new Lecteur();
        try {
            FluxIndex index = FluxScanner.scan(new ByteArrayInputStream(file), splitSize);
            FluxParser.header(index);
            FluxParser.trailer(index);
            for (FluxIndex.Plage plage : index.plages()) {
                lecteur.read(file, index, plage);
            }
        } catch (FluxFault e) {
            lecteur.refus = e.rule().in("flux.xml", e.position(), e.details());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return lecteur;
    }

    private void read(byte[] file, FluxIndex index, FluxIndex.Plage plage) throws IOException {
        Split split = new Split(
                "livraison",
                "CAF-611",
                "2022-01",
                "flux.xml",
                "",
                false,
                index.encodage(),
                plage.debut(),
                plage.fin(),
                plage.premier());
        ByteArrayInputStream bytes =
                new ByteArrayInputStream(file, (int) plage.debut(), (int) (plage.fin() - plage.debut()));
        SplitReader reader = new SplitReader(split, bytes, FluxParser.foyer(), "061");
        while (reader.next()) {
            records.add(reader.current());
        }
        SplitVerdict verdict = reader.verdict();
        rejets.addAll(verdict.rejets());
        if (refus == null) {
            refus = verdict.refus();
        }
    }

    String regle() {
        return refus == null ? "" : refus.regle();
    }

    /** The text at a path of positions in a record. */
    static String text(InternalRow record, int... path) {
        InternalRow at = record;
        for (int i = 0; i < path.length - 1; i++) {
            at = at.getStruct(path[i], 0);
        }
        return at.isNullAt(path[path.length - 1])
                ? null
                : at.getUTF8String(path[path.length - 1]).toString();
    }
}
