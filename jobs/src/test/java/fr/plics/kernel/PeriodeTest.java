package fr.plics.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodeTest {

    private static Periode between(String debut, String fin) {
        return Periode.between(LocalDate.parse(debut), LocalDate.parse(fin));
    }

    @Test
    void a_civil_year_is_a_year_and_anything_else_a_cut_off() {
        assertThat(between("2021-01-01", "2021-12-31").type()).isEqualTo(Periode.Type.ANNEE);
        assertThat(between("2021-01-01", "2021-11-30").type()).isEqualTo(Periode.Type.A_DATE);
        assertThat(between("2019-01-01", "2021-12-31").type()).isEqualTo(Periode.Type.A_DATE);
        assertThat(between("2021-01-02", "2021-12-31").type()).isEqualTo(Periode.Type.A_DATE);
    }

    @Test
    void the_year_up_to_december_is_the_year() {
        assertThat(Periode.yearTo(Mois.of(2021, 12))).isEqualTo(between("2021-01-01", "2021-12-31"));
        assertThat(Periode.yearTo(Mois.of(2021, 11))).isEqualTo(between("2021-01-01", "2021-11-30"));
    }

    @Test
    void a_year_later_the_last_day_of_a_month_stays_the_last_day() {
        assertThat(between("2020-02-01", "2020-02-29").plusYears(1)).isEqualTo(between("2021-02-01", "2021-02-28"));
        assertThat(between("2021-02-01", "2021-02-28").plusYears(-1)).isEqualTo(between("2020-02-01", "2020-02-29"));
        assertThat(Periode.of(Mois.of(2023, 2)).plusYears(1)).isEqualTo(Periode.of(Mois.of(2024, 2)));
        assertThat(between("2021-01-01", "2021-06-15").plusYears(1)).isEqualTo(between("2022-01-01", "2022-06-15"));
    }
}
