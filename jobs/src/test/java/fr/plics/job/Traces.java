package fr.plics.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for words in files: in their bytes, and in every value of those that compress what they hold. */
final class Traces {

    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("windows-1252"));

    private final List<String> words;

    Traces(List<String> words) {
        this.words = words;
    }

    /** The files under a folder that hold a word, each with the word. */
    List<String> under(Path folder) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                for (Map.Entry<String, String> text : texts(file).entrySet()) {
                    words.stream()
                            .filter(text.getValue()::contains)
                            .forEach(word -> found.add(folder.relativize(file) + " " + text.getKey() + " " + word));
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> texts(Path file) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        byte[] bytes = Files.readAllBytes(file);
        ENCODINGS.forEach(encoding -> texts.put(encoding.name(), new String(bytes, encoding)));
        // In two bytes a character, a word may also begin at an odd byte.
        String odd =
                new String(bytes, Math.min(1, bytes.length), Math.max(0, bytes.length - 1), StandardCharsets.UTF_16LE);
        texts.put("UTF-16 odd", odd);
        if (file.toString().endsWith(".parquet")) {
            texts.put("values", values("", "read_parquet('" + file + "')"));
        }
        if (file.toString().endsWith(".duckdb")) {
            texts.put("values", database(file));
        }
        return texts;
    }

    private static String database(Path file) {
        String attach = "attach '" + file + "' as lu (read_only)";
        StringBuilder text = new StringBuilder();
        for (String table : values(attach, "(select table_name from duckdb_tables() where database_name = 'lu')")
                .split("\n")) {
            text.append(values(attach, "lu." + table));
        }
        return text.toString();
    }

    /** Every value of a table as text, one row a line. */
    private static String values(String before, String table) {
        StringBuilder text = new StringBuilder();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            if (!before.isEmpty()) {
                statement.execute(before);
            }
            ResultSet rows = statement.executeQuery("select columns(*)::varchar from " + table);
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    text.append(i == 1 ? "" : " ").append(rows.getString(i));
                }
                text.append('\n');
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        }
    }
}
