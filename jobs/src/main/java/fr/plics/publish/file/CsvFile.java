package fr.plics.publish.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import fr.plics.contract.Colonne;
import fr.plics.contract.TableContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table as a French spreadsheet opens it: UTF-8 with a mark, semicolons, decimal comma, CRLF. A text that a spreadsheet
 * would run as a formula is made a plain text.
 */
public final class CsvFile {

    private static final char MARK = '\uFEFF';

    /** Blanks, seen or not, then what begins a formula, in its wide form too; or a blank that moves to another cell. */
    private static final Pattern FORMULA =
            Pattern.compile("[\\s\\p{Z}\\p{Cf}]*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private CsvFile() {}

    public static void write(Path file, TableContract contract, List<List<Object>> rows) {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(MARK);
            try (CsvWriter csv = CsvWriter.builder()
                    .fieldSeparator(';')
                    .lineDelimiter(LineDelimiter.CRLF)
                    .build(out)) {
                csv.writeRecord(contract.colonnes().stream().map(Colonne::nom).toList());
                for (List<Object> row : rows) {
                    csv.writeRecord(row.stream().map(CsvFile::text).toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double number) {
            return number(number);
        }
        String text = value.toString();
        return value instanceof String && isFormula(text) ? "'" + text : text;
    }

    /** Nearly every text begins with a letter or a digit: those are known at a glance. */
    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && !Character.isLetterOrDigit(text.charAt(0))
                && FORMULA.matcher(text).matches();
    }

    /** As many digits as the number has, never an exponent: 8,3 and 6210. */
    private static String number(double number) {
        if (number == (int) number) {
            return Integer.toString((int) number);
        }
        return new java.math.BigDecimal(Double.toString(number))
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', ',');
    }
}
