package fr.plics.bronze.csv;

import fr.plics.kernel.Problem;
import java.io.Serializable;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What an extract holds, known before one of its lines is kept.
 *
 * @param lignes lines, the header set aside
 * @param rejets lines sent to quarantine, each with why
 * @param repetees lines identical to a later one: neither kept nor quarantined
 * @param refus what refuses the whole file; empty when nothing does
 */
record ExtractVerdict(long lignes, SortedMap<Long, Problem> rejets, SortedSet<Long> repetees, List<Problem> refus)
        implements Serializable {

    boolean keeps(long ligne) {
        return !rejets.containsKey(ligne) && !repetees.contains(ligne);
    }
}
