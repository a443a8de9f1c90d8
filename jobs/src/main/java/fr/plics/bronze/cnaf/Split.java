package fr.plics.bronze.cnaf;

import java.io.Serializable;

/**
 * A run of whole records of a file, read by one task.
 *
 * @param livraison delivery it belongs to
 * @param source payer
 * @param mois month, {@code 2022-01}
 * @param fichier name of the file, for people
 * @param chemin where the archived file is
 * @param compresse whether the file is gzip: then offsets are those of the text inside
 * @param encodage declared encoding
 * @param debut offset of the first record
 * @param fin offset after the last record
 * @param premier rank in the file of the first record, from 1
 */
record Split(
        String livraison,
        String source,
        String mois,
        String fichier,
        String chemin,
        boolean compresse,
        Encodage encodage,
        long debut,
        long fin,
        long premier)
        implements Serializable {}
