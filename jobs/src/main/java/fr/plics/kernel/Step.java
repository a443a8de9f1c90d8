package fr.plics.kernel;

import java.util.List;
import java.util.Set;

/**
 * One job of the pipeline: reads tables, writes tables, for all the months of a plan at once. Months are partitions of
 * the job, never a loop of jobs.
 *
 * @param <L> the lake it works in, restricted to the tables it declares
 */
public interface Step<L> {

    /** What a step goes through. */
    enum Scope {
        /** The deliveries not read yet. */
        DELIVERIES,
        /** The months whose input changed. */
        MONTHS
    }

    default Scope scope() {
        return Scope.MONTHS;
    }

    /** Its name on the command line, in the DAG and in the documentation: {@code silver_dossier}. */
    String name();

    /** One French sentence for people. */
    String libelle();

    Set<TableId> reads();

    Set<TableId> writes();

    /** Raised when the step computes something else from the same input: every month is then computed again. */
    default int version() {
        return 1;
    }

    /**
     * Does the work.
     *
     * @return the deliveries whose state changed: none but for the steps that load bronze
     */
    List<Livraison> run(L lake, Plan plan);
}
