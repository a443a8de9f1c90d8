package fr.plics.job;

import fr.plics.kernel.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** A command line that cannot be understood: what is wrong with it, in French, and where to read more. */
final class UsageError implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("[USAGE] " + sentence(e, command));
        err.println("Lisez « " + command.getCommandSpec().qualifiedName() + " --help ».");
        err.flush();
        return ExitCode.USAGE.code();
    }

    private static String sentence(ParameterException e, CommandLine command) {
        if (e instanceof CommandLine.MissingParameterException missing) {
            return "il manque "
                    + missing.getMissing().stream().map(UsageError::name).collect(Collectors.joining(", ")) + ".";
        }
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return "« " + unmatched.getUnmatched().get(0) + " » n'est pas connu. Connus : "
                    + String.join(", ", known(command)) + ".";
        }
        if (e instanceof CommandLine.OverwrittenOptionException overwritten) {
            return name(overwritten.getOverwritten()) + " est donné deux fois.";
        }
        ArgSpec arg = e.getArgSpec();
        if (arg != null && e.getValue() != null) {
            return name(arg) + " : " + cause(e);
        }
        return e.getMessage();
    }

    /** What one of our converters said, without what picocli says around it. */
    private static String cause(ParameterException e) {
        return e.getCause() instanceof CommandLine.TypeConversionException conversion
                        && conversion.getMessage().startsWith("«")
                ? conversion.getMessage()
                : "« " + e.getValue() + " » n'est pas une valeur attendue.";
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static List<String> known(CommandLine command) {
        if (!command.getSubcommands().isEmpty()) {
            return List.copyOf(command.getSubcommands().keySet());
        }
        return command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList();
    }
}
