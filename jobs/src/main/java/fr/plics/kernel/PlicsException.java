package fr.plics.kernel;

import java.util.List;

/** A stop that a person can understand: its problems are shown, its stack trace only with {@code --debug}. */
public final class PlicsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<Problem> problems;

    public PlicsException(ExitCode exitCode, List<Problem> problems) {
        super(String.join(
                System.lineSeparator(), problems.stream().map(Problem::sentence).toList()));
        this.exitCode = exitCode;
        this.problems = List.copyOf(problems);
    }

    public PlicsException(ExitCode exitCode, String regle, String constat, String remede) {
        this(exitCode, List.of(new Problem(regle, "", "", constat, remede)));
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<Problem> problems() {
        return problems;
    }
}
