package fr.plics.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.plics.kernel.Niveau;
import java.util.List;

/**
 * A table of the report.
 *
 * @param section its number in the report
 * @param onglet name of its sheet
 * @param titre its title
 * @param indicateurs the indicators it shows
 * @param dimension the dimension that splits them, {@code TOTAL} for none
 * @param niveaux levels of its territories, in order; its charts compare the first two
 */
public record TableauPlics(
        @JsonProperty(required = true) String section,
        @JsonProperty(required = true) String onglet,
        @JsonProperty(required = true) String titre,
        @JsonProperty(required = true) List<String> indicateurs,
        @JsonProperty(required = true) String dimension,
        @JsonProperty(required = true) List<Niveau> niveaux) {

    /** Whether it belongs to a section of the report, or is it. */
    public boolean isIn(String autre) {
        return section.equals(autre) || section.startsWith(autre + ".");
    }

    public boolean estVentile() {
        return !dimension.equals(Dimension.TOTAL);
    }

    public boolean estParCommune() {
        return niveaux.contains(Niveau.COMMUNE);
    }
}
