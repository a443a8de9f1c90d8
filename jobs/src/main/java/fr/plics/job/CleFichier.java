package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The pseudonym key: 32 random bytes in hexadecimal, in a file only its owner can read, never inside the warehouse.
 * Whoever has it and a list of persons can name those of the warehouse.
 */
final class CleFichier {

    private static final int OCTETS = 32;

    /** A key of fewer different bytes was not drawn at random: 32 random bytes have some 30 of them. */
    private static final int OCTETS_DISTINCTS = 16;

    private static final Set<PosixFilePermission> PRIVE = PosixFilePermissions.fromString("rw-------");

    private CleFichier() {}

    /** Writes a new key, mode 0600; an existing file is never replaced. */
    static void generate(Path file) {
        byte[] key = new byte[OCTETS];
        new SecureRandom().nextBytes(key);
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVE));
            Files.writeString(file, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw refused(
                    "CLE-01",
                    "le fichier " + file + " existe déjà.",
                    "Choisissez un autre nom : remplacer une clé rendrait illisible tout l'entrepôt.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a key.
     *
     * @param file its file, null when none was given
     * @throws PlicsException with exit code 60 when it is absent, weak, readable by others, or in the warehouse
     */
    static byte[] read(Path file, Path entrepot) {
        if (file == null) {
            throw refused(
                    "CLE-02",
                    "aucune clé de pseudonymes.",
                    "Créez-en une avec « plics keygen FICHIER », puis donnez-la par --key ou PLICS_KEY_FILE.");
        }
        if (!Files.isRegularFile(file)) {
            throw refused(
                    "CLE-03",
                    "le fichier de clé " + file + " n'existe pas.",
                    "Créez-le avec « plics keygen " + file + " ».");
        }
        try {
            if (file.toRealPath().startsWith(Chemins.real(entrepot))) {
                throw refused(
                        "CLE-04",
                        "la clé est dans l'entrepôt.",
                        "Rangez-la ailleurs : qui copie l'entrepôt ne doit pas emporter la clé.");
            }
            if (!Files.getPosixFilePermissions(file).stream().allMatch(PRIVE::contains)) {
                throw refused(
                        "CLE-05",
                        "la clé " + file + " est lisible par d'autres que son propriétaire.",
                        "Faites « chmod 600 " + file + " », et changez de clé si d'autres ont pu la lire.");
            }
            return decode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw refused("CLE-03", "le fichier de clé " + file + " est illisible.", "Vérifiez ses droits.");
        }
    }

    /** A key in hexadecimal, or random bytes as they are; a password is neither. */
    private static byte[] decode(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).strip();
        boolean isText = text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
        byte[] key = !isText
                ? content
                : text.matches("([0-9a-fA-F]{2})+") ? HexFormat.of().parseHex(text) : new byte[0];
        long distinct =
                IntStream.range(0, key.length).map(i -> key[i]).distinct().count();
        if (key.length < OCTETS || distinct < OCTETS_DISTINCTS) {
            throw refused(
                    "CLE-06",
                    "la clé est trop faible : " + OCTETS + " octets tirés au hasard sont attendus.",
                    "Créez-en une avec « plics keygen FICHIER ».");
        }
        return key;
    }

    private static PlicsException refused(String regle, String constat, String remede) {
        return new PlicsException(ExitCode.ENVIRONMENT, regle, constat, remede);
    }
}
