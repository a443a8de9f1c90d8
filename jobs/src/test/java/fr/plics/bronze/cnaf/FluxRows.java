package fr.plics.bronze.cnaf;

import fr.plics.support.Flux;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The rows our source makes of some files, for the tests of what comes after. */
public final class FluxRows {

    private FluxRows() {}

    /** The records of a month, each file in splits of a few bytes. */
    public static Dataset<Row> of(SparkSession spark, String mois, Flux... files) {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < files.length; i++) {
            splits.addAll(splits(files[i].bytes(), mois, "livraison" + i));
        }
        VerdictAccumulator verdicts = new VerdictAccumulator();
        spark.sparkContext().register(verdicts);
        return RsabemSource.read(spark, new RsabemSource.RsabemRead(splits, "061", verdicts));
    }

    private static List<Split> splits(byte[] bytes, String mois, String livraison) {
        try {
            Path file = Files.createTempFile("flux", ".xml");
            file.toFile().deleteOnExit();
            Files.write(file, bytes);
            FluxIndex index = FluxScanner.scan(new ByteArrayInputStream(bytes), 1500);
            return index.plages().stream()
                    .map(p -> new Split(
                            livraison,
                            "CAF-611",
                            mois,
                            "flux.xml",
                            file.toString(),
                            false,
                            index.encodage(),
                            p.debut(),
                            p.fin(),
                            p.premier()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FluxFault e) {
            throw new IllegalArgumentException(e);
        }
    }
}
