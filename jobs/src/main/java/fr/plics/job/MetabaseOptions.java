package fr.plics.job;

import fr.plics.contract.Tableaux;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.PlicsException;
import fr.plics.publish.Release;
import fr.plics.publish.metabase.Cartes;
import fr.plics.publish.metabase.Provision;
import fr.plics.publish.metabase.Serveur;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which release, and for which Metabase. */
final class MetabaseOptions {

    @Option(names = "--entrepot", required = true, paramLabel = "DOSSIER", description = "Entrepôt déjà publié.")
    private Path entrepot;

    @Option(
            names = "--montage",
            paramLabel = "DOSSIER",
            defaultValue = "${env:PLICS_METABASE_MONTAGE}",
            description =
                    "Dossier publication/ de l'entrepôt, là où le serveur de Metabase le voit, s'il le voit ailleurs ; "
                            + "par défaut PLICS_METABASE_MONTAGE.")
    private String montage;

    @Option(
            names = "--fond",
            paramLabel = "URL",
            defaultValue = "${env:PLICS_METABASE_FOND}",
            description =
                    "Adresse des contours des communes (GeoJSON), que Metabase doit pouvoir lire ; par défaut "
                            + "PLICS_METABASE_FOND. Sans elle, les contours déjà réglés servent ; sans contours, la carte est un tableau.")
    private String fond;

    Path entrepot() {
        return entrepot;
    }

    /** The release in force. */
    Release release() {
        return Chemins.requireRelease(entrepot);
    }

    /** Every card, run on a release. */
    Cartes cartes(Release release) {
        return Cartes.run(Tableaux.load(), release.duckdb(entrepot));
    }

    Provision.Cible cible(Release release) {
        Path seen = montage == null || montage.isBlank()
                ? release.duckdb(Chemins.real(entrepot))
                : Path.of(
                        montage,
                        release.release(),
                        release.duckdb(entrepot).getFileName().toString());
        return new Provision.Cible(
                release.release(), seen.toString(), "communes_" + release.departement(), fond == null ? "" : fond);
    }

    /** Where the server is and who calls it. */
    static final class Acces {

        @Option(
                names = "--url",
                paramLabel = "URL",
                defaultValue = "${env:PLICS_METABASE_URL}",
                description = "Adresse de Metabase ; par défaut PLICS_METABASE_URL.")
        private String url;

        @Option(
                names = "--key",
                paramLabel = "FICHIER",
                defaultValue = "${env:PLICS_METABASE_KEY_FILE}",
                description = "Fichier de la clé d'API, lisible de vous seul ; par défaut celui que nomme "
                        + "PLICS_METABASE_KEY_FILE, ou la clé elle-même dans PLICS_METABASE_KEY.")
        private Path cle;

        @Option(
                names = "--delai",
                paramLabel = "SECONDES",
                defaultValue = "60",
                converter = Delai.class,
                description = "Temps laissé à chaque réponse de Metabase (${DEFAULT-VALUE} s).")
        private Duration delai;

        private static final class Delai implements ITypeConverter<Duration> {

            private static final int MAX = 3600;

            @Override
            public Duration convert(String text) {
                int secondes = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
                if (secondes < 1 || secondes > MAX) {
                    throw new TypeConversionException(
                            "« " + text + " » n'est pas un nombre de secondes, de 1 à " + MAX + ".");
                }
                return Duration.ofSeconds(secondes);
            }
        }

        Serveur serveur() {
            if (url == null || url.isBlank()) {
                throw refused(
                        "METABASE-01",
                        "l'adresse de Metabase n'est pas donnée.",
                        "Donnez-la à --url ou PLICS_METABASE_URL.");
            }
            return Serveur.at(url, cle(), delai);
        }

        private static final Set<PosixFilePermission> PROPRIETAIRE = PosixFilePermissions.fromString("rwx------");

        private String cle() {
            if (cle != null && !cle.toString().isBlank()) {
                return read(cle);
            }
            String key = System.getenv("PLICS_METABASE_KEY");
            return require(key == null ? "" : key);
        }

        private static String read(Path file) {
            try {
                Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
                if (Files.isRegularFile(file) && !PROPRIETAIRE.containsAll(rights)) {
                    throw refused(
                            "METABASE-02",
                            "la clé d'API " + file + " est ouverte à d'autres que son propriétaire.",
                            "Faites « chmod 600 " + file + " », et changez de clé si d'autres ont pu la lire.");
                }
                return require(Files.readString(file));
            } catch (IOException e) {
                throw refused(
                        "METABASE-02",
                        "le fichier de clé d'API " + file + " n'existe pas ou est illisible.",
                        "Vérifiez --key ou PLICS_METABASE_KEY_FILE.");
            }
        }

        /** What may stand in a header: anything else is no key, and would be refused with the key in the message. */
        private static String require(String key) {
            if (!key.strip().matches("[\\x21-\\x7E]+")) {
                throw refused(
                        "METABASE-02",
                        key.isBlank() ? "aucune clé d'API de Metabase." : "la clé d'API de Metabase n'en est pas une.",
                        "Créez-en une dans Metabase (Administration, Authentification, Clés d'API), puis donnez-la par "
                                + "PLICS_METABASE_KEY, ou son fichier par --key.");
            }
            return key.strip();
        }

        private static PlicsException refused(String regle, String constat, String remede) {
            return new PlicsException(ExitCode.ENVIRONMENT, regle, constat, remede);
        }
    }
}
