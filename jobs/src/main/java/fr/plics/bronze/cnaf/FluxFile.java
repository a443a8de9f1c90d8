package fr.plics.bronze.cnaf;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.lake.Lake;
import fr.plics.quality.ContentRule;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * A file of the flow, looked at before it is read: where its records are, what its header and its trailer say.
 *
 * @param livraison the delivery, identified or refused
 * @param splits its runs of records, none when it is refused
 */
record FluxFile(Livraison livraison, List<Split> splits) {

    /** A task reads about this much: small enough to share a month between two cores. */
    private static final long SPLIT = 16L << 20;

    private static final int BUFFER = 1 << 16;

    /** What the register calls the encoding of a file, beside the elements of its header. */
    private static final String ENCODAGE = "ENCODAGE";

    boolean estRefuse() {
        return livraison.etat() == Livraison.Etat.REFUSEE;
    }

    static FluxFile open(Lake lake, Livraison livraison, String departement) {
        String chemin = lake.archive(livraison);
        try {
            return identify(livraison, chemin, departement);
        } catch (FluxFault e) {
            return new FluxFile(
                    livraison.refused(List.of(e.rule().in(livraison.fichier(), e.position(), e.details()))), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the header, the trailer and the first record say. */
    static FluxFile identify(Livraison livraison, String chemin, String departement) throws FluxFault, IOException {
        FluxIndex index;
        try (InputStream in = open(chemin, livraison.estCompressee(), 0)) {
            index = FluxScanner.scan(in, livraison.estCompressee() ? Long.MAX_VALUE : SPLIT);
        } catch (EOFException | ZipException e) {
            throw new FluxFault(ContentRule.XML_ILLISIBLE, "");
        }
        Map<String, String> entete = new LinkedHashMap<>(FluxParser.header(index));
        entete.putAll(FluxParser.trailer(index));
        entete.put(ENCODAGE, index.encodage().name());
        checkHeader(livraison, entete);
        if (index.nombre() == 0) {
            throw Long.parseLong(entete.get("NBTOTDOSRSATRANSM")) == 0
                    ? new FluxFault(ContentRule.FLUX_VIDE, "")
                    : new FluxFault(
                            ContentRule.FLUX_COMPTE,
                            "TransmissionFlux",
                            Trailer.of(entete).compare(0));
        }
        String source = source(livraison, chemin, index, departement);
        Livraison identified = livraison.identified(
                source,
                entete.get("DTCREAFLUX") + "T" + entete.get("HEUCREAFLUX"),
                "",
                Trailer.of(entete).transmis(),
                entete);
        return new FluxFile(
                identified,
                index.plages().stream()
                        .map(plage -> split(identified, chemin, index, plage))
                        .toList());
    }

    private static void checkHeader(Livraison livraison, Map<String, String> entete) throws FluxFault {
        if (!entete.get("TYPEFLUX").equals("M") || !entete.get("NATFLUX").equals("D")) {
            throw new FluxFault(ContentRule.FLUX_NATURE, "IdentificationFlux");
        }
        LocalDate reference = LocalDate.parse(entete.get("DTREF").substring(0, 10));
        if (!Mois.from(reference).equals(livraison.mois())) {
            throw new FluxFault(ContentRule.FLUX_MOIS, "DTREF");
        }
    }

    /** The payer, read in the first sound record: the header does not name it. */
    private static String source(Livraison livraison, String chemin, FluxIndex index, String departement)
            throws FluxFault, IOException {
        Split first = split(livraison, chemin, index, index.plages().get(0));
        try (InputStream in = open(first)) {
            SplitReader records = new SplitReader(first, in, FluxParser.foyer(), departement);
            records.next();
            SplitVerdict verdict = records.verdict();
            return verdict.sources().isEmpty()
                    ? ""
                    : verdict.sources().iterator().next();
        }
    }

    private static Split split(Livraison livraison, String chemin, FluxIndex index, FluxIndex.Plage plage) {
        return new Split(
                livraison.id(),
                livraison.source(),
                livraison.mois().toString(),
                livraison.fichier(),
                chemin,
                livraison.estCompressee(),
                index.encodage(),
                plage.debut(),
                plage.fin(),
                plage.premier());
    }

    /** The bytes of a split. */
    static InputStream open(Split split) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(open(split.chemin(), split.compresse(), split.debut()))
                .setMaxCount(split.fin() - split.debut())
                .get();
    }

    /** A piece of an archived file, as text. */
    static String text(String root, Livraison livraison, long debut, long fin) throws IOException {
        Encodage encodage = Encodage.valueOf(livraison.entete().get(ENCODAGE));
        try (InputStream in = open(root + "/" + livraison.archive(), livraison.estCompressee(), debut)) {
            return new String(in.readNBytes((int) (fin - debut)), encodage.charset());
        }
    }

    /** The text of an archived file, from an offset on. */
    static InputStream open(String chemin, boolean compresse, long debut) throws IOException {
        Path path = new Path(chemin);
        FSDataInputStream file =
                path.getFileSystem(SparkHadoopUtil.get().conf()).open(path);
        if (compresse) {
            InputStream text = new GZIPInputStream(file, BUFFER);
            text.skipNBytes(debut);
            return text;
        }
        file.seek(debut);
        return new BufferedInputStream(file, BUFFER);
    }
}
