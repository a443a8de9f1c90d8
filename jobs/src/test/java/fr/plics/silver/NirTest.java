package fr.plics.silver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RS-9. */
class NirTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2800561001001",
                "280056100100108",
                "2 80 05 61 001 001 08",
                "1800161001001",
                "1801261001001",
                "1802061001001",
                "1803061001001",
                "1804261001001",
                "1805061001001",
                "1809961001001",
                "180012A001001",
                "180012B001001",
                "1800199001001"
            })
    void usable(String nir) {
        assertThat(Nir.usable(nir)).hasValueSatisfying(n -> assertThat(n).hasSize(13));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "280056100100109",
                "28005610010010",
                "3800561001001",
                "4800561001001",
                "7800561001001",
                "8800561001001",
                "1800061001001",
                "1801361001001",
                "1801961001001",
                "1802161001001",
                "1802961001001",
                "1804361001001",
                "1804961001001",
                "180012C001001",
                "180012a001001",
                "28005610010AB",
                "0000000000000"
            })
    void as_good_as_missing(String nir) {
        assertThat(Nir.usable(nir)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"180012A00100107", "180012B00100134"})
    void the_key_of_a_corsican_number_reads_2a_as_19_and_2b_as_18(String nir) {
        String nir13 = nir.substring(0, 13);
        long number = Long.parseLong(nir13.replace("2A", "19").replace("2B", "18"));
        String right = "%02d".formatted(97 - number % 97);
        assertThat(Nir.usable(nir13 + right)).contains(nir13);
        assertThat(Nir.usable(nir13 + "%02d".formatted((97 - number % 97) % 97 + 1)))
                .isEmpty();
    }
}
