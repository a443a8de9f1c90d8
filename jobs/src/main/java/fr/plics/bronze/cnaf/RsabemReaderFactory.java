package fr.plics.bronze.cnaf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;

/** Opens the reader of a split, where the task runs. */
final class RsabemReaderFactory implements PartitionReaderFactory {

    private static final long serialVersionUID = 1L;

    private final String departement;
    private final VerdictAccumulator verdicts;

    RsabemReaderFactory(String departement, VerdictAccumulator verdicts) {
        this.departement = departement;
        this.verdicts = verdicts;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        Split split = ((RsabemPartition) partition).split();
        try {
            InputStream in = FluxFile.open(split);
            return new Reader(new SplitReader(split, in, FluxParser.foyer(), departement), in, verdicts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader implements PartitionReader<InternalRow> {

        private final SplitReader records;
        private final InputStream in;
        private final VerdictAccumulator verdicts;

        private Reader(SplitReader records, InputStream in, VerdictAccumulator verdicts) {
            this.records = records;
            this.in = in;
            this.verdicts = verdicts;
        }

        @Override
        public boolean next() {
            boolean found = records.next();
            if (!found) {
                verdicts.add(records.verdict());
            }
            return found;
        }

        @Override
        public InternalRow get() {
            return records.current();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
