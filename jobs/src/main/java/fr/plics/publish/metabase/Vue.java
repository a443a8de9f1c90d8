package fr.plics.publish.metabase;

import static fr.plics.publish.metabase.Arbre.list;
import static fr.plics.publish.metabase.Arbre.map;
import static fr.plics.publish.metabase.Arbre.maps;
import static fr.plics.publish.metabase.Arbre.of;
import static fr.plics.publish.metabase.Arbre.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What we decide of a card or a dashboard, out of all Metabase says of it: taken in the same way from what is sent and
 * from what is there, so that the two compare. Metabase 58 and later answer queries in a form of their own.
 */
final class Vue {

    private Vue() {}

    static Map<String, Object> carte(Map<String, Object> card) {
        Map<String, Object> query = map(card.get("dataset_query"));
        List<Map<String, Object>> stages = maps(query.get("stages"));
        Map<String, Object> nativeQuery = stages.isEmpty() ? map(query.get("native")) : stages.get(0);
        Object sql = nativeQuery.get(stages.isEmpty() ? "query" : "native");
        Object tags = nativeQuery.get("template-tags");
        return of(
                "titre",
                card.get("name"),
                "description",
                card.get("description"),
                "affichage",
                card.get("display"),
                "collection",
                card.get("collection_id"),
                "base",
                query.get("database"),
                "requête",
                sql,
                "filtres",
                maps(tags instanceof List ? tags : new ArrayList<>(map(tags).values())).stream()
                        .map(Vue::tag)
                        .sorted(Comparator.comparing(t -> text(t, "name")))
                        .toList(),
                "paramètres",
                maps(card.get("parameters")).stream().map(Vue::parameter).toList(),
                "réglages",
                card.get("visualization_settings"));
    }

    private static Map<String, Object> tag(Map<String, Object> tag) {
        return of(
                "name",
                tag.get("name"),
                "type",
                tag.get("type"),
                "display-name",
                tag.get("display-name"),
                "widget-type",
                tag.get("widget-type"),
                "required",
                Boolean.TRUE.equals(tag.get("required")),
                "default",
                tag.get("default"),
                "champ",
                list(tag.get("dimension")).stream()
                        .filter(Number.class::isInstance)
                        .findFirst()
                        .orElse(null));
    }

    private static Map<String, Object> parameter(Map<String, Object> parameter) {
        Map<String, Object> source = map(parameter.get("values_source_config"));
        return of(
                "id",
                parameter.get("id"),
                "type",
                parameter.get("type"),
                "name",
                parameter.get("name"),
                "slug",
                parameter.get("slug"),
                "source",
                source.get("card_id"),
                "colonne",
                list(source.get("value_field")).stream()
                        .filter(String.class::isInstance)
                        .skip(1)
                        .findFirst()
                        .orElse(null),
                "default",
                parameter.get("default"));
    }

    static Map<String, Object> tableau(Map<String, Object> dashboard) {
        return of(
                "titre",
                dashboard.get("name"),
                "description",
                dashboard.get("description"),
                "collection",
                dashboard.get("collection_id"),
                "largeur",
                dashboard.get("width"),
                "filtres",
                maps(dashboard.get("parameters")).stream().map(Vue::parameter).toList(),
                "grille",
                maps(dashboard.get("dashcards")).stream()
                        .map(Vue::dashcard)
                        .sorted(Comparator.comparing((Map<String, Object> d) -> Arbre.id(d.get("row")))
                                .thenComparing(d -> Arbre.id(d.get("col"))))
                        .toList());
    }

    private static Map<String, Object> dashcard(Map<String, Object> dashcard) {
        Map<String, Object> settings = map(dashcard.get("visualization_settings"));
        return of(
                "carte",
                dashcard.get("card_id"),
                "texte",
                text(settings, "text"),
                "row",
                dashcard.get("row"),
                "col",
                dashcard.get("col"),
                "size_x",
                dashcard.get("size_x"),
                "size_y",
                dashcard.get("size_y"),
                "filtres",
                maps(dashcard.get("parameter_mappings")).stream()
                        .map(m -> text(m, "parameter_id") + " "
                                + list(list(m.get("target")).stream()
                                                .skip(1)
                                                .findFirst()
                                                .orElse(null))
                                        .stream()
                                        .skip(1)
                                        .findFirst()
                                        .orElse(""))
                        .sorted()
                        .toList());
    }

    /** What changes from one to the other, a line each; of a query, the lines that go and those that come. */
    static List<String> differences(Map<String, Object> actuel, Map<String, Object> voulu) {
        List<String> lines = new ArrayList<>();
        voulu.forEach((key, value) -> {
            Object before = actuel.get(key);
            if (Objects.equals(before, value)) {
                return;
            }
            if (key.equals("requête")) {
                lines.add(key + " :");
                lines.addAll(lines(String.valueOf(before), String.valueOf(value)));
            } else if (value instanceof Map) {
                Set<String> keys = new LinkedHashSet<>(map(before).keySet());
                keys.addAll(map(value).keySet());
                keys.removeIf(k -> Objects.equals(map(before).get(k), map(value).get(k)));
                lines.add(key + " : " + String.join(", ", keys));
            } else if (value instanceof Collection<?> after) {
                lines.add(key + " : " + list(before).size() + " → " + after.size());
            } else {
                lines.add(key + " : " + (before == null ? "rien" : before) + " → " + value);
            }
        });
        return lines;
    }

    private static List<String> lines(String before, String after) {
        List<String> gone = before.lines().toList();
        List<String> come = after.lines().toList();
        List<String> lines = new ArrayList<>();
        gone.stream().filter(l -> !come.contains(l)).forEach(l -> lines.add("  - " + l.strip()));
        come.stream().filter(l -> !gone.contains(l)).forEach(l -> lines.add("  + " + l.strip()));
        return lines;
    }
}
