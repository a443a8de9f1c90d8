package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One run at a time in a warehouse: a lock of the system, which a dead process cannot keep. */
final class Verrou implements AutoCloseable {

    private final FileChannel channel;

    private Verrou(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws PlicsException with exit code 50 when another run has it
     */
    static Verrou take(Path entrepot) {
        try {
            FileChannel channel =
                    FileChannel.open(entrepot.resolve(".verrou"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isFree(channel)) {
                channel.close();
                throw new PlicsException(
                        ExitCode.LOCKED,
                        "VERROU-01",
                        "un autre traitement travaille déjà dans " + entrepot + ".",
                        "Attendez qu'il finisse, puis relancez la même commande.");
            }
            return new Verrou(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
