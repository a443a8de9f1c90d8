package fr.plics.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.plics.contract.Colonne;
import fr.plics.contract.ExtractContract;
import fr.plics.contract.Schemas;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An extract being written, as its contract says: header, lines, and what the manifest will say of it. */
final class CsvExtrait implements AutoCloseable {

    private final Path file;
    private final String type;
    private final String mode;
    private final MessageDigest digest;
    private final CsvWriter csv;
    private long lignes;

    private CsvExtrait(Path file, String type, String mode, MessageDigest digest, CsvWriter csv) {
        this.file = file;
        this.type = type;
        this.mode = mode;
        this.digest = digest;
        this.csv = csv;
    }

    static CsvExtrait create(Path file, String type, String mode) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest);
        CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        ExtractContract contract = Schemas.findExtrait(type).orElseThrow();
        csv.writeRecord(contract.colonnes().stream().map(Colonne::nom).toList());
        return new CsvExtrait(file, type, mode, digest, csv);
    }

    void write(String... values) {
        csv.writeRecord(values);
        lignes++;
    }

    /** The line of the manifest about this file, once it is closed. */
    String[] annonce(String genereLe) {
        return new String[] {
            type,
            file.getFileName().toString(),
            Long.toString(lignes),
            HexFormat.of().formatHex(digest.digest()),
            mode,
            genereLe
        };
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
