package fr.plics.job;

import fr.plics.contract.Colonne;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.landing.Registre;
import fr.plics.support.Bloc;
import fr.plics.support.Flux;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A landing folder, a warehouse and its key, for tests that run the command line. */
final class Banc {

    private static final Pattern MOIS = Pattern.compile("\"mois\":\"([0-9-]{7})\"");

    final Path depot;
    final Path entrepot;
    final Path cle;

    Banc(Path dossier) {
        depot = dossier.resolve("depot");
        entrepot = dossier.resolve("entrepot");
        cle = dossier.resolve("cle");
        CleFichier.generate(cle);
    }

    /** Runs all that is pending; more options may follow. */
    Plics.Resultat run(String... options) {
        return run(cle, options);
    }

    Plics.Resultat run(Path autreCle, String... options) {
        List<String> args = new ArrayList<>(List.of("run", "--landing", depot.toString()));
        args.addAll(List.of("--entrepot", entrepot.toString(), "--key", autreCle.toString()));
        args.addAll(List.of(options));
        return Plics.run(args.toArray(String[]::new));
    }

    /** Drops a file in the landing folder, whose sub-folders mean nothing. */
    Banc drop(String nom, byte[] content) {
        try {
            Path file = depot.resolve(nom);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Banc drop(String nom, String content) {
        return drop(nom, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Drops a flow of a month, made a number of days after its end. */
    Banc flux(String id, String mois, int jours, Bloc... blocs) {
        return drop(nom(id, mois), flux(mois, jours, blocs).bytes());
    }

    static Flux flux(String mois, int jours, Bloc... blocs) {
        Mois m = Mois.parse(mois);
        return Flux.of(blocs).mois(m.fin().toString(), m.fin().plusDays(jours).toString());
    }

    static String nom(String id, String mois) {
        return "CG061.RSABEM.00" + mois.substring(5) + mois.substring(0, 4) + "." + id + ".xml";
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * An extract to be dropped.
     *
     * @param type its name, {@code PERSONNE}
     * @param mode S or F
     * @param texte the whole file
     */
    record Extrait(String type, String mode, String texte) {

        static Extrait of(String type, String mode, String... lignes) {
            return new Extrait(
                    type, mode, header(type) + Arrays.stream(lignes).collect(Collectors.joining("\n")) + "\n");
        }

        static String header(String type) {
            return Schemas.findExtrait(type).orElseThrow().colonnes().stream()
                            .map(Colonne::nom)
                            .collect(Collectors.joining(";"))
                    + "\n";
        }

        String nom(String mois) {
            return "CD61_" + type + "_" + mois.replace("-", "") + ".csv";
        }

        /** The line of the manifest about it, as it should be. */
        String annonce(String mois, String genereLe) {
            long lignes = texte.lines().count() - 1;
            return String.join(
                    ";", type, nom(mois), Long.toString(lignes), DigestUtils.sha256Hex(texte), mode, genereLe);
        }
    }

    /** Drops extracts of a month in a sub-folder, with the manifest that announces them. */
    Banc extraits(String dossier, String mois, String genereLe, Extrait... extraits) {
        for (Extrait extrait : extraits) {
            drop(dossier + "/" + extrait.nom(mois), extrait.texte());
        }
        return manifeste(
                dossier,
                mois,
                Arrays.stream(extraits).map(e -> e.annonce(mois, genereLe)).toArray(String[]::new));
    }

    Banc manifeste(String dossier, String mois, String... lignes) {
        Extrait manifeste = Extrait.of("MANIFESTE", "", lignes);
        return drop(dossier + "/" + manifeste.nom(mois), manifeste.texte());
    }

    Dataset<Row> table(TableId id) {
        return Lake.open(SharedSpark.get(), entrepot.toString()).read(id);
    }

    Registre registre() {
        return Registre.open(entrepot.toString(), Spark.configuration());
    }

    /** What the register says of the file of that name. */
    Livraison livraison(String fichier) {
        return registre().livraisons().stream()
                .filter(l -> l.fichier().equals(fichier))
                .findFirst()
                .orElseThrow(() -> new AssertionError(fichier + " is not in the register"));
    }

    /** The number of commits of each table of the lake. */
    Map<String, Integer> versions() {
        Map<String, Integer> versions = new TreeMap<>();
        for (Path commit : commits(entrepot)) {
            Path table = commit.getParent().getParent();
            versions.merge(entrepot.relativize(table).toString(), 1, Integer::sum);
        }
        return versions;
    }

    /** The months that commits of a table touched, from one on. */
    SortedSet<String> moisEcrits(TableId id, int commit) {
        Path table = entrepot.resolve(id.layer().folder()).resolve(id.name());
        SortedSet<String> mois = new TreeSet<>();
        List<Path> commits = commits(table);
        for (Path log : commits.subList(commit, commits.size())) {
            Matcher matcher = MOIS.matcher(text(log));
            while (matcher.find()) {
                mois.add(matcher.group(1));
            }
        }
        return mois;
    }

    private static List<Path> commits(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().matches(".*/_delta_log/[0-9]+\\.json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The releases published so far. */
    List<String> releases() {
        try (Stream<Path> all = Files.list(entrepot.resolve("publication"))) {
            return all.filter(Files::isDirectory)
                    .map(p -> p.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every cell, one text each, in order: what two warehouses are compared by. */
    List<String> cellules() {
        return table(TableId.GOLD_CELLULE).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }
}
