package fr.plics.contract;

/**
 * A commune of the Code officiel géographique of one year.
 *
 * @param annee year of the geography
 * @param code INSEE code
 * @param libelle its name
 * @param canton code of its canton or pseudo-canton
 * @param epci SIREN of its EPCI
 * @param epciLibelle name of its EPCI
 * @param population municipal population
 */
public record Commune(
        int annee, String code, String libelle, String canton, String epci, String epciLibelle, int population) {}
