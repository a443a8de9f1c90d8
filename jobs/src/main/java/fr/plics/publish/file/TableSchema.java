package fr.plics.publish.file;

import fr.plics.contract.Colonne;
import fr.plics.contract.Json;
import fr.plics.contract.TableContract;
import fr.plics.publish.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the columns of a CSV hold, for programs: Table Schema and Data Package of the Frictionless specifications. */
final class TableSchema {

    private TableSchema() {}

    /** The name of the schema of a table, beside it. */
    static String name(TableContract contract) {
        return contract.nom() + ".schema.json";
    }

    static void write(Path folder, TableContract contract) throws IOException {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", contract.libelle());
        schema.put("description", contract.description());
        schema.put(
                "fields", contract.colonnes().stream().map(TableSchema::field).toList());
        schema.put("primaryKey", contract.cle());
        schema.put("missingValues", List.of(""));
        Files.writeString(folder.resolve(name(contract)), Json.write(schema));
    }

    private static Map<String, Object> field(Colonne colonne) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", colonne.nom());
        field.put("description", colonne.libelle());
        field.put("type", type(colonne.type()));
        if (colonne.type() == Colonne.Type.DECIMAL) {
            field.put("decimalChar", ",");
        }
        if (colonne.obligatoire()) {
            field.put("constraints", Map.of("required", true));
        }
        return field;
    }

    private static String type(Colonne.Type type) {
        return switch (type) {
            case TEXTE -> "string";
            case ENTIER, ENTIER_LONG -> "integer";
            case DECIMAL -> "number";
            case BOOLEEN -> "boolean";
            case DATE -> "date";
            case INSTANT -> "datetime";
            case LISTE, FLUX -> throw new IllegalArgumentException("nothing nested is published");
        };
    }

    /** The description of the whole folder: where each table is, how it is separated. */
    static void writePackage(Path folder, Release release, List<TableContract> contracts) throws IOException {
        Map<String, Object> paquet = new LinkedHashMap<>();
        paquet.put("name", "plics");
        paquet.put("title", "Indicateurs du RSA, publication " + release.release());
        paquet.put("created", release.publieeLe());
        paquet.put("resources", contracts.stream().map(TableSchema::resource).toList());
        Files.writeString(folder.resolve("datapackage.json"), Json.write(paquet));
    }

    private static Map<String, Object> resource(TableContract contract) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", contract.nom());
        resource.put("title", contract.libelle());
        resource.put("path", contract.nom() + ".csv");
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("profile", "tabular-data-resource");
        resource.put("dialect", Map.of("delimiter", ";"));
        resource.put("schema", name(contract));
        return resource;
    }
}
