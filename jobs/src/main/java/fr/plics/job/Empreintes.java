package fr.plics.job;

import fr.plics.contract.Schemas;
import fr.plics.kernel.Layer;
import fr.plics.kernel.Lecture;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.landing.Planning;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a month of a step is computed from, as one hash: the deliveries it goes back to, those of one year before when
 * cells compare with them, the versions of the steps on the way, the contracts. A month whose hash has not changed needs
 * nothing.
 */
final class Empreintes {

    private final List<Step<Lake>> steps;
    private final Planning planning;
    private final SortedSet<Mois> recus;
    private final Map<Mois, Lecture> lectures = new HashMap<>();

    Empreintes(List<Step<Lake>> steps, Planning planning) {
        this.steps = steps;
        this.planning = planning;
        this.recus = planning.moisRecus();
    }

    String of(Step<Lake> step, Mois mois) {
        Origine origine = new Origine(new TreeSet<>(), new TreeSet<>());
        trace(step, origine);
        StringBuilder text =
                new StringBuilder(contracts(step)).append(origine.steps).append(reading(origine, mois));
        if (comparesWithAnPasse(step)) {
            text.append(recus.contains(mois.anPasse()) ? reading(origine, mois.anPasse()) : "NR");
        }
        return hash(text.toString());
    }

    /** The steps a result goes through, with their versions, and the types of deliveries it goes back to. */
    private record Origine(SortedSet<String> steps, SortedSet<String> types) {}

    private void trace(Step<Lake> step, Origine origine) {
        if (!origine.steps.add(step.name() + ":" + step.version())) {
            return;
        }
        for (TableId table : step.reads()) {
            if (table.layer() == Layer.BRONZE) {
                origine.types.add(table.name().toUpperCase(Locale.ROOT));
            } else {
                steps.stream().filter(s -> s.writes().contains(table)).forEach(s -> trace(s, origine));
            }
        }
    }

    private String reading(Origine origine, Mois mois) {
        Lecture lecture = lectures.computeIfAbsent(mois, planning::lecture);
        StringBuilder text = new StringBuilder();
        origine.types.forEach(type -> text.append(type).append(lecture.of(type)));
        return text.toString();
    }

    /** Cells, and what is published of them, look one year back. */
    static boolean comparesWithAnPasse(Step<Lake> step) {
        Set<TableId> writes = step.writes();
        return writes.isEmpty() || writes.contains(TableId.GOLD_CELLULE);
    }

    private static String contracts(Step<Lake> step) {
        if (step.writes().isEmpty()) {
            return Schemas.digest(
                    "nomenclatures",
                    "territoires",
                    "tables",
                    "indicateurs",
                    "dimensions.yaml",
                    "plics",
                    "disclosure.yaml");
        }
        boolean isSilver = step.writes().stream().allMatch(t -> t.layer() == Layer.SILVER);
        return isSilver
                ? Schemas.digest("nomenclatures", "territoires", "tables/silver")
                : Schemas.digest(
                        "nomenclatures",
                        "territoires",
                        "tables/silver",
                        "tables/gold",
                        "indicateurs",
                        "dimensions.yaml");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
