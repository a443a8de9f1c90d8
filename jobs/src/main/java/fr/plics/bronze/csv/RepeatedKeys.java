package fr.plics.bronze.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/** The lines of a file that share a key, found with three numbers a line so that a large file fits. */
final class RepeatedKeys {

    /**
     * A line whose key is not its own.
     *
     * @param ligne its number
     * @param contenu hash of its content
     */
    record Line(long ligne, long contenu) {}

    private long[] keys = new long[1024];
    private long[] lines = new long[1024];
    private long[] contents = new long[1024];
    private int size;

    void add(long ligne, String key, String content) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
            contents = Arrays.copyOf(contents, size * 2);
        }
        keys[size] = hash(key);
        lines[size] = ligne;
        contents[size] = hash(content);
        size++;
    }

    /** The lines of each key seen more than once, in the order of the file. */
    List<List<Line>> repeated() {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        Map<Long, List<Line>> byKey = new HashMap<>();
        for (int i = 1; i < size; i++) {
            if (sorted[i] == sorted[i - 1]) {
                byKey.put(sorted[i], new ArrayList<>());
            }
        }
        for (int i = 0; i < size && !byKey.isEmpty(); i++) {
            List<Line> same = byKey.get(keys[i]);
            if (same != null) {
                same.add(new Line(lines[i], contents[i]));
            }
        }
        return List.copyOf(byKey.values());
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, 42L);
    }
}
