package fr.plics.job;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** The real command line, in this process, at a time of our own: what a test runs instead of a shell. */
public final class Plics {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2022-03-01T08:00:00Z"), ZoneOffset.UTC);

    private Plics() {}

    /**
     * What a command left.
     *
     * @param code exit code
     * @param out standard output
     * @param err standard error: progress and errors
     */
    public record Sortie(int code, String out, String err) {}

    /** Runs a command; one at a time, for the streams and the Spark session are those of the whole process. */
    public static synchronized Sortie run(String... args) {
        // Made before the command asks for one: a session opened by a run would spill in a folder the next run wipes.
        SharedSpark.get();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true));
        System.setErr(new PrintStream(complained, true));
        try {
            int code = Main.execute(CLOCK, args);
            return new Sortie(
                    code, said.toString(Charset.defaultCharset()), complained.toString(Charset.defaultCharset()));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
