package fr.plics.publish.metabase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes and reads the JSON of Metabase, where anything may be absent. */
final class Arbre {

    private Arbre() {}

    /** An object, its keys in the order they are given. */
    static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) {
        return value instanceof List ? (List<Object>) value : List.of();
    }

    /** The objects of a list. */
    static List<Map<String, Object>> maps(Object value) {
        return list(value).stream().map(Arbre::map).toList();
    }

    /** A text, empty when it is absent. */
    static String text(Map<String, Object> map, String key) {
        Object value = map.get(key);
        return value == null ? "" : value.toString();
    }

    /** An identifier, 0 when it is absent or not a number. */
    static int id(Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
