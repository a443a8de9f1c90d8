package fr.plics.contract;

import static fr.plics.support.Bloc.dossier;
import static fr.plics.support.Individu.dem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.plics.kernel.Mois;
import fr.plics.sample.Sample;
import fr.plics.support.Flux;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** The schema the build makes from the contract of the flow says what the contract says. */
class XsdTest {

    private static Schema schema() throws Exception {
        ByteArrayOutputStream xsd = new ByteArrayOutputStream();
        Xsd.write(Schemas.flux(), xsd);
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory.newSchema(new StreamSource(new ByteArrayInputStream(xsd.toByteArray())));
    }

    private static void validate(byte[] flux) throws SAXException, IOException {
        try {
            schema().newValidator().validate(new StreamSource(new ByteArrayInputStream(flux)));
        } catch (SAXException | IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void every_flow_of_the_sample_validates(@TempDir Path depot) throws Exception {
        new Sample(Departement.load("061"), 400, 7, depot).write(List.of(Mois.of(2021, 1), Mois.of(2022, 1)), m -> {});
        try (Stream<Path> files = Files.list(depot)) {
            List<Path> flux = files.filter(f -> f.toString().endsWith(".xml")).toList();
            assertThat(flux).hasSize(4);
            for (Path file : flux) {
                validate(Files.readAllBytes(file));
            }
        }
    }

    @Test
    void a_flow_of_our_tests_validates() throws Exception {
        validate(Flux.of(dossier("1").avec(dem("ROUX", "EVE"))).bytes());
    }

    @Test
    void an_unknown_element_a_missing_one_a_long_text_and_a_bad_date_do_not_validate() {
        String sound = Flux.of(dossier("1").avec(dem("ROUX", "EVE"))).xml();
        refused(sound.replace("<TYPEFLUX>M</TYPEFLUX>", "<TYPEFLUX>M</TYPEFLUX><AUTRE>1</AUTRE>"), "AUTRE");
        refused(sound.replace("<TYPEFLUX>M</TYPEFLUX>", ""), "TYPEFLUX");
        refused(sound.replace("<TYPEFLUX>M</TYPEFLUX>", "<TYPEFLUX>MM</TYPEFLUX>"), "maxLength");
        refused(sound.replace("<DTREF>2022-01-31</DTREF>", "<DTREF>2022-02-31</DTREF>"), "2022-02-31");
    }

    private static void refused(String flux, String why) {
        assertThatThrownBy(() -> validate(flux.getBytes(Flux.WINDOWS_1252)))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining(why);
    }
}
