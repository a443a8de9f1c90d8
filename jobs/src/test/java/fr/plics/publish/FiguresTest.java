package fr.plics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a figure is rounded to be compared with the printed one (RS-48). */
class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "62.5, 0, 63",
        "32.5, 0, 33",
        "62.499, 0, 62",
        "-8.25, 1, -8.3",
        "-8.249, 1, -8.2",
        "16.666666666666668, 0, 17"
    })
    void half_goes_away_from_zero(double value, int digits, String expected) {
        assertThat(Figures.rounded(value, digits)).isEqualByComparingTo(expected);
    }

    /** Shares of a group are added up: the sum of doubles may fall just beside the half that their fractions make. */
    @ParameterizedTest
    @CsvSource({"37.49999999999999, 0, 38", "37.50000000000001, 0, 38", "37.4999, 0, 37"})
    void the_error_of_a_sum_is_taken_off_before_a_half_is_looked_for(double value, int digits, String expected) {
        assertThat(Figures.rounded(value, digits)).isEqualByComparingTo(expected);
    }
}
