package fr.plics.kernel;

import java.util.Locale;

/**
 * The name of a table: {@code silver.dossier}.
 *
 * @param layer where it lives
 * @param name its name in that layer, as in {@code schemas/tables/<layer>/<name>.yaml}
 */
public record TableId(Layer layer, String name) implements Comparable<TableId> {

    public static final TableId BRONZE_RSABEM = new TableId(Layer.BRONZE, "rsabem");
    public static final TableId BRONZE_REF_COMMUNE = new TableId(Layer.BRONZE, "ref_commune");
    public static final TableId BRONZE_PERSONNE = new TableId(Layer.BRONZE, "personne");
    public static final TableId BRONZE_ORIENTATION = new TableId(Layer.BRONZE, "orientation");
    public static final TableId QUARANTINE_ENREGISTREMENT = new TableId(Layer.QUARANTINE, "enregistrement");
    public static final TableId SILVER_COMMUNE = new TableId(Layer.SILVER, "commune");
    public static final TableId SILVER_PERSONNE = new TableId(Layer.SILVER, "personne");
    public static final TableId SILVER_ORIENTATION = new TableId(Layer.SILVER, "orientation");
    public static final TableId GOLD_FOYER_MOIS = new TableId(Layer.GOLD, "foyer_mois");
    public static final TableId GOLD_PERSONNE_MOIS = new TableId(Layer.GOLD, "personne_mois");
    public static final TableId GOLD_CELLULE = new TableId(Layer.GOLD, "cellule");

    /** Reads {@code silver.dossier}. */
    public static TableId parse(String text) {
        int dot = text.indexOf('.');
        return new TableId(Layer.valueOf(text.substring(0, dot).toUpperCase(Locale.ROOT)), text.substring(dot + 1));
    }

    @Override
    public int compareTo(TableId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return layer.folder() + "." + name;
    }
}
