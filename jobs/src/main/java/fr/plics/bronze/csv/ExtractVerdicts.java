package fr.plics.bronze.csv;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.util.AccumulatorV2;

/** The verdicts of the files, brought back to the driver; a task that runs twice says the same thing once. */
final class ExtractVerdicts extends AccumulatorV2<Map.Entry<String, ExtractVerdict>, Map<String, ExtractVerdict>> {

    private static final long serialVersionUID = 1L;

    private final HashMap<String, ExtractVerdict> verdicts = new HashMap<>();

    void add(String livraison, ExtractVerdict verdict) {
        verdicts.put(livraison, verdict);
    }

    @Override
    public boolean isZero() {
        return verdicts.isEmpty();
    }

    @Override
    public AccumulatorV2<Map.Entry<String, ExtractVerdict>, Map<String, ExtractVerdict>> copy() {
        ExtractVerdicts copy = new ExtractVerdicts();
        copy.verdicts.putAll(verdicts);
        return copy;
    }

    @Override
    public void reset() {
        verdicts.clear();
    }

    @Override
    public void add(Map.Entry<String, ExtractVerdict> entry) {
        verdicts.put(entry.getKey(), entry.getValue());
    }

    @Override
    public void merge(AccumulatorV2<Map.Entry<String, ExtractVerdict>, Map<String, ExtractVerdict>> other) {
        verdicts.putAll(other.value());
    }

    @Override
    public Map<String, ExtractVerdict> value() {
        return verdicts;
    }
}
