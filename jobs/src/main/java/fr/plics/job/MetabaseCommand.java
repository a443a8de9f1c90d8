package fr.plics.job;

import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import fr.plics.publish.Release;
import fr.plics.publish.metabase.Cartes;
import fr.plics.publish.metabase.Export;
import fr.plics.publish.metabase.Provision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plics metabase}: the dashboards of {@code dashboards/} and the release in force, in a Metabase. */
@Command(
        name = "metabase",
        description = "Tient un Metabase à jour : base, collections, cartes, tableaux de bord.",
        synopsisSubcommandLabel = "COMMANDE",
        subcommands = {
            MetabaseCommand.PlanCommand.class,
            MetabaseCommand.ApplyCommand.class,
            MetabaseCommand.ExportCommand.class
        })
final class MetabaseCommand implements Runnable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Mixin
    private Aide aide;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new CommandLine.ParameterException(spec.commandLine(), "il manque une commande.");
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Metabase read the tables", e);
        }
    }

    private static Provision provision(
            MetabaseOptions options, MetabaseOptions.Acces acces, Release release, Console console) {
        Cartes cartes = options.cartes(release);
        return new Provision(acces.serveur(), cartes, options.cible(release), console::say, MetabaseCommand::pause);
    }

    private static Console console(CommandSpec spec) {
        return new Console(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** {@code plics metabase plan}. */
    @Command(
            name = "plan",
            description = "Dit ce que changerait « plics metabase apply », sans rien changer.",
            exitCodeListHeading = Aide.CODES,
            exitCodeList = {
                "0:dit, que Metabase soit à jour ou non",
                "2:commande mal écrite",
                "10:rien n'est encore publié",
                "50:la publication en vigueur a été retirée, ou n'est pas lisible",
                "60:adresse, clé, droits, Metabase injoignable ou en panne",
                "70:carte en erreur"
            })
    static final class PlanCommand implements Callable<Integer> {

        @Mixin
        private MetabaseOptions options;

        @Mixin
        private MetabaseOptions.Acces acces;

        @Mixin
        private Aide aide;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Console console = console(spec);
            Release release = options.release();
            int changes = provision(options, acces, release, console).plan();
            console.say(changes == 0 ? "Metabase est à jour." : changes + " changement(s) à faire.");
            return ExitCode.DONE.code();
        }
    }

    /** {@code plics metabase apply}. */
    @Command(
            name = "apply",
            description = "Dit ce qui change, le change, puis vérifie que Metabase sert la publication en cours. "
                    + "Ce que d'autres ont fait dans les mêmes collections n'est pas touché.",
            exitCodeListHeading = Aide.CODES,
            exitCodeList = {
                "0:fait, ou rien à faire",
                "2:commande mal écrite",
                "10:rien n'est encore publié",
                "50:une autre publication est arrivée entre-temps, ou celle en vigueur n'est pas lisible : à relancer",
                "60:adresse, clé, droits, Metabase injoignable ou en panne",
                "70:carte en erreur, ou envoi que Metabase refuse"
            })
    static final class ApplyCommand implements Callable<Integer> {

        @Mixin
        private MetabaseOptions options;

        @Mixin
        private MetabaseOptions.Acces acces;

        @Mixin
        private Aide aide;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            Console console = console(spec);
            Release release = options.release();
            int changes = provision(options, acces, release, console).apply();
            if (!options.release().release().equals(release.release())) {
                throw new PlicsException(
                        ExitCode.LOCKED,
                        "METABASE-16",
                        "une autre publication est arrivée pendant que Metabase recevait " + release.release() + ".",
                        "Relancez : Metabase sert encore celle-ci, entière.");
            }
            console.say((changes == 0 ? "Metabase était à jour" : changes + " changement(s) faits") + " ; il sert "
                    + release.release() + ".");
            return ExitCode.DONE.code();
        }
    }

    /** {@code plics metabase export}. */
    @Command(
            name = "export",
            description =
                    "Écrit les tableaux de bord en fichiers : ceux que Metabase sait importer (éditions payantes), et les "
                            + "lignes de chaque carte dans apercu.json. Metabase n'est pas appelé.",
            exitCodeListHeading = Aide.CODES,
            exitCodeList = {
                "0:les fichiers sont écrits",
                "2:commande mal écrite, ou dossier déjà rempli",
                "10:rien n'est encore publié",
                "50:la publication en vigueur a été retirée, ou n'est pas lisible",
                "60:le dossier ne peut pas être écrit",
                "70:carte en erreur"
            })
    static final class ExportCommand implements Callable<Integer> {

        @Mixin
        private MetabaseOptions options;

        @Option(
                names = "--out",
                required = true,
                paramLabel = "DOSSIER",
                description = "Où écrire : un dossier vide, ou à créer.")
        private Path dossier;

        @Mixin
        private Aide aide;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Release release = options.release();
            Chemins.requireOutside(dossier, options.entrepot());
            DossierNeuf.make(dossier, "METABASE-17", folder -> {
                new Export(options.cartes(release), options.cible(release), folder).write();
                return List.of();
            });
            console(spec).say("Écrit : " + dossier);
            return ExitCode.DONE.code();
        }
    }
}
