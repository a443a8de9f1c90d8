package fr.plics.publish;

import fr.plics.contract.Colonne;
import fr.plics.contract.Dimension;
import fr.plics.contract.ExtractContract;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.disclosure.Disclosed;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Territoire;
import java.text.Collator;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** The rows of the published tables, in the order of the columns of their contracts. */
final class Tables {

    private Tables() {}

    private static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    /** Made when they are read, one at a time: every month of the history is there. */
    static List<List<Object>> indicateur(List<Disclosed> cellules, String release) {
        return new AbstractList<>() {
            @Override
            public List<Object> get(int index) {
                return cellule(cellules.get(index), release);
            }

            @Override
            public int size() {
                return cellules.size();
            }
        };
    }

    private static List<Object> cellule(Disclosed d, String release) {
        return row(
                d.indicateur(),
                d.periode().type().name(),
                d.periode().debut(),
                d.periode().fin(),
                d.territoire().niveau().name(),
                d.territoire().code(),
                d.territoire().libelle(),
                d.dimension(),
                d.modalite(),
                d.modaliteLibelle(),
                d.valeur(),
                null,
                null,
                d.valeurN1(),
                d.evolution(),
                d.evolutionPct(),
                d.partPct(),
                d.partTerritoirePct(),
                d.statut().name(),
                d.statutEvolution().name(),
                release);
    }

    static List<List<Object>> definition(List<Fiche> fiches) {
        return fiches.stream()
                .map(f -> row(
                        f.code(),
                        f.libelle(),
                        f.definition(),
                        f.unite(),
                        f.nature().name(),
                        f.mesure(),
                        f.filtre(),
                        f.population(),
                        String.join(
                                ", ",
                                f.dimensions().stream()
                                        .map(Fiche.Ventilation::dimension)
                                        .toList()),
                        String.join(
                                " ; ",
                                f.sources().stream().map(Fiche.Source::titre).toList()),
                        String.join(", ", f.plics()),
                        f.depuis(),
                        libelle("NATURE_INDICATEUR", f.nature()),
                        f.dimensions().stream()
                                .map(v -> Schemas.dimension(v.dimension()).libelle())
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    /** The code lists that some column of the publication names. */
    static List<List<Object>> nomenclature() {
        Set<String> noms = new TreeSet<>();
        Schemas.publication()
                .forEach(t -> t.colonnes().stream()
                        .map(Colonne::nomenclature)
                        .filter(Objects::nonNull)
                        .forEach(noms::add));
        Map<String, String> libelles =
                Schemas.nomenclatures().stream().collect(Collectors.toMap(n -> n.get("nom"), n -> n.get("libelle")));
        List<List<Object>> rows = new ArrayList<>();
        for (String nom : noms) {
            int ordre = 1;
            for (Map.Entry<String, String> code :
                    Schemas.nomenclature(nom).libelles().entrySet()) {
                rows.add(row(nom, libelles.get(nom), code.getKey(), code.getValue(), ordre++));
            }
        }
        return rows;
    }

    private static String libelle(String nomenclature, Enum<?> code) {
        return libelle(nomenclature, code.name());
    }

    private static String libelle(String nomenclature, String code) {
        return Schemas.nomenclature(nomenclature).libelle(code);
    }

    static List<List<Object>> dimension(List<Fiche> fiches) {
        Set<String> codes = new LinkedHashSet<>();
        fiches.forEach(f -> f.dimensions().forEach(v -> codes.add(v.dimension())));
        List<List<Object>> rows = new ArrayList<>();
        for (String code : codes) {
            Dimension dimension = Schemas.dimension(code);
            int ordre = 1;
            for (Dimension.Modalite m : dimension.modalites()) {
                rows.add(row(code, dimension.libelle(), m.code(), m.libelle(), ordre++, m.horsBase()));
            }
        }
        return rows;
    }

    /** The territories of the cells of a month, communes with what they are attached to. */
    static List<List<Object>> territoire(List<Disclosed> cellules, Map<String, Row> communes) {
        Set<Territoire> territoires = new LinkedHashSet<>();
        cellules.forEach(d -> territoires.add(d.territoire()));
        Map<String, String> noms = noms(territoires);
        List<List<Object>> rows = new ArrayList<>();
        // É comes after E, and not after Z as its code does.
        Comparator<Territoire> alphabet =
                Comparator.comparing(Territoire::libelle, Collator.getInstance(Locale.FRENCH));
        Comparator<Territoire> code = Comparator.comparing(Territoire::code);
        for (Niveau niveau : Niveau.values()) {
            Comparator<Territoire> order =
                    niveau == Niveau.EPCI || niveau == Niveau.COMMUNE ? alphabet.thenComparing(code) : code;
            List<Territoire> here = territoires.stream()
                    .filter(t -> t.niveau() == niveau)
                    .sorted(Comparator.comparing(Territoire::estRattache)
                            .reversed()
                            .thenComparing(order))
                    .toList();
            for (int i = 0; i < here.size(); i++) {
                Territoire t = here.get(i);
                Row commune = niveau == Niveau.COMMUNE ? communes.get(t.code()) : null;
                String dtas = commune == null ? null : commune.getAs("dtas");
                String commission = commune == null ? null : commune.getAs("commission");
                String epci = commune == null ? null : commune.getAs("epci");
                rows.add(row(
                        niveau.name(),
                        t.code(),
                        t.libelle(),
                        dtas,
                        commission,
                        epci,
                        i + 1,
                        libelle("NIVEAU", niveau),
                        niveau.ordinal() + 1,
                        noms.get(nom(Niveau.DTAS.name(), dtas)),
                        noms.get(nom(Niveau.COMMISSION.name(), commission)),
                        noms.get(nom(Niveau.EPCI.name(), epci))));
            }
        }
        return rows;
    }

    /** The labels of territories, by level and code. */
    private static Map<String, String> noms(Collection<Territoire> territoires) {
        Map<String, String> noms = new HashMap<>();
        territoires.forEach(t -> noms.put(nom(t.niveau().name(), t.code()), t.libelle()));
        return noms;
    }

    private static String nom(String niveau, String code) {
        return niveau + "/" + code;
    }

    static List<List<Object>> publication(Release release, List<Livraison> livraisons, Set<String> enVigueur) {
        return livraisons.stream()
                .sorted(Comparator.comparing(Livraison::mois)
                        .thenComparing(Livraison::type)
                        .thenComparing(Livraison::version)
                        .thenComparing(Livraison::id))
                .map(l -> row(
                        release.release(),
                        Instant.parse(release.publieeLe()),
                        release.departement(),
                        l.mois().debut(),
                        l.id(),
                        l.type(),
                        l.source(),
                        l.version(),
                        Instant.parse(l.recueLe()),
                        l.etat().name(),
                        enVigueur.contains(l.id()),
                        l.problemes().isEmpty() ? null : l.problemes().get(0).regle(),
                        l.lus(),
                        l.retenus(),
                        l.rejetes(),
                        release.hypotheseDtas(),
                        release.motif().isEmpty() ? null : release.motif(),
                        l.estFlux()
                                ? "Flux mensuel des payeurs"
                                : Schemas.findExtrait(l.type())
                                        .map(ExtractContract::libelle)
                                        .orElse(l.type()),
                        libelle("ETAT_LIVRAISON", l.etat()),
                        l.problemes().isEmpty() ? null : l.problemes().get(0).constat(),
                        organisme(l.source())))
                .toList();
    }

    /** Who sends, in words. */
    private static String organisme(String source) {
        return switch (source) {
            case "" -> "Inconnu, fichier illisible";
            case Livraison.DEPARTEMENT -> "Département";
            default -> source.replace('-', ' ');
        };
    }

    static List<List<Object>> figurePlics(String ledger, List<Figures.Comparee> figures, List<Disclosed> cellules) {
        Map<String, String> noms =
                noms(cellules.stream().map(Disclosed::territoire).collect(Collectors.toSet()));
        Map<String, String> indicateurs =
                Schemas.fiches().stream().collect(Collectors.toMap(Fiche::code, Fiche::libelle));
        return figures.stream()
                .map(c -> row(
                        ledger,
                        c.figure().id(),
                        c.figure().section(),
                        c.figure().libelle(),
                        c.figure().nature().name(),
                        c.figure().valeur(),
                        c.calculee(),
                        c.arrondie() == null ? null : c.arrondie().doubleValue(),
                        c.reference(),
                        c.verdict().name(),
                        c.figure().colonne(),
                        c.figure().arrondi(),
                        c.figure().fiche(),
                        c.figure().niveau(),
                        c.figure().territoire(),
                        c.figure().dimension(),
                        c.figure().modalite(),
                        fr.plics.kernel.Mois.parse(c.figure().mois()).fin(),
                        libelle("NATURE_FIGURE", c.figure().nature()),
                        libelle("VERDICT", c.verdict()),
                        libelle("MESURE_PUBLIEE", c.figure().colonne()),
                        indicateurs.get(c.figure().fiche()),
                        libelle("NIVEAU", c.figure().niveau()),
                        noms.get(nom(c.figure().niveau(), c.figure().territoire())),
                        Schemas.dimension(c.figure().dimension()).libelle(),
                        modalite(
                                Schemas.dimension(c.figure().dimension()),
                                c.figure().modalite())))
                .toList();
    }

    /** The label of a value of a dimension, or of a group of values. */
    private static String modalite(Dimension dimension, String code) {
        return dimension
                .findGroupe(code)
                .map(Dimension.Groupe::libelle)
                .or(() -> dimension.modalites().stream()
                        .filter(m -> m.code().equals(code))
                        .map(Dimension.Modalite::libelle)
                        .findFirst())
                .orElseThrow();
    }
}
