package fr.plics.bronze.cnaf;

import java.util.List;

/**
 * Where things are in a file of the flow, found without parsing it.
 *
 * @param encodage declared encoding
 * @param entete bytes before the first record
 * @param fin bytes from the trailer on
 * @param plages runs of whole records
 * @param nombre number of records
 * @param taille bytes of the whole text
 */
record FluxIndex(Encodage encodage, byte[] entete, byte[] fin, List<Plage> plages, long nombre, long taille) {

    /**
     * A run of whole records.
     *
     * @param debut offset of the first one
     * @param fin offset after the last one
     * @param premier rank of the first one, from 1
     */
    record Plage(long debut, long fin, long premier) {}
}
