package fr.plics.kernel;

/** What the command line answers to whoever called it; the scheduler reads nothing else. */
public enum ExitCode {
    DONE(0),
    USAGE(2),
    INPUT_MISSING(10),
    INPUT_REJECTED(20),
    QUALITY_GATE(30),
    DISCLOSURE_REFUSED(40),
    LOCKED(50),
    ENVIRONMENT(60),
    INTERNAL(70);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
