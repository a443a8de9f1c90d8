package fr.plics.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Java's tests open, the scripts find: one rule, said in two languages. */
class OutilTest {

    @ParameterizedTest
    @EnumSource
    void the_scripts_look_for_the_same_programs(Outil outil) throws IOException {
        assertThat(Files.readString(Path.of("scripts/commun.sh"))).contains("{ find_tool " + outil.recherche() + "; }");
    }
}
