package fr.plics.kernel;

/** The layers in the order data flows through them: a step writes to a later one than it reads, or to its own. */
public enum Layer {
    BRONZE,
    QUARANTINE,
    SILVER,
    GOLD;

    /** The folder of the layer in the warehouse, and the schema of its tables in a sentence. */
    public String folder() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
