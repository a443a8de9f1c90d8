package fr.plics.bronze.cnaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.plics.quality.ContentRule;
import fr.plics.support.Bloc;
import fr.plics.support.Flux;
import fr.plics.support.Individu;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FluxScannerTest {

    private static Bloc bloc(int number) {
        return Bloc.dossier("%011d".formatted(number)).avec(Individu.dem("ROUX", "EVE"));
    }

    private static FluxIndex scan(byte[] bytes, long splitSize) throws Exception {
        return FluxScanner.scan(new ByteArrayInputStream(bytes), splitSize);
    }

    private static FluxFault fault(String text) {
        return catchThrowableOfType(
                FluxFault.class, () -> scan(text.getBytes(StandardCharsets.ISO_8859_1), Long.MAX_VALUE));
    }

    @Test
    void splits_of_any_size_hold_every_record_once_with_its_rank() throws Exception {
        byte[] bytes = Flux.of(bloc(1), bloc(2), bloc(3), bloc(4), bloc(5)).bytes();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (long size : new long[] {1, 700, 1500, 4000, Long.MAX_VALUE}) {
            FluxIndex index = scan(bytes, size);
            List<Integer> first = new ArrayList<>();
            int records = 0;
            for (FluxIndex.Plage plage : index.plages()) {
                String part = text.substring((int) plage.debut(), (int) plage.fin());
                assertThat(part).startsWith("<InfosFoyerRSA>");
                assertThat(plage.premier()).isEqualTo(records + 1L);
                records += part.split("<InfosFoyerRSA>", -1).length - 1;
                first.add((int) plage.premier());
            }
            assertThat(records).as("split size %d", size).isEqualTo(5);
            assertThat(index.nombre()).isEqualTo(5);
            assertThat(first).first().isEqualTo(1);
        }
    }

    @Test
    void a_tag_inside_a_comment_or_a_cdata_is_not_a_record() throws Exception {
        String text = Flux.of(bloc(1))
                .xml()
                .replace("<Racine>", "<!-- <InfosFoyerRSA> <!DOCTYPE x> --><Racine>")
                .replace("<NOM>ROUX</NOM>", "<NOM><![CDATA[<InfosFoyerRSA>]]></NOM>");
        assertThat(scan(text.getBytes(Flux.WINDOWS_1252), 1).nombre()).isEqualTo(1);
    }

    @Test
    void any_dtd_is_refused_wherever_it_is() {
        assertThat(fault(Flux.of(bloc(1)).avant("<!DOCTYPE Racine>").xml()).rule())
                .isEqualTo(ContentRule.XML_DTD);
        assertThat(fault(Flux.of(bloc(1))
                                .avant("<!DOCTYPE Racine [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                                .xml())
                        .rule())
                .isEqualTo(ContentRule.XML_DTD);
    }

    @Test
    void a_file_without_its_trailer_is_truncated() {
        FluxFault fault = fault(Flux.of(bloc(1)).fin("").xml());
        assertThat(fault.rule()).isEqualTo(ContentRule.XML_ILLISIBLE);
        assertThat(fault.position()).contains("fin de transmission absente");
    }

    @Test
    void an_empty_file_is_named_so() {
        assertThat(fault("").rule()).isEqualTo(ContentRule.XML_ILLISIBLE);
    }

    @Test
    void more_than_64_kilobytes_between_two_tags_is_refused_before_anything_is_parsed() {
        String long64 = "x".repeat(64 * 1024);
        assertThat(fault(Flux.of(bloc(1)).xml().replace("ROUX", long64 + "x")).rule())
                .isEqualTo(ContentRule.XML_LIMITE);
        assertThat(Lecteur.read(Flux.of(bloc(1))
                                .xml()
                                .replace("ROUX", "x".repeat(4097))
                                .getBytes(Flux.WINDOWS_1252))
                        .regle())
                .isEqualTo("XML-03");
        assertThat(Lecteur.read(Flux.of(bloc(1))
                                .xml()
                                .replace("ROUX", "x".repeat(4096))
                                .getBytes(Flux.WINDOWS_1252))
                        .regle())
                .isEmpty();
    }

    @Test
    void the_declared_encoding_is_the_one_that_counts() throws Exception {
        assertThat(scan(Flux.of(bloc(1)).bytes(), 1).encodage()).isEqualTo(Encodage.WINDOWS_1252);
        assertThat(scan(Flux.of(bloc(1)).encodage("UTF-8").bytes(), 1).encodage())
                .isEqualTo(Encodage.UTF_8);
        String undeclared = Flux.of(bloc(1)).xml().replace(" encoding=\"windows-1252\"", "");
        assertThat(scan(undeclared.getBytes(StandardCharsets.UTF_8), 1).encodage())
                .isEqualTo(Encodage.UTF_8);
        assertThat(fault(Flux.of(bloc(1)).xml().replace("windows-1252", "UTF-16"))
                        .rule())
                .isEqualTo(ContentRule.XML_ENCODAGE);
        assertThat(fault("\u00EF\u00BB\u00BF" + Flux.of(bloc(1)).xml()).rule()).isEqualTo(ContentRule.XML_ENCODAGE);
    }

    @Test
    void a_record_after_the_trailer_is_misplaced() {
        String text = Flux.of(bloc(1)).xml().replace("</Racine>", bloc(2).xml() + "</Racine>");
        assertThat(Lecteur.read(text.getBytes(Flux.WINDOWS_1252)).regle()).isEqualTo("XML-04");
    }

    @Test
    void a_comment_longer_than_the_buffer_is_skipped() throws Exception {
        String text = Flux.of(bloc(1))
                .xml()
                .replace("<InfosFoyerRSA>", "<!-- " + "-x".repeat(2 << 20) + " -->\n<InfosFoyerRSA>");
        FluxFault fault = fault(text);
        assertThat(fault.rule()).isEqualTo(ContentRule.XML_LIMITE);
        String between = Flux.of(bloc(1), bloc(2))
                .xml()
                .replaceFirst("(?s)(</InfosFoyerRSA>\n)", "$1<!-- " + "-x".repeat(2 << 20) + " -->\n");
        assertThat(scan(between.getBytes(Flux.WINDOWS_1252), Long.MAX_VALUE).nombre())
                .isEqualTo(2);
    }
}
