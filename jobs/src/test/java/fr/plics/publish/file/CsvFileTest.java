package fr.plics.publish.file;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.contract.Colonne;
import fr.plics.contract.TableContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file a French spreadsheet opens as it is, and runs nothing of. */
class CsvFileTest {

    @TempDir
    private Path folder;

    private static Colonne colonne(String nom, Colonne.Type type) {
        return new Colonne(nom, type, false, nom, null, null, null, null);
    }

    private String written(Object... values) throws IOException {
        TableContract contract = new TableContract(
                "publication.essai",
                "Essai",
                "Essai.",
                List.of(),
                List.of(),
                false,
                null,
                List.of(colonne("libelle", Colonne.Type.TEXTE), colonne("valeur", Colonne.Type.DECIMAL)));
        Path file = folder.resolve("essai.csv");
        CsvFile.write(file, contract, List.of(Arrays.asList(values)));
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Test
    void a_file_has_a_mark_semicolons_a_decimal_comma_and_CRLF() throws IOException {
        assertThat(written("Écouché-les-Vallées", 8.25))
                .isEqualTo("\uFEFFlibelle;valeur\r\nÉcouché-les-Vallées;8,25\r\n");
        assertThat(Files.readAllBytes(folder.resolve("essai.csv"))).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void what_is_not_known_is_empty_and_0_is_0() throws IOException {
        assertThat(written(null, 0.0)).endsWith("\r\n;0\r\n");
        assertThat(written(null, null)).endsWith("\r\n;\r\n");
    }

    @Test
    void a_separator_a_quote_or_a_line_end_in_a_text_stays_in_its_field() throws IOException {
        assertThat(written("a;b", 1.0)).endsWith("\r\n\"a;b\";1\r\n");
        assertThat(written("dit \"l’Aigle\"", 1.0)).endsWith("\r\n\"dit \"\"l’Aigle\"\"\";1\r\n");
        assertThat(written("a\nb", 1.0)).endsWith("\r\n\"a\nb\";1\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6210|6210",
                "-8.3|-8,3",
                "-3|-3",
                "0|0",
                "-0.0|0",
                "100|100",
                "12345678|12345678",
                "0.00001|0,00001",
                "66.66666666666667|66,66666666666667"
            })
    void a_number_is_written_in_full_with_a_comma_and_its_sign(double number, String expected) {
        assertThat(CsvFile.text(number)).isEqualTo(expected);
    }

    @Test
    void a_negative_whole_number_is_a_number_too() {
        assertThat(CsvFile.text(-3)).isEqualTo("-3");
        assertThat(CsvFile.text(-3L)).isEqualTo("-3");
    }

    @Test
    void a_date_is_written_as_such() {
        assertThat(CsvFile.text(LocalDate.of(2022, 1, 31))).isEqualTo("2022-01-31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+33 2 33",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                " =1+1",
                "   =1+1",
                "\u00A0=1+1",
                "\u202F=1+1",
                "\u2003@SUM(A1)",
                "\u200B=1+1",
                "\uFEFF=1+1",
                "\uFF1D1+1",
                "=cmd|' /C calc'!A0\nsuite"
            })
    void a_text_a_spreadsheet_would_run_is_made_a_plain_text(String formula) {
        assertThat(CsvFile.text(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alençon", "26 à 45 ans", "Saint-Denis-sur-Sarthon", " a = b", "01", "", "F+ISOLE", "a@b"})
    void a_plain_text_stays_as_it_is(String text) {
        assertThat(CsvFile.text(text)).isEqualTo(text);
    }
}
