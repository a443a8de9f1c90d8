package fr.plics.gold;

import fr.plics.contract.Fiche;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.Territoire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The territories a month has cells for, whether anything was counted there or not: the grid is dense, zeros included.
 * Geographic levels come from the communes; actions and structures will come from their own references.
 */
final class Grille {

    /**
     * A territory and a period that have cells.
     *
     * @param nature nature of the indicators it serves
     * @param periode the period
     * @param territoire the territory, action or structure
     * @param sansAnPasse whether nothing can be compared one year before: first year of a convention (RS-36)
     */
    record Ligne(Fiche.Nature nature, Periode periode, Territoire territoire, boolean sansAnPasse) {}

    private final Map<Mois, List<Ligne>> lignes = new HashMap<>();
    private final BiPredicate<String, Periode> connu;

    /**
     * An empty grid.
     *
     * @param connu whether a source is known over a whole period (RS-30)
     */
    Grille(BiPredicate<String, Periode> connu) {
        this.connu = connu;
    }

    /** Adds the territories of a geographic level, for the month itself and for the year up to it. */
    void addGeographie(Mois mois, List<Territoire> territoires) {
        for (Territoire territoire : territoires) {
            add(mois, new Ligne(Fiche.Nature.STOCK, Periode.of(mois), territoire, false));
            add(mois, new Ligne(Fiche.Nature.FLUX, Periode.yearTo(mois), territoire, false));
        }
    }

    void add(Mois mois, Ligne ligne) {
        lignes.computeIfAbsent(mois, m -> new ArrayList<>()).add(ligne);
    }

    /** What a split of a fiche has cells for, at one level. */
    List<Ligne> lignes(Fiche fiche, Mois mois, Niveau niveau) {
        return lignes.getOrDefault(mois, List.of()).stream()
                .filter(l -> l.nature() == fiche.nature()
                        && l.territoire().niveau() == niveau
                        && fiche.periodes().contains(l.periode().type()))
                .toList();
    }

    boolean estConnu(String besoin, Periode periode) {
        return connu.test(besoin, periode);
    }
}
