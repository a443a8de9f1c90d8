package fr.plics.job;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** What people see: results on the standard output, progress on the other one. */
final class Console {

    private final PrintWriter out;
    private final PrintWriter err;

    Console(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    void say(String sentence) {
        out.println(sentence);
        out.flush();
    }

    void progress(String sentence) {
        err.println(sentence);
        err.flush();
    }

    /** Says that long work begins; {@link #done} ends the line. */
    void start(String what) {
        err.print(String.format("  %-66s", what));
        err.flush();
    }

    void done(Duration duration) {
        progress(String.format(Locale.FRENCH, " %6.1f s", duration.toMillis() / 1000.0));
    }

    void failed() {
        progress("  échec");
    }
}
