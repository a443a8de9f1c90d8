package fr.plics.landing;

import fr.plics.contract.Departement;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.commons.io.input.TeeInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Takes in what lies in the landing folder, which it only reads: each new content is hashed, copied to the archive under
 * its hash, and registered. The same content again, under any name, is recognised.
 */
public final class Reception {

    private static final int BUFFER = 1 << 17;

    /** A gzip that swells more than this is a trap; below the margin it may. */
    private static final long RATIO_GZIP = 100;

    private static final long MARGE_GZIP = 64L << 20;

    private final NomFichier noms;
    private final Registre registre;
    private final String entrepot;
    private final Configuration configuration;

    public Reception(Departement departement, Registre registre, String entrepot, Configuration configuration) {
        this.noms = new NomFichier(departement);
        this.registre = registre;
        this.entrepot = entrepot;
        this.configuration = configuration;
    }

    /**
     * What was found.
     *
     * @param nouvelles deliveries seen for the first time
     * @param connues files whose content was known already
     * @param problemes files that no contract knows
     */
    public record Bilan(List<Livraison> nouvelles, int connues, List<Problem> problemes) {}

    /**
     * A file a run would read.
     *
     * @param chemin where it lies
     * @param fichier its name
     * @param type {@code RSABEM} or the name of an extract, empty when no contract knows it
     * @param mois the month it announces, null when no contract knows it
     * @param estLisible whether its name is one that is read: known, and of this Département
     */
    public record Annonce(String chemin, String fichier, String type, Mois mois, boolean estLisible) {

        public boolean estFlux() {
            return type.equals(Livraison.RSABEM);
        }
    }

    /** The files that were never looked at as they are now. */
    public List<Annonce> unseen(String landing) {
        return content(landing).files().stream()
                .filter(file -> !isSeen(file))
                .map(file -> {
                    NomFichier.Sens sens = noms.read(file.getPath().getName());
                    String nom = sens.type().isEmpty()
                            ? sens.problem().fichier()
                            : file.getPath().getName();
                    return new Annonce(
                            file.getPath().toString(), nom, sens.type(), sens.mois(), sens.problem() == null);
                })
                .toList();
    }

    private boolean isSeen(FileStatus file) {
        return registre.findVu(file.getPath().toString())
                .filter(vu -> vu.taille() == file.getLen() && vu.date() == file.getModificationTime())
                .isPresent();
    }

    /** A file of the landing folder, looked at. */
    private record Trouve(String chemin, Registre.Vu vu, Livraison livraison, Problem problem) {}

    /**
     * Receives what is new in a folder and its sub-folders.
     *
     * @param recueLe instant to write down
     * @param run run to write down
     */
    public Bilan receive(String landing, String recueLe, String run) {
        Contenu content = content(landing);
        List<Trouve> found = content.files().stream()
                .parallel()
                .map(file -> look(file, recueLe, run))
                .toList();
        Map<String, Registre.Vu> vus = new TreeMap<>();
        Map<String, Livraison> nouvelles = new LinkedHashMap<>();
        List<Problem> problemes = new ArrayList<>(content.problems());
        int connues = 0;
        for (Trouve trouve : found) {
            if (trouve.problem != null) {
                problemes.add(trouve.problem);
            }
            if (trouve.vu != null) {
                vus.put(trouve.chemin, trouve.vu);
            }
            if (trouve.livraison == null) {
                connues += trouve.problem == null ? 1 : 0;
            } else if (isKnown(trouve.livraison)) {
                connues++;
            } else if (nouvelles.putIfAbsent(trouve.livraison.id(), trouve.livraison) != null) {
                connues++;
            }
        }
        registre.see(vus);
        registre.put(nouvelles.values());
        return new Bilan(List.copyOf(nouvelles.values()), connues, problemes);
    }

    /** Whether the content was received before; one refused for its name alone is new under a right one. */
    private boolean isKnown(Livraison livraison) {
        String nom = DeliveryRule.NOM_DEPARTEMENT.text().code();
        return registre.find(livraison.id())
                .filter(known -> livraison.etat() == Livraison.Etat.REFUSEE
                        || known.problemes().stream().noneMatch(p -> p.regle().equals(nom)))
                .isPresent();
    }

    /**
     * What lies in a folder.
     *
     * @param files its files, and those of its sub-folders
     * @param problems what is there and is no file
     */
    private record Contenu(List<FileStatus> files, List<Problem> problems) {}

    /** Links to files are followed, links to folders are not: one of them may lead back here. */
    private Contenu content(String landing) {
        Contenu content = new Contenu(new ArrayList<>(), new ArrayList<>());
        // The folder itself may be a link: a walk would stop at it.
        try (Stream<java.nio.file.Path> all =
                Files.walk(java.nio.file.Path.of(landing).toRealPath())) {
            for (java.nio.file.Path path :
                    all.sorted().filter(p -> !isFolder(p)).toList()) {
                if (Files.isRegularFile(path)) {
                    Path file = new Path(path.toUri());
                    content.files.add(file.getFileSystem(configuration).getFileStatus(file));
                } else {
                    String nom = NomFichier.printable(path.getFileName().toString());
                    content.problems.add(DeliveryRule.NOM_SPECIAL.in(nom, ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content;
    }

    private static boolean isFolder(java.nio.file.Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private Trouve look(FileStatus file, String recueLe, String run) {
        String chemin = file.getPath().toString();
        NomFichier.Sens sens = noms.read(file.getPath().getName());
        if (sens.type().isEmpty()) {
            return new Trouve(chemin, null, null, sens.problem());
        }
        if (isSeen(file)) {
            return new Trouve(chemin, null, null, null);
        }
        try {
            Livraison livraison = receive(file, sens, recueLe, run);
            Registre.Vu seen = new Registre.Vu(file.getLen(), file.getModificationTime(), livraison.id());
            return new Trouve(chemin, seen, livraison, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Livraison receive(FileStatus file, NomFichier.Sens sens, String recueLe, String run) throws IOException {
        String nom = file.getPath().getName();
        boolean isUnwelcome = sens.problem() != null;
        Path copy = new Path(
                entrepot,
                "archive/.en-cours-" + run + "-" + Integer.toHexString(nom.hashCode()) + "-"
                        + Integer.toHexString(file.getPath().toString().hashCode()));
        FileSystem archive = copy.getFileSystem(configuration);
        String sha256;
        List<Problem> problems = new ArrayList<>();
        try (InputStream in = file.getPath().getFileSystem(configuration).open(file.getPath());
                OutputStream out = isUnwelcome ? OutputStream.nullOutputStream() : archive.create(copy, true)) {
            sha256 = copy(in, out, nom.endsWith(".gz"), problems, nom);
        }
        Livraison livraison = Livraison.received(sha256, sens.type(), sens.mois(), nom, file.getLen(), recueLe, run);
        if (isUnwelcome) {
            return livraison.refused(List.of(sens.problem()));
        }
        Path place = new Path(entrepot, livraison.archive());
        if (archive.exists(place)) {
            archive.delete(copy, false);
        } else {
            archive.mkdirs(place.getParent());
            archive.rename(copy, place);
        }
        if (file.getLen() == 0) {
            problems.add(DeliveryRule.VIDE.in(nom, ""));
        }
        return problems.isEmpty() ? livraison : livraison.refused(problems);
    }

    /** Copies a file while hashing its text; a gzip is hashed by what it holds, so that one content has one name. */
    private static String copy(InputStream in, OutputStream out, boolean compressed, List<Problem> problems, String nom)
            throws IOException {
        MessageDigest received = sha256();
        InputStream teed = new DigestInputStream(new TeeInputStream(in, out), received);
        String text = compressed ? unzipped(teed, problems, nom) : "";
        IOUtils.consume(teed);
        return text.isEmpty() ? HexFormat.of().formatHex(received.digest()) : text;
    }

    /** The hash of what a gzip holds; empty when it cannot be read to its end or swells beyond reason. */
    private static String unzipped(InputStream in, List<Problem> problems, String nom) {
        MessageDigest text = sha256();
        long swollen = 0;
        try (BoundedInputStream counted = BoundedInputStream.builder()
                .setInputStream(in)
                .setPropagateClose(false)
                .get()) {
            // Unlike the one of Java, this one refuses what follows the archive.
            InputStream unzipped = GzipCompressorInputStream.builder()
                    .setInputStream(counted)
                    .setDecompressConcatenated(true)
                    .get();
            byte[] buffer = new byte[BUFFER];
            for (int n = unzipped.read(buffer); n >= 0; n = unzipped.read(buffer)) {
                text.update(buffer, 0, n);
                swollen += n;
                if (swollen > MARGE_GZIP + RATIO_GZIP * counted.getCount()) {
                    problems.add(DeliveryRule.GZ_BOMBE.in(nom, "", RATIO_GZIP));
                    return "";
                }
            }
            return HexFormat.of().formatHex(text.digest());
        } catch (IOException e) {
            problems.add(DeliveryRule.GZ_ILLISIBLE.in(nom, ""));
            return "";
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
