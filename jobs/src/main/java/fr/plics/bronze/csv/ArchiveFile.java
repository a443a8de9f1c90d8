package fr.plics.bronze.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Opens an archived extract, in the driver or in a task. */
final class ArchiveFile {

    private static final int BUFFER = 1 << 16;

    private ArchiveFile() {}

    static InputStream open(String chemin) throws IOException {
        Path path = new Path(chemin);
        return new BufferedInputStream(
                path.getFileSystem(SparkHadoopUtil.get().conf()).open(path), BUFFER);
    }
}
