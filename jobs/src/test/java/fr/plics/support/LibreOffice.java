package fr.plics.support;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LibreOffice without its windows: what a person who opens a workbook sees. */
public final class LibreOffice {

    /** Semicolons, quotes, UTF-8, from the first line, cells as they are rather than as shown, every sheet. */
    private static final String CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,false,false,false,false,-1";

    private LibreOffice() {}

    /** The sheets of a workbook by their names, as lines of texts. */
    public static Map<String, List<List<String>>> sheets(Path classeur, Path folder) throws IOException {
        Path out = Files.createDirectory(folder.resolve("feuilles"));
        convert(classeur, CSV, out, folder);
        String prefix = classeur.getFileName().toString().replace(".xlsx", "-");
        Map<String, List<List<String>>> sheets = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                sheets.put(name.substring(prefix.length(), name.length() - ".csv".length()), lines(file));
            }
        }
        return sheets;
    }

    private static List<List<String>> lines(Path file) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv =
                CsvReader.builder().fieldSeparator(';').skipEmptyLines(false).ofCsvRecord(file)) {
            csv.forEach(line -> lines.add(line.getFields()));
        }
        return lines;
    }

    /** A workbook, printed. */
    public static Path pdf(Path classeur, Path folder) throws IOException {
        convert(classeur, "pdf", folder, folder);
        return folder.resolve(classeur.getFileName().toString().replace(".xlsx", ".pdf"));
    }

    private static void convert(Path file, String format, Path out, Path folder) throws IOException {
        Path program = Outil.SOFFICE.require();
        Path said = folder.resolve("soffice.log");
        // A profile of its own: another LibreOffice at work would take the conversion and end it.
        Process soffice = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "-env:UserInstallation=" + folder.resolve("profil").toUri(),
                        "--convert-to",
                        format,
                        "--outdir",
                        out.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(soffice.waitFor(3, TimeUnit.MINUTES))
                    .as("LibreOffice ended")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            soffice.destroyForcibly();
        }
        assertThat(soffice.exitValue()).as(Files.readString(said)).isZero();
    }
}
