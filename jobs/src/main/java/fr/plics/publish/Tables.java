package fr.plics.publish;

import fr.plics.contract.Dimension;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.disclosure.Disclosed;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Territoire;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                        f.depuis()))
                .toList();
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
        List<List<Object>> rows = new ArrayList<>();
        for (Niveau niveau : Niveau.values()) {
            Comparator<Territoire> order = niveau == Niveau.EPCI || niveau == Niveau.COMMUNE
                    ? Comparator.comparing(Territoire::libelle)
                    : Comparator.comparing(Territoire::code);
            List<Territoire> here = territoires.stream()
                    .filter(t -> t.niveau() == niveau)
                    .sorted(Comparator.comparing(Territoire::estRattache)
                            .reversed()
                            .thenComparing(order))
                    .toList();
            for (int i = 0; i < here.size(); i++) {
                Territoire t = here.get(i);
                Row commune = niveau == Niveau.COMMUNE ? communes.get(t.code()) : null;
                rows.add(row(
                        niveau.name(),
                        t.code(),
                        t.libelle(),
                        commune == null ? null : commune.<String>getAs("dtas"),
                        commune == null ? null : commune.<String>getAs("commission"),
                        commune == null ? null : commune.<String>getAs("epci"),
                        i + 1));
            }
        }
        return rows;
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
                        release.motif().isEmpty() ? null : release.motif()))
                .toList();
    }

    static List<List<Object>> figurePlics(String ledger, List<Figures.Comparee> figures) {
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
                        fr.plics.kernel.Mois.parse(c.figure().mois()).fin()))
                .toList();
    }
}
