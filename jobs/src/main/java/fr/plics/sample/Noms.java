package fr.plics.sample;

import java.util.Arrays;

/** Invented names: a surname of syllables for each household, never the same twice; common first names. */
final class Noms {

    private static final byte[][] SYLLABES = bytes(
            "BA", "BRÉ", "CAR", "CHE", "CLO", "DA", "DEL", "DOR", "ÉLI", "FAU", "FLE", "GAL", "GER", "GUÉ", "HAR",
            "JOU", "LA", "LEF", "LOI", "MAR", "MÉN", "MON", "NAU", "NOË", "ORI", "PAR", "PÉ", "PLU", "QUE", "RAI", "RO",
            "SAU");

    private static final byte[][] PRENOMS_F = bytes(
            "MARIE",
            "ZOÉ",
            "ANNE-SOPHIE",
            "CÉLINE",
            "NATHALIE",
            "ÉLODIE",
            "FATIMA",
            "LÉA",
            "SŒURETTE",
            "INÈS",
            "JULIE",
            "AMÉLIE",
            "CLÉMENCE",
            "HÉLÈNE",
            "SYLVIE",
            "MAËLLE");

    private static final byte[][] PRENOMS_H = bytes(
            "LUC",
            "JEAN-LUC",
            "FRANÇOIS",
            "RENÉ",
            "MOHAMED",
            "NOËL",
            "THÉO",
            "JOSÉ",
            "ANDRÉ",
            "LOÏC",
            "PAUL",
            "GAËL",
            "ÉRIC",
            "DAVID",
            "YANN",
            "RÉMI");

    private static final long MASQUE = (1L << 35) - 1;
    private static final byte[] NOEUD = Octets.of("ŒU");
    private static final byte[] APOSTROPHE = Octets.of("D’");

    private Noms() {}

    private static byte[][] bytes(String... texts) {
        return Arrays.stream(texts).map(Octets::of).toArray(byte[][]::new);
    }

    /** The surname of a household, which every member was born with but the conjoint. */
    static void surname(Octets out, Hasard hasard, long serie, boolean isConjoint) {
        if (isConjoint) {
            out.put(APOSTROPHE);
        }
        if (serie % 97 == 0) {
            out.put(NOEUD);
        }
        // An odd multiplier and a shift modulo 2^35 give each household another surname, and each seed another set.
        long rest = (serie ^ hasard.graine() * 0x5DEECE66DL & MASQUE) * 0x2545F4915L & MASQUE;
        for (int i = 0; i < 7; i++) {
            out.put(SYLLABES[(int) (rest & 31)]);
            rest >>>= 5;
        }
    }

    static byte[] firstName(Hasard hasard, Personne p) {
        byte[][] names = p.estFemme ? PRENOMS_F : PRENOMS_H;
        return names[(hasard.under(names.length, p.serie, 120) + p.rang) % names.length];
    }
}
