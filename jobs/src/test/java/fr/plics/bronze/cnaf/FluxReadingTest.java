package fr.plics.bronze.cnaf;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.contract.Element;
import fr.plics.contract.Schemas;
import fr.plics.support.Bloc;
import fr.plics.support.Flux;
import fr.plics.support.Individu;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FluxReadingTest {

    private static final Bloc BLOC =
            Bloc.dossier("00000000001").avec(Individu.dem("ROUX", "EVE").nir("2850461001001"));

    private static byte[] bytes(String xml) {
        return xml.getBytes(Flux.WINDOWS_1252);
    }

    private static Lecteur read(String from, String to) {
        String xml = Flux.of(BLOC).xml();
        assertThat(xml).contains(from);
        return Lecteur.read(bytes(xml.replace(from, to)));
    }

    /** The surname of the first person of the first record. */
    private static String nom(Lecteur lecteur) {
        InternalRow identification =
                lecteur.records.get(0).getArray(5).getStruct(0, 14).getStruct(0, 13);
        return identification.getUTF8String(1).toString();
    }

    @Test
    void every_element_of_the_contract_is_kept_with_its_text_in_the_order_of_the_document() {
        List<String> written = new ArrayList<>();
        StringBuilder record = new StringBuilder();
        write(Schemas.flux().foyer(), record, written);
        String xml = Flux.of(BLOC).xml().replace(BLOC.xml(), record);

        Lecteur lecteur = Lecteur.read(bytes(xml));

        assertThat(lecteur.refus).isNull();
        assertThat(lecteur.rejets).isEmpty();
        List<String> read = new ArrayList<>();
        InternalRow row = lecteur.records.get(0);
        for (int i = 4; i < row.numFields(); i++) {
            flatten(((GenericInternalRow) row).values()[i], read);
        }
        assertThat(read).containsExactlyElementsOf(written);
        assertThat(written).hasSizeGreaterThan(400);
    }

    /** Every element, optional ones too, twice where it may repeat. */
    private static void write(Element element, StringBuilder xml, List<String> written) {
        xml.append('<').append(element.nom()).append('>');
        if (element.estBloc()) {
            for (Element child : element.enfants()) {
                for (int i = 0; i < Math.min(child.max(), 2); i++) {
                    write(child, xml, written);
                }
            }
        } else {
            String text = value(element, written.size());
            written.add(text);
            xml.append(text);
        }
        xml.append("</").append(element.nom()).append('>');
    }

    private static String value(Element element, int number) {
        if (element.nom().equals("IDEPARTE")) {
            return "061";
        }
        return switch (element.type()) {
            case STRING -> ("é" + number + "œ’€ABCDE").substring(0, Math.min(element.longueur(), 6));
            case INTEGER -> Integer.toString(number % 10);
            case DECIMAL -> "-" + number + ".50";
            case BOOLEAN -> number % 2 == 0 ? "true" : "0";
            case DATE ->
                "20%02d-02-28".formatted(number % 100) + (number % 3 == 0 ? "Z" : number % 3 == 1 ? "+01:00" : "");
            case TIME -> "23:59:%02d.0001".formatted(number % 60);
            case BLOC -> throw new IllegalArgumentException();
        };
    }

    private static void flatten(Object value, List<String> texts) {
        if (value instanceof UTF8String text) {
            texts.add(text.toString());
        } else if (value instanceof ArrayData array) {
            for (Object item : array.array()) {
                flatten(item, texts);
            }
        } else if (value instanceof GenericInternalRow row) {
            for (Object item : row.values()) {
                flatten(item, texts);
            }
        }
    }

    @Test
    void letters_that_only_windows_1252_has_survive() {
        assertThat(nom(read("<NOM>ROUX</NOM>", "<NOM>L’ŒUVRÉ €</NOM>"))).isEqualTo("L’ŒUVRÉ €");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, Œ’é€漢", "ISO-8859-15, Œé€", "ISO-8859-1, é¤"})
    void another_declared_encoding_is_honoured(String encodage, String texte) {
        String xml = Flux.of(BLOC).encodage(encodage).xml().replace("<NOM>ROUX</NOM>", "<NOM>" + texte + "</NOM>");
        assertThat(nom(Lecteur.read(xml.getBytes(Charset.forName(encodage))))).isEqualTo(texte);
    }

    @Test
    void text_in_several_pieces_is_one_value() {
        assertThat(nom(read("<NOM>ROUX</NOM>", "<NOM>A&amp;B<!-- x --><![CDATA[<C>]]>&#233;</NOM>")))
                .isEqualTo("A&B<C>é");
    }

    @Test
    void blanks_of_a_text_are_kept_and_an_empty_element_is_an_empty_text() {
        Lecteur lecteur = read("<NOM>ROUX</NOM>", "<NOM> ROUX </NOM>");
        assertThat(nom(lecteur)).isEqualTo(" ROUX ");
        assertThat(nom(read("<NOM>ROUX</NOM>", "<NOM/>"))).isEmpty();
        assertThat(nom(read("<NOM>ROUX</NOM>", "<NOM></NOM>"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "</PrestationRSA> | </PrestationRSA><Inconnu/>",
                "<NOM>ROUX</NOM> | <NOM>ROUX</NOM><NOUVEAU>1</NOUVEAU>",
                "<SEXE>2</SEXE> | <SEXE>2</SEXE><SEXE>2</SEXE>",
                "<NOM>ROUX</NOM> | <NOM a=\"1\">ROUX</NOM>",
                "<NOM>ROUX</NOM> | <NOM xmlns=\"urn:x\">ROUX</NOM>",
                "<NOM>ROUX</NOM> | <x:NOM xmlns:x=\"urn:x\">ROUX</x:NOM>",
                "<NOM>ROUX</NOM> | texte<NOM>ROUX</NOM>",
                "<NOM>ROUX</NOM> | <NOM><B>ROUX</B></NOM>",
                "<Racine> | <Racine xmlns=\"urn:x\">",
                "<Racine> | <Autre>",
                "<IdentificationFlux> | <Autre/><IdentificationFlux>"
            })
    void what_the_contract_does_not_know_refuses_the_file(String from, String to) {
        assertThat(read(from, to).regle()).isEqualTo("XML-04");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<NOM>ROUX</NOM>",
                "<DTNAI>1985-04-12</DTNAI>",
                "<TOPRESPDOS>1</TOPRESPDOS>",
                "<Prestations><NATPREST>PFA</NATPREST><ROLEPERS>RDO</ROLEPERS><TOPCHAPERS>0</TOPCHAPERS></Prestations>",
                "<NUMDEMRSA>00000000001</NUMDEMRSA>",
                "<EtatDossierRSA><ETATDOSRSA>2</ETATDOSRSA></EtatDossierRSA>",
                "<NBTOTDOSRSATRANSMANO>00000000</NBTOTDOSRSATRANSMANO>",
                "<DTREF>2022-01-31</DTREF>"
            })
    void a_missing_mandatory_element_refuses_the_file(String element) {
        assertThat(read(element, "").regle()).isEqualTo("XML-05");
    }

    @Test
    void elements_in_another_order_refuse_the_file() {
        assertThat(read("<NOM>ROUX</NOM><NOMNAI>ROUX</NOMNAI>", "<NOMNAI>ROUX</NOMNAI><NOM>ROUX</NOM>")
                        .regle())
                .isEqualTo("XML-05");
    }

    @Test
    void a_pointer_to_a_schema_on_the_root_is_ignored() {
        assertThat(read(
                                "<Racine>",
                                "<Racine xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"http://127.0.0.1:1/x.xsd\">")
                        .refus)
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1985-04-12, 1985-04-31",
        "1985-04-12, 1985-13-01",
        "1985-04-12, 12/04/1985",
        "1985-04-12, 2015-02-29",
        "1985-04-12, ''",
        "<TOPRESPDOS>1, <TOPRESPDOS>2",
        "<TOPRESPDOS>1, <TOPRESPDOS>oui",
        "<RGADR>01, <RGADR>un",
        "<RGADR>01, <RGADR>100",
        "<SITFAM>CEL, <SITFAM>CELI",
        "<CODEPOS>61000, <CODEPOS>6100O"
    })
    void an_unreadable_value_sends_its_record_to_quarantine_and_no_other(String from, String to) {
        String xml = Flux.of(
                        Bloc.dossier("00000000009")
                                .avec(Individu.dem("MARTIN", "LUC").ne("1970-01-01")),
                        BLOC)
                .xml();
        int last = xml.lastIndexOf(from);
        Lecteur lecteur = Lecteur.read(bytes(xml.substring(0, last) + to + xml.substring(last + from.length())));
        assertThat(lecteur.refus).isNull();
        assertThat(lecteur.records).hasSize(1);
        assertThat(lecteur.rejets).hasSize(1);
        Rejet rejet = lecteur.rejets.get(0);
        assertThat(rejet.enregistrement()).isEqualTo(2);
        assertThat(xml.substring((int) rejet.debut())).startsWith("<InfosFoyerRSA>");
    }

    @ParameterizedTest
    @CsvSource({
        "1985-04-12, 2016-02-29",
        "1985-04-12, 1985-04-12Z",
        "1985-04-12, ' 1985-04-12 '",
        "<NUMCOM>61001, <NUMCOM>610010",
        "<NOMVOIE>DES TESTS, <NOMVOIE>DES TESTS QUI N'EN FINISSENT PAS DE FINIR",
        "<TOPRESPDOS>1, <TOPRESPDOS>true"
    })
    void a_value_of_its_type_in_another_form_or_a_text_too_long_that_nobody_is_shown_is_kept(String from, String to) {
        Lecteur lecteur = read(from, to);
        assertThat(lecteur.refus).isNull();
        assertThat(lecteur.rejets).isEmpty();
    }

    @Test
    void another_departement_in_one_record_refuses_the_file_and_says_which() {
        Lecteur lecteur =
                Lecteur.read(Flux.of(BLOC, Bloc.dossier("2").departement("014").avec(Individu.dem("X", "Y")))
                        .bytes());
        assertThat(lecteur.regle()).isEqualTo("FLUX-01");
        assertThat(lecteur.refus.position()).startsWith("dossier 2, IDEPARTE, octet ");
    }

    @Test
    void a_file_cut_anywhere_is_refused_and_never_crashes() {
        byte[] whole = Flux.of(BLOC, BLOC).bytes();
        int end = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("</Racine>") + "</Racine>".length();
        for (int length = 0; length < end; length++) {
            Lecteur lecteur = Lecteur.read(java.util.Arrays.copyOf(whole, length), 500);
            assertThat(lecteur.refus).as("cut at %d", length).isNotNull();
        }
        assertThat(Lecteur.read(java.util.Arrays.copyOf(whole, end)).refus).isNull();
    }

    @Test
    void a_file_with_any_byte_replaced_is_read_or_refused_and_never_crashes() {
        byte[] whole = Flux.of(BLOC).bytes();
        for (byte replacement : new byte[] {'<', '>', '&', 0, (byte) 0xFF, '"'}) {
            for (int i = 0; i < whole.length; i++) {
                byte[] damaged = whole.clone();
                damaged[i] = replacement;
                Lecteur lecteur = Lecteur.read(damaged);
                assertThat(lecteur.refus != null || lecteur.records.size() + lecteur.rejets.size() == 1)
                        .as("byte %d", i)
                        .isTrue();
            }
        }
    }

    @Test
    void no_problem_ever_quotes_what_was_read() {
        String[] damages = {
            "<NOM>CANARI</X>", "<NOM><CANARI/></NOM>", "<NOM CANARI='1'>", "<NOM>CANARI&x;</NOM>", "CANARI<NOM>"
        };
        for (String damage : damages) {
            Lecteur lecteur = read("<NOM>ROUX</NOM>", damage);
            assertThat(lecteur.refus).as(damage).isNotNull();
            if (!damage.contains("<CANARI/>")) {
                assertThat(lecteur.refus.sentence()).doesNotContain("CANARI");
            }
        }
    }

    @Test
    void the_splits_of_a_file_give_the_records_of_the_whole() {
        Bloc[] blocs = new Bloc[20];
        for (int i = 0; i < blocs.length; i++) {
            blocs[i] = Bloc.dossier("%011d".formatted(i)).avec(Individu.dem("N" + i, "P"), Individu.enf("N" + i, "É"));
        }
        byte[] file = Flux.of(blocs).bytes();
        List<InternalRow> whole = Lecteur.read(file).records;
        for (long size : new long[] {1, 1000, 3000, 10_000}) {
            assertThat(Lecteur.read(file, size).records)
                    .as("split size %d", size)
                    .isEqualTo(whole);
        }
        assertThat(whole.get(19).getLong(3)).isEqualTo(20);
    }
}
