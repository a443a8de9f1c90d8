package fr.plics.bronze.cnaf;

import fr.plics.kernel.Problem;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * What a task saw of its split.
 *
 * @param split the split
 * @param lus records read
 * @param anomalies records that carry an anomaly
 * @param sources payers seen
 * @param accents whether its accents are what its declaration says
 * @param rejets records sent to quarantine
 * @param refus what refuses the whole file, null when nothing does
 */
record SplitVerdict(
        Split split,
        long lus,
        long anomalies,
        Set<String> sources,
        ElementReader.Accents accents,
        List<Rejet> rejets,
        Problem refus)
        implements Serializable {}
