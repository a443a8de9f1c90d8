package fr.plics.bronze.cnaf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An encoding a flow may declare. The parser has byte scanners for Latin-1 and UTF-8 only: the other one-byte encodings
 * are read as Latin-1, then their few different characters are put right in each value.
 */
enum Encodage {
    WINDOWS_1252("windows-1252"),
    ISO_8859_1("ISO-8859-1"),
    ISO_8859_15("ISO-8859-15"),
    UTF_8("UTF-8");

    private final String nom;
    private final char[] remap;

    Encodage(String nom) {
        this.nom = nom;
        this.remap = remap(nom);
    }

    private static char[] remap(String nom) {
        Charset charset = Charset.forName(nom);
        if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.ISO_8859_1)) {
            return null;
        }
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        return new String(all, charset).toCharArray();
    }

    /** The encoding a declaration names; UTF-8 when it names none, as XML says. */
    static Optional<Encodage> find(String declare) {
        String wanted = declare.isEmpty() ? "UTF-8" : declare.toUpperCase(Locale.ROOT);
        for (Encodage encodage : values()) {
            if (encodage.nom.toUpperCase(Locale.ROOT).equals(wanted) || wanted.equals(alias(encodage))) {
                return Optional.of(encodage);
            }
        }
        return Optional.empty();
    }

    private static String alias(Encodage encodage) {
        return encodage == WINDOWS_1252 ? "CP1252" : encodage == ISO_8859_1 ? "LATIN1" : "";
    }

    Charset charset() {
        return Charset.forName(nom);
    }

    /** The encoding the parser is told. */
    String parserName() {
        return this == UTF_8 ? "UTF-8" : "ISO-8859-1";
    }

    /** The characters of each byte, or null when the parser already gives the right ones. */
    char[] remap() {
        return remap;
    }
}
