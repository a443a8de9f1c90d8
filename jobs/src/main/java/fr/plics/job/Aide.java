package fr.plics.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The help options of every command, in French. */
@Command(synopsisHeading = "Usage : ", commandListHeading = "%nCommandes :%n", optionListHeading = "%nOptions :%n")
final class Aide {

    /** What stands before the exit codes of a command that has some. */
    static final String CODES = "%nCodes de sortie :%n";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Montre cette aide.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Montre la version.")
    private boolean version;
}
