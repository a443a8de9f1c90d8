package fr.plics.job;

import fr.plics.contract.Departement;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.kernel.PlicsException;
import fr.plics.sample.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plics sample}: synthetic extracts. */
@Command(
        name = "sample",
        description =
                "Fabrique des extraits synthétiques de l'Orne : des personnes qui n'existent pas, les mêmes pour une même graine.")
final class SampleCommand implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "DOSSIER", description = "Dossier où écrire.")
    private Path out;

    @Option(
            names = "--depuis",
            required = true,
            paramLabel = "AAAA-MM",
            converter = MoisConverter.class,
            description = "Premier mois.")
    private Mois depuis;

    @Option(
            names = "--jusque",
            required = true,
            paramLabel = "AAAA-MM",
            converter = MoisConverter.class,
            description = "Dernier mois.")
    private Mois jusque;

    @Option(
            names = "--foyers",
            defaultValue = "6210",
            paramLabel = "N",
            description = "Foyers allocataires en janvier 2022, de 50 à 2 000 000 (${DEFAULT-VALUE}).")
    private int foyers;

    @Option(
            names = "--graine",
            defaultValue = "61",
            paramLabel = "S",
            description = "Une autre graine donne d'autres foyers (${DEFAULT-VALUE}).")
    private long graine;

    @Option(
            names = "--departement",
            paramLabel = "CODE",
            defaultValue = "061",
            description = "Seule l'Orne, 061, est imitée.")
    private String departement;

    @Mixin
    private Aide aide;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Mois> mois = depuis.through(jusque);
        if (mois.isEmpty()) {
            throw new PlicsException(
                    ExitCode.USAGE, "SAMPLE-02", "--jusque vient avant --depuis.", "Échangez les deux mois.");
        }
        Console console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        new Sample(Departement.load(departement), foyers, graine, out)
                .write(mois, m -> console.progress("  " + m + " écrit"));
        console.say(mois.size() + " mois synthétiques dans " + out);
        return ExitCode.DONE.code();
    }
}
