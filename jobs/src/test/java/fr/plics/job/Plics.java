package fr.plics.job;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The real command line, in this process: what it says and the code it ends with. */
public final class Plics {

    /** A clock that only its readers move: one second each time it is read. */
    private static final Clock CLOCK = new Clock() {
        private final AtomicLong seconds =
                new AtomicLong(Instant.parse("2022-03-10T08:00:00Z").getEpochSecond());

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds.getAndIncrement());
        }
    };

    private Plics() {}

    /**
     * How a command ended.
     *
     * @param code exit code
     * @param out standard output
     * @param err error output
     */
    public record Resultat(int code, String out, String err) {

        public String terminal() {
            return out + err;
        }
    }

    /** Runs a command; one at a time, for the streams and the Spark session are those of the whole process. */
    public static synchronized Resultat run(String... args) {
        // A session of its own would spill in the warehouse of whichever test comes first.
        SharedSpark.get();
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, Charset.defaultCharset()));
        System.setErr(new PrintStream(told, true, Charset.defaultCharset()));
        try {
            int code = Main.execute(CLOCK, args);
            return new Resultat(code, said.toString(Charset.defaultCharset()), told.toString(Charset.defaultCharset()));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
