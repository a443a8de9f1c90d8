package fr.plics.lake;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local disk without a process per file: without its native library, Hadoop asks {@code chmod}, {@code ls} and
 * {@code readlink} for what Java knows by itself. It keeps no checksum files either: Parquet has its own.
 */
public final class LocalFiles extends RawLocalFileSystem {

    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ
    };

    /** The same for those parts of Hadoop that ask for a file context. */
    public static final class Context extends DelegateToFileSystem {

        /** Called by Hadoop. */
        public Context(URI uri, Configuration configuration) throws Exception {
            super(URI.create("file:///"), new LocalFiles(), configuration, "file", false);
        }
    }

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.length; bit++) {
            if ((permission.toShort() >> bit & 1) == 1) {
                permissions.add(BITS[bit]);
            }
        }
        Files.setPosixFilePermissions(pathToFile(path).toPath(), permissions);
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        File file = pathToFile(path);
        try {
            PosixFileAttributes attributes = Files.readAttributes(file.toPath(), PosixFileAttributes.class);
            return new FileStatus(
                    attributes.size(),
                    attributes.isDirectory(),
                    1,
                    getDefaultBlockSize(path),
                    attributes.lastModifiedTime().toMillis(),
                    attributes.lastAccessTime().toMillis(),
                    permission(attributes.permissions()),
                    attributes.owner().getName(),
                    attributes.group().getName(),
                    path.makeQualified(getUri(), getWorkingDirectory()));
        } catch (NoSuchFileException e) {
            throw new FileNotFoundException("File " + path + " does not exist");
        }
    }

    private static FsPermission permission(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (int bit = 0; bit < BITS.length; bit++) {
            mode |= permissions.contains(BITS[bit]) ? 1 << bit : 0;
        }
        return new FsPermission((short) mode);
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
        return getFileStatus(path);
    }

    @Override
    public boolean supportsSymlinks() {
        return false;
    }
}
