package fr.plics.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link MetabaseClient} in a process of its own, with the DuckDB of Metabase's driver, that the build puts beside. */
public final class Metabase implements AutoCloseable {

    /** A pass over the statements: the release Metabase was pointed at, and the answers by statement. */
    record Passe(String release, Map<String, List<String>> reponses) {}

    private final Process process;
    private final BufferedReader out;

    private Metabase(String... args) throws IOException {
        Path jar = Path.of("target", "metabase", "duckdb_jdbc.jar");
        assertThat(jar).as("copied by maven-dependency-plugin").exists();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                Path.of("target", "test-classes") + System.getProperty("path.separator") + jar,
                MetabaseClient.class.getName()));
        command.addAll(List.of(args));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Reads the release in force, a pass after the other, until {@link #stop}. */
    static Metabase follow(Path entrepot, Path reponses) throws IOException {
        return new Metabase("follow", entrepot.resolve("publication").toString(), reponses.toString());
    }

    /** What comes of some statements, with the options that close the file or without. */
    public static List<String> attempt(String options, Path file, List<String> statements) throws IOException {
        List<String> args = new ArrayList<>(List.of(options, file.toString()));
        args.addAll(statements);
        try (Metabase metabase = new Metabase(args.toArray(String[]::new))) {
            return metabase.out.lines().toList();
        }
    }

    /** The next line it says: the number of a pass and its file. */
    String next() throws IOException {
        String line = out.readLine();
        assertThat(line).as("Metabase stopped, see its errors above").isNotNull();
        return line;
    }

    /** What it has said and nobody has read yet. */
    List<String> said() throws IOException {
        List<String> lines = new ArrayList<>();
        while (out.ready()) {
            lines.add(next());
        }
        return lines;
    }

    /** Ends it, and gives what it said until then. */
    List<String> stop() throws IOException {
        process.getOutputStream().close();
        List<String> lines = new ArrayList<>();
        for (String line = next(); !line.equals("fin"); line = next()) {
            lines.add(line);
        }
        return lines;
    }

    static Passe passe(String line, Path reponses) throws IOException {
        String[] pass = line.split(" ");
        return new Passe(pass[1].replaceAll("plics_|\\.duckdb", ""), answers(reponses.resolve(pass[0] + ".txt")));
    }

    private static Map<String, List<String>> answers(Path file) throws IOException {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        List<String> rows = List.of();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("## ")) {
                rows = new ArrayList<>();
                answers.put(line.substring(3), rows);
            } else {
                rows.add(line);
            }
        }
        return answers;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
