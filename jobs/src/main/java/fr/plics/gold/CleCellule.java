package fr.plics.gold;

import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;

/**
 * What a cell is about, the indicator set aside.
 *
 * @param mois month of knowledge
 * @param periode its period
 * @param niveau level of its territory
 * @param territoire code of its territory
 * @param dimension its dimension
 * @param modalite its value
 */
record CleCellule(Mois mois, Periode periode, Niveau niveau, String territoire, String dimension, String modalite) {

    CleCellule with(String autreDimension, String autreModalite) {
        return new CleCellule(mois, periode, niveau, territoire, autreDimension, autreModalite);
    }

    CleCellule at(String autreTerritoire) {
        return new CleCellule(mois, periode, niveau, autreTerritoire, dimension, modalite);
    }
}
