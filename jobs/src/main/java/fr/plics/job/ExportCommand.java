package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.publish.Release;
import fr.plics.publish.file.Export;
import fr.plics.publish.file.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plics export}: files people take away from the release in force. */
@Command(
        name = "export",
        description = "Fabrique, depuis la publication en vigueur, des fichiers à emporter : classeur des tableaux du"
                + " rapport, tables pour tableur ou pour programme, carte des communes.",
        exitCodeListHeading = Aide.CODES,
        exitCodeList = {
            "0:les fichiers sont écrits",
            "2:commande mal écrite, section inconnue, ou dossier déjà rempli",
            "10:rien n'est encore publié, ou pas ce mois",
            "50:la publication en vigueur a été retirée, ou n'est pas lisible",
            "60:le dossier ne peut pas être écrit"
        })
final class ExportCommand implements Callable<Integer> {

    @Option(names = "--entrepot", required = true, paramLabel = "DOSSIER", description = "Entrepôt, lu seulement.")
    private Path entrepot;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DOSSIER",
            description = "Dossier à faire ; s'il existe, il doit être vide.")
    private Path out;

    @Option(
            names = "--format",
            required = true,
            split = ",",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = "xlsx, csv, parquet, geojson, ou plusieurs, séparés par des virgules.")
    private List<Format> formats;

    @Option(
            names = "--section",
            paramLabel = "SECTION",
            description =
                    "Seulement cette section du PLICS et ce qu'elle contient, I.1 par exemple ; sinon tous les chiffres.")
    private String section;

    @Option(
            names = "--mois",
            paramLabel = "AAAA-MM",
            converter = MoisConverter.class,
            description = "Seulement ce mois ; sinon tous, et le dernier pour le classeur et la carte.")
    private Mois mois;

    @Mixin
    private Aide aide;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Release release = Chemins.requireRelease(entrepot);
        Chemins.requireOutside(out, entrepot);
        Export export = new Export(
                release,
                entrepot,
                new Export.Demande(EnumSet.copyOf(formats), Optional.ofNullable(section), Optional.ofNullable(mois)));
        List<Path> files = DossierNeuf.make(out, "EXPORT-04", export::write);
        Console console =
                new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
        files.forEach(file -> console.say(file.toString()));
        return ExitCode.DONE.code();
    }
}
