package fr.plics.publish.file;

import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.contract.TableauPlics;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.kernel.PlicsException;
import fr.plics.publish.Release;
import fr.plics.publish.duckdb.DuckDbFile;
import fr.plics.publish.duckdb.PublishedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Files people take away, made from a release: only what was disclosed is in it. */
public final class Export {

    /**
     * What is wanted.
     *
     * @param formats the forms
     * @param section a section of the report, empty for every figure
     * @param mois a month, empty for all of them, and the last one where a file shows one only
     */
    public record Demande(Set<Format> formats, Optional<String> section, Optional<Mois> mois) {}

    private final Release release;
    private final Path duckdb;
    private final Demande demande;
    private final List<TableauPlics> tableaux;

    /**
     * An export of a release.
     *
     * @throws PlicsException when the section is unknown or not that of the map
     */
    public Export(Release release, Path entrepot, Demande demande) {
        this.release = release;
        this.duckdb = release.duckdb(entrepot);
        this.demande = demande;
        this.tableaux = tableaux(demande);
    }

    private static List<TableauPlics> tableaux(Demande demande) {
        List<TableauPlics> all = Schemas.tableauxPlics();
        if (demande.section().isEmpty()) {
            return all;
        }
        String section = demande.section().get().strip().replaceFirst("\\.$", "");
        List<TableauPlics> wanted = all.stream().filter(t -> t.isIn(section)).toList();
        if (wanted.isEmpty()) {
            throw new PlicsException(
                    ExitCode.USAGE,
                    "EXPORT-03",
                    "la section « " + demande.section().get() + " » n'est pas connue.",
                    "Sections connues : "
                            + all.stream().map(TableauPlics::section).collect(Collectors.joining(", "))
                            + ", ou leur début (I.1, I). Sans --section, tous les chiffres.");
        }
        boolean hasMap = wanted.stream().anyMatch(t -> t.section().equals(GeoJson.SECTION));
        if (demande.formats().contains(Format.GEOJSON) && !hasMap) {
            throw new PlicsException(
                    ExitCode.USAGE,
                    "EXPORT-05",
                    "la section « " + section + " » n'a pas de carte.",
                    "Retirez geojson de --format, ou demandez la section " + GeoJson.SECTION + ".");
        }
        return wanted;
    }

    /** Writes {@code indicateurs.xlsx}, the workbook of the last month of a release, from its published file. */
    public static void writeClasseur(Release release, Path duckdb, Path folder) throws IOException {
        try (PublishedFile file = PublishedFile.open(duckdb)) {
            Mois last = Mois.parse(release.dernierMois());
            Extraction all = new Extraction(release, file, Schemas.tableauxPlics(), true, Optional.empty(), last);
            Classeur.write(folder.resolve("indicateurs.xlsx"), all);
        }
    }

    /** Writes the files in a folder that is there; the names of those people open first come first. */
    public List<Path> write(Path folder) throws IOException {
        try (PublishedFile file = PublishedFile.open(duckdb)) {
            Set<Mois> published = new TreeSet<>();
            file.query("select distinct periode_fin from indicateur")
                    .forEach(row -> published.add(Mois.from((LocalDate) row.get("periode_fin"))));
            demande.mois().filter(m -> !published.contains(m)).ifPresent(m -> {
                throw unknown(m, published);
            });
            Mois last = demande.mois().orElse(Mois.parse(release.dernierMois()));
            Extraction extraction =
                    new Extraction(release, file, tableaux, demande.section().isEmpty(), demande.mois(), last);
            for (Format format : new TreeSet<>(demande.formats())) {
                write(folder, format, extraction);
            }
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private PlicsException unknown(Mois mois, Set<Mois> published) {
        return new PlicsException(
                ExitCode.INPUT_MISSING,
                "EXPORT-02",
                "le mois " + mois + " n'est pas dans la publication " + release.release() + ".",
                "Mois publiés : " + published.stream().map(Mois::toString).collect(Collectors.joining(", ")) + ".");
    }

    private void write(Path folder, Format format, Extraction extraction) throws IOException {
        Mois mois = extraction.dernier();
        switch (format) {
            case XLSX -> Classeur.write(folder.resolve("plics_" + mois + ".xlsx"), extraction);
            case CSV -> writeCsv(folder, extraction);
            case PARQUET -> {
                try (DuckDbFile memory = DuckDbFile.inMemory(duckdb)) {
                    memory.exportParquet(
                            "(" + extraction.indicateur(demande.mois()) + ")", folder.resolve("indicateur.parquet"));
                }
            }
            case GEOJSON -> GeoJson.write(folder.resolve("beneficiaires_par_commune_" + mois + ".geojson"), extraction);
        }
    }

    private static void writeCsv(Path folder, Extraction extraction) throws IOException {
        List<TableContract> contracts =
                Extraction.TABLES.stream().map(Schemas::publication).toList();
        for (TableContract contract : contracts) {
            CsvFile.write(folder.resolve(contract.nom() + ".csv"), contract, extraction.rows(contract.nom()));
            TableSchema.write(folder, contract);
        }
        TableSchema.writePackage(folder, extraction.release(), contracts);
    }
}
