package fr.plics.bronze.cnaf;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.trim;

import fr.plics.bronze.Quarantaine;
import fr.plics.contract.QualityPolicy;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Problem;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.quality.ContentRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Loads the flows received: every element of every sound record of every sound file, in one job for all of them. A file
 * that turns out to be refused leaves nothing in the table.
 */
public final class BronzeRsabem implements Step<Lake> {

    private final String departement;

    /**
     * The step.
     *
     * @param departement the only Département whose records are welcome, IDEPARTE on three characters
     */
    public BronzeRsabem(String departement) {
        this.departement = departement;
    }

    @Override
    public String name() {
        return "bronze_rsabem";
    }

    @Override
    public String libelle() {
        return "Lecture des flux mensuels de la CAF et de la MSA";
    }

    @Override
    public Scope scope() {
        return Scope.DELIVERIES;
    }

    @Override
    public Set<TableId> reads() {
        return Set.of(TableId.BRONZE_RSABEM);
    }

    @Override
    public Set<TableId> writes() {
        return Set.of(TableId.BRONZE_RSABEM, TableId.QUARANTINE_ENREGISTREMENT);
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        List<FluxFile> files = plan.nouvelles().stream()
                .filter(Livraison::estFlux)
                .parallel()
                .map(livraison -> FluxFile.open(lake, livraison, departement))
                .toList();
        List<FluxFile> sound = files.stream().filter(f -> !f.estRefuse()).toList();
        List<Livraison> read = new ArrayList<>(files.stream()
                .filter(FluxFile::estRefuse)
                .map(FluxFile::livraison)
                .toList());
        List<Rejet.De> rejets = new ArrayList<>();
        if (!sound.isEmpty()) {
            Map<String, List<SplitVerdict>> verdicts = load(lake, sound).value().values().stream()
                    .collect(Collectors.groupingBy(v -> v.split().livraison()));
            Map<String, Long> dossiers = distinctDossiers(lake, sound, verdicts);
            for (FluxFile file : sound) {
                String id = file.livraison().id();
                read.add(verdict(file.livraison(), verdicts.get(id), dossiers.getOrDefault(id, -1L), rejets));
            }
        }
        discard(lake, sound, read);
        Quarantaine.write(lake, read, Rejet.rows(lake, rejets));
        return read;
    }

    private VerdictAccumulator load(Lake lake, List<FluxFile> files) {
        VerdictAccumulator verdicts = new VerdictAccumulator();
        lake.spark().sparkContext().register(verdicts, name());
        List<Split> splits = files.stream().flatMap(f -> f.splits().stream()).toList();
        Dataset<Row> rows = RsabemSource.read(lake.spark(), new RsabemSource.RsabemRead(splits, departement, verdicts));
        lake.replaceLivraisons(
                TableId.BRONZE_RSABEM,
                files.stream().map(f -> f.livraison().id()).toList(),
                rows);
        RsabemSource.forget();
        return verdicts;
    }

    private static Livraison verdict(
            Livraison livraison, List<SplitVerdict> splits, long dossiers, List<Rejet.De> rejets) {
        List<Problem> refus = splits.stream()
                .sorted(Comparator.comparingLong(v -> v.split().debut()))
                .map(SplitVerdict::refus)
                .filter(Objects::nonNull)
                .limit(1)
                .toList();
        if (!refus.isEmpty()) {
            return livraison.refused(refus);
        }
        Set<ElementReader.Accents> accents =
                splits.stream().map(SplitVerdict::accents).collect(Collectors.toSet());
        if (accents.contains(ElementReader.Accents.SUSPECTS) && !accents.contains(ElementReader.Accents.SINCERES)) {
            return livraison.refused(List.of(ContentRule.XML_ACCENTS.in(livraison.fichier(), "")));
        }
        long lus = lus(splits);
        List<Rejet> rejected = splits.stream().flatMap(v -> v.rejets().stream()).toList();
        Trailer trailer = Trailer.of(livraison.entete());
        String identite = trailer.identite(lus, dossiers, rejected.size());
        if (identite == null) {
            return livraison.refused(
                    List.of(ContentRule.FLUX_COMPTE.in(livraison.fichier(), "TransmissionFlux", trailer.compare(lus))));
        }
        if (QualityPolicy.load().refusesDossiers(rejected.size(), lus)) {
            String first = rejected.get(0).element();
            return livraison.refused(
                    List.of(ContentRule.FLUX_SEUIL.in(livraison.fichier(), first, rejected.size() + " sur " + lus)));
        }
        rejected.forEach(r -> rejets.add(new Rejet.De(livraison, r)));
        return settled(livraison, splits, lus, rejected).withEntete("IDENTITE", identite);
    }

    private static long lus(List<SplitVerdict> splits) {
        return splits.stream().mapToLong(SplitVerdict::lus).sum();
    }

    private static Livraison settled(Livraison livraison, List<SplitVerdict> splits, long lus, List<Rejet> rejected) {
        long anomalies = splits.stream().mapToLong(SplitVerdict::anomalies).sum();
        List<Problem> constats = new ArrayList<>();
        rejected.stream().limit(20).forEach(r -> constats.add(r.problem(livraison.fichier())));
        Set<String> sources = new TreeSet<>();
        splits.forEach(v -> sources.addAll(v.sources()));
        if (sources.size() > 1) {
            constats.add(ContentRule.FLUX_PAYEURS.in(livraison.fichier(), "", String.join(", ", sources)));
        }
        Livraison named = livraison.identified(
                String.join("+", sources), livraison.version(), "", livraison.annonce(), livraison.entete());
        if (anomalies == lus) {
            constats.add(ContentRule.FLUX_ANOMALIES.in(livraison.fichier(), "", lus + " dossiers"));
            return named.read(Livraison.Etat.ANOMALIES, lus, rejected.size(), constats);
        }
        return named.read(Livraison.Etat.ACCEPTEE, lus, rejected.size(), constats);
    }

    /** Distinct dossiers by delivery: asked, at once, only of those whose trailer does not count records. */
    private static Map<String, Long> distinctDossiers(
            Lake lake, List<FluxFile> files, Map<String, List<SplitVerdict>> verdicts) {
        List<String> unsure = files.stream()
                .map(FluxFile::livraison)
                .filter(l -> Trailer.of(l.entete()).transmis() != lus(verdicts.get(l.id())))
                .map(Livraison::id)
                .toList();
        Map<String, Long> dossiers = new HashMap<>();
        if (!unsure.isEmpty()) {
            lake.readLivraisons(TableId.BRONZE_RSABEM, unsure)
                    .groupBy("livraison")
                    .agg(countDistinct(
                            trim(col("IdentificationRSA.Organisme.FONORG")),
                            trim(col("IdentificationRSA.Organisme.NUMORG")),
                            trim(col("IdentificationRSA.DemandeRSA.NUMDEMRSA"))))
                    .collectAsList()
                    .forEach(row -> dossiers.put(row.getString(0), row.getLong(1)));
        }
        return dossiers;
    }

    private static void discard(Lake lake, List<FluxFile> written, List<Livraison> read) {
        Set<String> loaded = written.stream().map(f -> f.livraison().id()).collect(Collectors.toSet());
        lake.deleteLivraisons(
                TableId.BRONZE_RSABEM,
                read.stream()
                        .filter(l -> l.etat() == Livraison.Etat.REFUSEE)
                        .map(Livraison::id)
                        .filter(loaded::contains)
                        .toList());
    }
}
