package fr.plics.bronze.csv;

import fr.plics.bronze.Quarantaine;
import fr.plics.contract.ExtractContract;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Problem;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import fr.plics.quality.ContentRule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Loads one kind of extract: every sound line of every sound file, each value as received, in one job for all files. */
public final class BronzeExtrait implements Step<Lake> {

    private final String type;
    private final TableId table;

    /**
     * The step of an extract.
     *
     * @param type its name, {@code ORIENTATION}
     */
    public BronzeExtrait(String type) {
        this.type = type;
        this.table = TableId.parse(contract(type).table());
    }

    private static ExtractContract contract(String type) {
        return Schemas.findExtrait(type).orElseThrow();
    }

    @Override
    public String name() {
        return "bronze_" + table.name();
    }

    @Override
    public String libelle() {
        return "Lecture de l'extrait " + type;
    }

    @Override
    public Scope scope() {
        return Scope.DELIVERIES;
    }

    @Override
    public Set<TableId> reads() {
        return Set.of();
    }

    @Override
    public Set<TableId> writes() {
        return Set.of(table, TableId.QUARANTINE_ENREGISTREMENT);
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        List<Livraison> read = new ArrayList<>();
        List<Livraison> announced = new ArrayList<>();
        for (Livraison nouvelle : plan.nouvelles()) {
            if (nouvelle.type().equals(type)) {
                Livraison livraison = Manifeste.announced(nouvelle, plan.manifestes());
                (livraison.etat() == Livraison.Etat.REFUSEE ? read : announced).add(livraison);
            }
        }
        List<Livraison> withRejets = new ArrayList<>();
        if (!announced.isEmpty()) {
            Map<String, ExtractVerdict> verdicts = load(lake, announced);
            for (Livraison livraison : announced) {
                ExtractVerdict verdict = verdicts.get(livraison.id());
                Livraison settled = settled(livraison, verdict);
                read.add(settled);
                if (settled.estAcceptee() && settled.rejetes() > 0) {
                    withRejets.add(settled);
                }
            }
        }
        Quarantaine.write(lake, read, rejets(lake, withRejets));
        return read;
    }

    private static Livraison settled(Livraison livraison, ExtractVerdict verdict) {
        if (!verdict.refus().isEmpty()) {
            return livraison.refused(verdict.refus());
        }
        return livraison.read(
                Livraison.Etat.ACCEPTEE,
                verdict.lignes(),
                verdict.rejets().size(),
                verdict.rejets().values().stream().limit(20).toList());
    }

    private Map<String, ExtractVerdict> load(Lake lake, List<Livraison> livraisons) {
        ExtractVerdicts verdicts = new ExtractVerdicts();
        lake.spark().sparkContext().register(verdicts, name());
        String root = lake.root();
        String extrait = type;
        Dataset<Row> rows = files(lake, livraisons)
                .flatMap(
                        (FlatMapFunction<Livraison, Row>) livraison -> sound(root, extrait, livraison, verdicts),
                        Encoders.row(Lake.schema(table)));
        lake.replaceLivraisons(table, livraisons.stream().map(Livraison::id).toList(), rows);
        return verdicts.value();
    }

    /** A file is read whole by one task: a quoted line break forbids to cut it anywhere. */
    private static Dataset<Livraison> files(Lake lake, List<Livraison> livraisons) {
        return lake.spark().createDataset(livraisons, Encoders.javaSerialization(Livraison.class));
    }

    private static Iterator<Row> sound(String root, String type, Livraison livraison, ExtractVerdicts verdicts)
            throws IOException {
        ExtractFile file = new ExtractFile(contract(type), livraison.fichier());
        String chemin = root + "/" + livraison.archive();
        ExtractVerdict verdict;
        try (InputStream in = ArchiveFile.open(chemin)) {
            verdict = counted(livraison, file.check(in));
        }
        verdicts.add(livraison.id(), verdict);
        if (!verdict.refus().isEmpty()) {
            return Collections.emptyIterator();
        }
        return new SoundLines(file.lines(ArchiveFile.open(chemin)), verdict, livraison);
    }

    private static ExtractVerdict counted(Livraison livraison, ExtractVerdict verdict) {
        if (verdict.refus().isEmpty() && verdict.lignes() != livraison.annonce()) {
            Problem refus = ContentRule.EXTRAIT_ENTETE.in(
                    livraison.fichier(),
                    "",
                    verdict.lignes() + " lignes, le manifeste en annonce " + livraison.annonce() + ".");
            return new ExtractVerdict(verdict.lignes(), verdict.rejets(), verdict.repetees(), List.of(refus));
        }
        return verdict;
    }

    private static Dataset<Row> rejets(Lake lake, List<Livraison> livraisons) {
        String root = lake.root();
        return files(lake, livraisons)
                .flatMap(
                        (FlatMapFunction<Livraison, Row>) livraison -> rejected(root, livraison),
                        Encoders.row(Lake.schema(TableId.QUARANTINE_ENREGISTREMENT)));
    }

    private static Iterator<Row> rejected(String root, Livraison livraison) throws IOException {
        ExtractFile file = new ExtractFile(contract(livraison.type()), livraison.fichier());
        String chemin = root + "/" + livraison.archive();
        List<Row> rows = new ArrayList<>();
        try (InputStream in = ArchiveFile.open(chemin);
                ExtractFile.Lines lines = file.lines(ArchiveFile.open(chemin))) {
            ExtractVerdict verdict = file.check(in);
            while (lines.hasNext()) {
                ExtractFile.Line line = lines.next();
                Problem problem = verdict.rejets().get(line.ligne());
                if (problem != null) {
                    rows.add(Quarantaine.row(livraison, line.ligne(), problem, line.texte()));
                }
            }
        }
        return rows.iterator();
    }

    /** The lines a verdict keeps, as rows of the table. */
    private static final class SoundLines implements Iterator<Row> {

        private final ExtractFile.Lines lines;
        private final ExtractVerdict verdict;
        private final Livraison livraison;
        private Row next;

        private SoundLines(ExtractFile.Lines lines, ExtractVerdict verdict, Livraison livraison) throws IOException {
            this.lines = lines;
            this.verdict = verdict;
            this.livraison = livraison;
            advance();
        }

        private void advance() throws IOException {
            next = null;
            while (lines.hasNext() && next == null) {
                ExtractFile.Line line = lines.next();
                if (verdict.keeps(line.ligne())) {
                    next = row(line);
                }
            }
            if (next == null) {
                lines.close();
            }
        }

        private Row row(ExtractFile.Line line) {
            List<Object> values = new ArrayList<>();
            values.add(livraison.mois().toString());
            values.add(livraison.id());
            values.add(line.ligne());
            line.valeurs().forEach(v -> values.add(v.isBlank() ? null : v.strip()));
            return RowFactory.create(values.toArray());
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Row next() {
            Row row = next;
            try {
                advance();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return row;
        }
    }
}
