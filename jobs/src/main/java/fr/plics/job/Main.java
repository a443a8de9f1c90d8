package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import fr.plics.kernel.Problem;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code plics}. */
@Command(
        name = "plics",
        description = "L'entrepôt des données RSA et insertion d'un Département.",
        synopsisSubcommandLabel = "COMMANDE",
        versionProvider = Main.Version.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            StatusCommand.class,
            DocsCommand.class,
            PlanCommand.class,
            ExportCommand.class,
            SampleCommand.class,
            KeygenCommand.class,
            MetabaseCommand.class
        })
public final class Main implements Runnable {

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Montre la trace d'une erreur et les choix du lanceur.")
    private boolean debug;

    @CommandLine.Mixin
    private Aide aide;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new CommandLine.ParameterException(spec.commandLine(), "il manque une commande.");
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"plics " + (version == null ? "(non empaqueté)" : version)};
        }
    }

    /** Runs a command line; the exit code is that of {@link ExitCode}. */
    public static void main(String[] args) {
        System.exit(execute(Clock.systemUTC(), args));
    }

    static int execute(Clock clock, String... args) {
        return execute(commandLine(clock), args);
    }

    /** The whole command line, as tests and documentation see it too. */
    static CommandLine commandLine(Clock clock) {
        Main main = new Main();
        CommandLine commandLine = new CommandLine(main, new ClockFactory(clock));
        commandLine.setParameterExceptionHandler(new UsageError());
        commandLine.setExecutionExceptionHandler((e, line, result) -> explain(e, line, main.debug));
        return commandLine;
    }

    private static int execute(CommandLine commandLine, String... args) {
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError e) {
            Main main = commandLine.getCommand();
            return explain(e, commandLine, main.debug);
        }
    }

    /**
     * Makes commands, those that need the time with the clock.
     *
     * @param clock the clock
     */
    private record ClockFactory(Clock clock) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Clock.class))) {
                    return type.cast(constructor.newInstance(clock));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    /** What went wrong, for a person; the trace only for whoever asks, for it may quote what was read. */
    private static int explain(Throwable e, CommandLine line, boolean debug) {
        if (debug) {
            e.printStackTrace(line.getErr());
        }
        if (e instanceof PlicsException stop) {
            stop.problems().forEach(p -> line.getErr().println(p.sentence()));
            line.getErr().flush();
            return stop.exitCode().code();
        }
        LoggerFactory.getLogger(Main.class)
                .error("stopped by {} at {}", e.getClass().getName(), origin(e));
        Optional<Problem> environment = Environnement.explain(e);
        line.getErr()
                .println(environment
                        .map(Problem::sentence)
                        .orElseGet(() -> "[INTERNE] erreur inattendue ("
                                + e.getClass().getSimpleName() + " à " + origin(e)
                                + "). Relancez avec --debug et transmettez la trace, après l'avoir relue."));
        line.getErr().flush();
        return environment.isPresent() ? ExitCode.ENVIRONMENT.code() : ExitCode.INTERNAL.code();
    }

    /** The first of our own lines in the trace. */
    private static String origin(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith("fr.plics.")
                        && !frame.getClassName().startsWith("fr.plics.job.")) {
                    return frame.getFileName() + ":" + frame.getLineNumber();
                }
            }
        }
        return "?";
    }
}
