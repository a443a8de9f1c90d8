package fr.plics.bronze.csv;

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
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the manifests: what the Département says it sent, without which no extract of it is believed (B-01). */
public final class Manifeste implements Step<Lake> {

    static final String TYPE = "MANIFESTE";

    private static final String SEPARATEUR = "\u001f";

    /**
     * A line of a manifest.
     *
     * @param extrait name of the extract
     * @param fichier name of the file
     * @param nbLignes lines, the header set aside
     * @param sha256 hash of the file
     * @param mode S or F
     * @param genereLe when the file was made
     */
    record Annonce(String extrait, String fichier, long nbLignes, String sha256, String mode, String genereLe) {

        static Annonce of(List<String> valeurs) {
            return new Annonce(
                    valeurs.get(0).strip(),
                    valeurs.get(1).strip(),
                    Long.parseLong(valeurs.get(2).strip()),
                    valeurs.get(3).strip().toLowerCase(Locale.ROOT),
                    valeurs.get(4).strip(),
                    valeurs.get(5).strip());
        }

        /** Whether this line is about that delivery, whatever it says of it. */
        boolean names(Livraison livraison) {
            return extrait.equals(livraison.type()) && fichier.equals(livraison.fichier());
        }
    }

    @Override
    public String name() {
        return "manifeste";
    }

    @Override
    public String libelle() {
        return "Lecture des manifestes du Département";
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
        return Set.of();
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        return plan.nouvelles().stream()
                .filter(l -> l.type().equals(TYPE))
                .map(l -> read(lake, l))
                .toList();
    }

    private static Livraison read(Lake lake, Livraison livraison) {
        ExtractContract contract = Schemas.findExtrait(TYPE).orElseThrow();
        ExtractFile file = new ExtractFile(contract, livraison.fichier());
        String archive = lake.archive(livraison);
        try (InputStream first = ArchiveFile.open(archive);
                InputStream second = ArchiveFile.open(archive)) {
            ExtractVerdict verdict = file.check(first);
            if (!verdict.refus().isEmpty() || !verdict.rejets().isEmpty()) {
                return livraison.refused(refus(livraison, verdict));
            }
            Map<String, String> annonces = new LinkedHashMap<>();
            try (ExtractFile.Lines lines = file.lines(second)) {
                while (lines.hasNext()) {
                    ExtractFile.Line line = lines.next();
                    annonces.put(Long.toString(line.ligne()), String.join(SEPARATEUR, line.valeurs()));
                }
            }
            return livraison
                    .identified(Livraison.DEPARTEMENT, "", "", verdict.lignes(), annonces)
                    .read(Livraison.Etat.ACCEPTEE, verdict.lignes(), 0, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One line that cannot be read is enough: what it announced is not known. */
    private static List<Problem> refus(Livraison livraison, ExtractVerdict verdict) {
        return verdict.rejets().isEmpty()
                ? verdict.refus()
                : verdict.rejets().values().stream()
                        .map(p -> ContentRule.EXTRAIT_ENTETE.in(livraison.fichier(), p.position(), p.constat()))
                        .toList();
    }

    /**
     * The delivery as its manifest announces it, or refused: absent from every manifest of its month, of another hash,
     * of another mode than S or F. Among several lines about one content the latest {@code genere_le} is right (RS-96).
     */
    static Livraison announced(Livraison livraison, List<Livraison> manifestes) {
        List<Annonce> named = manifestes.stream()
                .filter(m -> m.mois().equals(livraison.mois()))
                .flatMap(Manifeste::annonces)
                .filter(a -> a.names(livraison))
                .toList();
        Annonce annonce = named.stream()
                .filter(a -> a.sha256().equals(livraison.sha256()))
                .max(java.util.Comparator.comparing(Annonce::genereLe))
                .orElse(null);
        if (annonce == null) {
            String constat = named.isEmpty()
                    ? "aucun manifeste du mois ne l'annonce."
                    : "son empreinte SHA-256 diffère de celle du manifeste.";
            return livraison.refused(List.of(ContentRule.EXTRAIT_ENTETE.in(livraison.fichier(), "", constat)));
        }
        if (!annonce.mode().equals("S") && !annonce.mode().equals("F")) {
            return livraison.refused(List.of(ContentRule.EXTRAIT_ENTETE.in(
                    livraison.fichier(), "", "le manifeste lui donne un mode autre que S ou F.")));
        }
        return livraison.identified(
                Livraison.DEPARTEMENT, annonce.genereLe(), annonce.mode(), annonce.nbLignes(), Map.of());
    }

    private static Stream<Annonce> annonces(Livraison manifeste) {
        return manifeste.entete().values().stream().map(ligne -> Annonce.of(List.of(ligne.split(SEPARATEUR, -1))));
    }
}
