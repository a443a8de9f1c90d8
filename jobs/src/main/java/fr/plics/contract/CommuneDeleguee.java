package fr.plics.contract;

/**
 * A commune that lives on inside another one, in the geography of one year.
 *
 * @param annee year of the geography
 * @param type {@code COMD}
 * @param code its INSEE code, sometimes that of its parent
 * @param libelle its name
 * @param parent INSEE code of the commune it belongs to
 */
public record CommuneDeleguee(int annee, String type, String code, String libelle, String parent) {}
