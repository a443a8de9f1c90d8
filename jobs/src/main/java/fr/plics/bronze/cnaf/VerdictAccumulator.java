package fr.plics.bronze.cnaf;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.util.AccumulatorV2;

/** The verdicts of the splits, brought back to the driver; a task that runs twice says the same thing once. */
final class VerdictAccumulator extends AccumulatorV2<SplitVerdict, Map<String, SplitVerdict>> {

    private static final long serialVersionUID = 1L;

    private final HashMap<String, SplitVerdict> verdicts = new HashMap<>();

    @Override
    public boolean isZero() {
        return verdicts.isEmpty();
    }

    @Override
    public AccumulatorV2<SplitVerdict, Map<String, SplitVerdict>> copy() {
        VerdictAccumulator copy = new VerdictAccumulator();
        copy.verdicts.putAll(verdicts);
        return copy;
    }

    @Override
    public void reset() {
        verdicts.clear();
    }

    @Override
    public void add(SplitVerdict verdict) {
        verdicts.put(verdict.split().livraison() + "@" + verdict.split().debut(), verdict);
    }

    @Override
    public void merge(AccumulatorV2<SplitVerdict, Map<String, SplitVerdict>> other) {
        verdicts.putAll(other.value());
    }

    @Override
    public Map<String, SplitVerdict> value() {
        return verdicts;
    }
}
