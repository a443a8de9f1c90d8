package fr.plics.publish;

import fr.plics.contract.Json;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.kernel.PlicsException;
import fr.plics.publish.duckdb.PublishedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code publication/current.json} says: the release in force. Written last, replaced at once, so that a reader
 * finds the whole of a release or the whole of the one before.
 *
 * @param release its identifier, {@code AAAAMMJJTHHMMSSZ-<run>}
 * @param publieeLe instant of publication
 * @param departement code of the Département
 * @param premierMois first month it holds
 * @param dernierMois last month it holds
 * @param hypotheseDtas whether the DTAS of some month are supposed from the EPCI, for want of a reference
 * @param motif why it was made, in the words of whoever asked for it; empty when nobody said
 */
public record Release(
        String release,
        String publieeLe,
        String departement,
        String premierMois,
        String dernierMois,
        boolean hypotheseDtas,
        String motif) {

    private static final String DOSSIER = "publication";
    private static final String COURANTE = "current.json";

    /** A pointer written before reasons were told has none; one that does not name a release is refused. */
    public Release {
        if (!release.matches("[0-9]{8}T[0-9]{6}Z-\\w+")) {
            throw new IllegalArgumentException("no release");
        }
        Instant.parse(publieeLe);
        Mois.parse(premierMois);
        Mois.parse(dernierMois);
        motif = motif == null ? "" : motif;
    }

    /**
     * The release in force of a warehouse, if one was ever published.
     *
     * @throws PlicsException when its pointer cannot be read
     */
    public static Optional<Release> findCurrent(Path entrepot) {
        Path file = entrepot.resolve(DOSSIER).resolve(COURANTE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readString(file), Release.class));
        } catch (IOException | RuntimeException e) {
            throw new PlicsException(
                    ExitCode.LOCKED,
                    "PUBLICATION-04",
                    "publication/current.json de " + entrepot + " est abîmé ou n'est pas lisible.",
                    "Vérifiez vos droits, ou publiez de nouveau avec « plics run ».");
        }
    }

    /** The release in force, where its pointer can be read and its published file is there; whether it is whole is not asked. */
    public static Optional<Release> findNamed(Path entrepot) {
        try {
            return findCurrent(entrepot).filter(r -> Files.isReadable(r.duckdb(entrepot)));
        } catch (PlicsException e) {
            return Optional.empty();
        }
    }

    /** The release in force, where it is whole: its pointer, and every table of its published file as this version makes it. */
    public static Optional<Release> findWhole(Path entrepot) {
        return findNamed(entrepot).filter(r -> PublishedFile.isWhole(r.duckdb(entrepot)));
    }

    /** Its folder. */
    public Path folder(Path entrepot) {
        return entrepot.resolve(DOSSIER).resolve(release);
    }

    /** What Metabase, notebooks and partners read: disclosed tables only. */
    public Path duckdb(Path entrepot) {
        return folder(entrepot).resolve("plics_" + release + ".duckdb");
    }

    /** What the Département's own analysts read: facts and undisclosed cells. */
    public Path analyse(Path entrepot) {
        return folder(entrepot).resolve(analyse(release));
    }

    /** The name of that file. */
    static String analyse(String release) {
        return "analyse_" + release + ".duckdb";
    }

    /** The place where a release is built, closed to readers: the file of the analysts is not restricted yet. */
    static Path staging(Path entrepot, String release) throws IOException {
        Path staging = entrepot.resolve(DOSSIER).resolve(".en-cours-" + release);
        return Files.createDirectories(
                staging, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Makes a built release visible, then current. */
    void publish(Path entrepot, Path staging) throws IOException {
        try (Stream<Path> files = Files.list(staging)) {
            for (Path file : files.toList()) {
                force(file);
                boolean isRestricted = file.getFileName().toString().startsWith("analyse_");
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(isRestricted ? "rw-r-----" : "rw-r--r--"));
            }
        }
        Path publication = entrepot.resolve(DOSSIER);
        Files.setPosixFilePermissions(staging, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(publication, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(staging, folder(entrepot), StandardCopyOption.ATOMIC_MOVE);
        Path pointer = publication.resolve("." + COURANTE);
        Files.writeString(pointer, Json.write(this));
        force(pointer);
        Files.setPosixFilePermissions(pointer, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(
                pointer,
                publication.resolve(COURANTE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
