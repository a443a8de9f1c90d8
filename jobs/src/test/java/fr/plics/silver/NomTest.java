package fr.plics.silver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RS-12. */
class NomTest {

    @ParameterizedTest
    @CsvSource({
        "ZOÉ, ZOE",
        "zoé, ZOE",
        "'\u00A0ZOÉ\u00A0', ZOE",
        "'  Zoé ', ZOE",
        "CŒUR, COEUR",
        "cœur, COEUR",
        "ÆGIDE, AEGIDE",
        "JEAN-LUC, JEAN-LUC",
        "JEAN LUC, JEAN LUC",
        "D’ARC, D’ARC",
        "FRANÇOIS, FRANCOIS",
        "'LE  GOFF', 'LE  GOFF'"
    })
    void normalised(String received, String expected) {
        assertThat(Nom.normalized(received)).isEqualTo(expected);
    }
}
