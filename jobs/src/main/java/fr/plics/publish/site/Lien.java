package fr.plics.publish.site;

/**
 * Something that has a page.
 *
 * @param libelle its French name
 * @param code its name in tables, empty when it has none
 * @param adresse where its page is
 */
record Lien(String libelle, String code, String adresse) {}
