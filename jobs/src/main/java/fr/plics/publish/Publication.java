package fr.plics.publish;

import fr.plics.contract.Dimension;
import fr.plics.contract.DisclosurePolicy;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.disclosure.Disclosed;
import fr.plics.disclosure.Disclosure;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Cellules;
import fr.plics.lake.Lake;
import fr.plics.publish.duckdb.DuckDbFile;
import fr.plics.publish.file.CsvFile;
import fr.plics.publish.file.Export;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;

/** Publishes every computed month in a new release; what was published before stays as it is. */
public final class Publication implements Step<Lake> {

    /** The printed report the figures are compared with. */
    public static final String LEDGER = "plics_2022_alencon";

    /** Every cell has its place, in whatever order its month was computed: the same cells are the same bytes. */
    private static final Comparator<Disclosed> ORDER = Comparator.comparing(Disclosed::indicateur)
            .thenComparing(d -> d.periode().fin())
            .thenComparing(d -> d.periode().type())
            .thenComparing(d -> d.periode().debut())
            .thenComparing(d -> d.territoire().niveau())
            .thenComparing(d -> d.territoire().code())
            .thenComparing(d -> !d.dimension().equals(Dimension.TOTAL))
            .thenComparing(Disclosed::dimension)
            .thenComparing(Publication::rang);

    /** The place of a value in its dimension. */
    private static int rang(Disclosed d) {
        return d.dimension().equals(Dimension.TOTAL)
                ? 0
                : Schemas.dimension(d.dimension()).modalites().stream()
                        .map(Dimension.Modalite::code)
                        .toList()
                        .indexOf(d.modalite());
    }

    private final Path entrepot;
    private final List<Fiche> fiches;
    private final Contexte contexte;

    /**
     * What a release says of itself.
     *
     * @param release identifier
     * @param publieeLe instant
     * @param departement code of the Département
     * @param livraisons every delivery of the register, at the time of publication
     * @param enVigueur identifiers of those some month is read from
     * @param motif why it is made, empty when nobody said
     * @param ecarts told what moved since the release before, if there was one
     */
    public record Contexte(
            String release,
            String publieeLe,
            String departement,
            Supplier<List<Livraison>> livraisons,
            Supplier<Set<String>> enVigueur,
            String motif,
            Consumer<Ecarts> ecarts) {

        /** What a release says when nobody gave a reason nor listens. */
        public Contexte(
                String release,
                String publieeLe,
                String departement,
                Supplier<List<Livraison>> livraisons,
                Supplier<Set<String>> enVigueur) {
            this(release, publieeLe, departement, livraisons, enVigueur, "", ecarts -> {});
        }
    }

    public Publication(Path entrepot, List<Fiche> fiches, Contexte contexte) {
        this.entrepot = entrepot;
        this.fiches = List.copyOf(fiches);
        this.contexte = contexte;
    }

    @Override
    public String name() {
        return "publication";
    }

    @Override
    public String libelle() {
        return "Secret statistique et publication";
    }

    @Override
    public Set<TableId> reads() {
        return Set.of(
                TableId.GOLD_CELLULE, TableId.GOLD_FOYER_MOIS, TableId.GOLD_PERSONNE_MOIS, TableId.SILVER_COMMUNE);
    }

    @Override
    public Set<TableId> writes() {
        return Set.of();
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        try {
            Path staging = Release.staging(entrepot, contexte.release());
            CompletableFuture<Void> analyse = analyse(lake, staging);
            try {
                publish(lake, staging, analyse);
            } finally {
                analyse.exceptionally(e -> null).join();
                FileUtils.deleteQuietly(staging.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of();
    }

    private void publish(Lake lake, Path staging, CompletableFuture<Void> analyse) throws IOException {
        List<Disclosed> disclosed =
                Disclosure.apply(Cellules.collect(lake.read(TableId.GOLD_CELLULE)), fiches, DisclosurePolicy.load())
                        .stream()
                        .sorted(ORDER)
                        .toList();
        Comparator<LocalDate> order = Comparator.naturalOrder();
        LocalDate premier =
                disclosed.stream().map(d -> d.periode().fin()).min(order).orElseThrow();
        LocalDate dernier =
                disclosed.stream().map(d -> d.periode().fin()).max(order).orElseThrow();
        List<Row> communes =
                lake.read(TableId.SILVER_COMMUNE, Set.of(Mois.from(dernier))).collectAsList();
        Release release = new Release(
                contexte.release(),
                contexte.publieeLe(),
                contexte.departement(),
                Mois.from(premier).toString(),
                Mois.from(dernier).toString(),
                communes.stream().anyMatch(c -> c.<Boolean>getAs("est_hypothese")),
                contexte.motif());
        Optional<Ecarts> ecarts = write(staging, release, disclosed, communes, dernier);
        Export.writeClasseur(release, staging.resolve(release.duckdb(entrepot).getFileName()), staging);
        analyse.join();
        release.publish(entrepot, staging);
        ecarts.ifPresent(contexte.ecarts());
    }

    private Optional<Ecarts> write(
            Path staging, Release release, List<Disclosed> disclosed, List<Row> communes, LocalDate dernier) {
        List<List<Object>> indicateur = Tables.indicateur(disclosed, release.release());
        Map<String, List<List<Object>>> rows = new HashMap<>();
        rows.put("indicateur", indicateur);
        rows.put("definition", Tables.definition(fiches));
        rows.put("dimension", Tables.dimension(fiches));
        rows.put(
                "territoire",
                Tables.territoire(
                        disclosed.stream()
                                .filter(d -> d.periode().fin().equals(dernier))
                                .toList(),
                        byCode(communes)));
        rows.put(
                "publication",
                Tables.publication(
                        release,
                        contexte.livraisons().get(),
                        contexte.enVigueur().get()));
        rows.put("figure_plics", Tables.figurePlics(LEDGER, Figures.compare(LEDGER, disclosed), disclosed));
        rows.put("nomenclature", Tables.nomenclature());
        CompletableFuture<Void> csv = CompletableFuture.runAsync(
                () -> CsvFile.write(staging.resolve("indicateur.csv"), Schemas.publication("indicateur"), indicateur));
        try (DuckDbFile duckdb =
                DuckDbFile.create(staging.resolve(release.duckdb(entrepot).getFileName()))) {
            List<TableContract> contracts = Schemas.publication();
            TableContract ecart = Schemas.publication("ecart");
            contracts.stream()
                    .filter(c -> !c.estVue() && !c.equals(ecart))
                    .forEach(c -> duckdb.table(c, rows.get(c.nom())));
            Optional<Ecarts> ecarts =
                    Release.findWhole(entrepot).map(avant -> Ecarts.between(avant, entrepot, release, duckdb, ecart));
            if (ecarts.isEmpty()) {
                duckdb.table(ecart, List.of());
            }
            Ecarts.write(duckdb, ecart, staging.resolve("ecarts.csv"));
            views(contracts).forEach(duckdb::view);
            duckdb.exportParquet("indicateur", staging.resolve("indicateur.parquet"));
            csv.join();
            return ecarts;
        }
    }

    /** The views, each after those it reads. */
    private static List<TableContract> views(List<TableContract> contracts) {
        List<TableContract> left =
                new ArrayList<>(contracts.stream().filter(TableContract::estVue).toList());
        List<TableContract> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            TableContract next = left.stream()
                    .filter(v -> left.stream().noneMatch(v::reads))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("views that read each other: " + left));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static Map<String, Row> byCode(List<Row> communes) {
        Map<String, Row> byCode = new TreeMap<>();
        communes.forEach(c -> byCode.put(c.getAs("code_commune"), c));
        return byCode;
    }

    /**
     * The Département's own file: undisclosed cells without their state, and the facts they were counted in. It is made
     * beside the published one, which needs nothing of it.
     */
    private CompletableFuture<Void> analyse(Lake lake, Path staging) {
        List<String> cellules = local(lake.files(TableId.GOLD_CELLULE));
        List<String> foyers = local(lake.files(TableId.GOLD_FOYER_MOIS));
        List<String> personnes = local(lake.files(TableId.GOLD_PERSONNE_MOIS));
        return CompletableFuture.runAsync(() -> {
            try (DuckDbFile duckdb = DuckDbFile.create(staging.resolve(Release.analyse(contexte.release())))) {
                duckdb.table(Schemas.table(TableId.GOLD_CELLULE), cellules, Set.of("statut"), contexte.release());
                duckdb.table(Schemas.table(TableId.GOLD_FOYER_MOIS), foyers, Set.of(), "");
                duckdb.table(Schemas.table(TableId.GOLD_PERSONNE_MOIS), personnes, Set.of(), "");
            }
        });
    }

    private static List<String> local(List<String> files) {
        return files.stream()
                .map(file -> new org.apache.hadoop.fs.Path(file).toUri().getPath())
                .toList();
    }
}
