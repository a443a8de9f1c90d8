package fr.plics.publish.site;

import fr.plics.contract.Schemas;
import fr.plics.kernel.Niveau;
import fr.plics.publish.Jours;
import fr.plics.publish.Release;
import fr.plics.publish.duckdb.PublishedFile;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a release says of its own figures: everything here was disclosed. */
public final class Apercu implements AutoCloseable {

    private final Release release;
    private final PublishedFile file;

    private Apercu(Release release, PublishedFile file) {
        this.release = release;
        this.file = file;
    }

    /** Opens the published file of a release, read only. */
    public static Apercu open(Release release, Path entrepot) {
        return new Apercu(release, PublishedFile.open(release.duckdb(entrepot)));
    }

    Release release() {
        return release;
    }

    /**
     * The last value of a territory.
     *
     * @param territoire its name
     * @param valeur the value, or why there is none
     * @param anPasse one year before
     * @param evolution in percent
     * @param part share of the Département
     */
    record Valeur(String territoire, String valeur, String anPasse, String evolution, String part) {}

    /**
     * How many cells of a level are in each state, in the last period.
     *
     * @param niveau level
     * @param statut state, in words
     * @param cellules number of cells
     */
    record Etat(String niveau, String statut, String cellules) {}

    /**
     * A delivery.
     *
     * @param mois month it describes
     * @param nature flow or extract, its code
     * @param libelle flow or extract, in words
     * @param source who sends it
     * @param recueLe day it was received
     * @param etat what became of it
     * @param regle first rule broken, empty when none
     * @param lus records read
     * @param rejetes records set aside
     */
    record Livraison(
            String mois,
            String nature,
            String libelle,
            String source,
            String recueLe,
            String etat,
            String regle,
            String lus,
            String rejetes) {}

    /**
     * A figure of the printed report.
     *
     * @param figure its name
     * @param indicateur code of the indicator
     * @param libelle what it says
     * @param imprimee printed value
     * @param calculee ours, rounded as the printed one
     * @param verdict whether they agree
     */
    record Figure(String figure, String indicateur, String libelle, String imprimee, String calculee, String verdict) {}

    /** The first period of an indicator, null when it has no cell. */
    LocalDate premierePeriode(String indicateur) {
        return periode("min", indicateur);
    }

    /** The last period of an indicator, null when it has no cell. */
    LocalDate dernierePeriode(String indicateur) {
        return periode("max", indicateur);
    }

    private LocalDate periode(String which, String indicateur) {
        return (LocalDate) file.query("select %s(periode_fin) as fin from indicateur where indicateur = '%s'"
                        .formatted(which, indicateur))
                .get(0)
                .get("fin");
    }

    /** The whole of an indicator in the last period, the Département first. */
    List<Valeur> valeurs(String indicateur, LocalDate fin) {
        return file.query("""
                        select * from indicateur_lisible
                        where indicateur = '%s' and periode_fin = date '%s' and dimension = 'TOTAL'
                          and niveau in ('DEPARTEMENT', 'DTAS')
                        order by niveau_ordre, territoire_ordre, territoire
                        """.formatted(indicateur, fin)).stream()
                .map(Apercu::valeur)
                .toList();
    }

    private static Valeur valeur(Map<String, Object> row) {
        return new Valeur(
                row.get("territoire_libelle").toString(),
                row.get("valeur_affichee").toString(),
                row.get("valeur_n1_affichee").toString(),
                row.get("evolution_affichee").toString(),
                row.get("part_territoire_affichee").toString());
    }

    List<Etat> etats(String indicateur, LocalDate fin) {
        return file.query("""
                        select niveau, statut, count(*) as cellules from indicateur
                        where indicateur = '%s' and periode_fin = date '%s'
                        group by niveau, statut order by niveau, statut
                        """.formatted(indicateur, fin)).stream()
                .sorted(java.util.Comparator.comparing(
                        row -> Niveau.valueOf(row.get("niveau").toString())))
                .map(row -> new Etat(
                        Mots.niveau(Niveau.valueOf(row.get("niveau").toString())),
                        Mots.statut(row.get("statut").toString()),
                        entier(row, "cellules")))
                .toList();
    }

    /** How many published figures of an indicator moved since the release before. */
    String ecarts(String indicateur) {
        return entier(
                file.query("select count(*) as n from ecart where indicateur = '%s'".formatted(indicateur))
                        .get(0),
                "n");
    }

    /** The deliveries of a month that the release was read from. */
    List<Livraison> livraisons(LocalDate fin) {
        return livraisons("est_en_vigueur and mois = date '%s'".formatted(fin.withDayOfMonth(1)));
    }

    /** Every delivery received, the latest month first. */
    List<Livraison> livraisons() {
        return livraisons("true");
    }

    private List<Livraison> livraisons(String condition) {
        return file.query("""
                        select * from publication where %s
                        order by mois desc, nature, source, version, livraison
                        """.formatted(condition)).stream()
                .map(row -> new Livraison(
                        Jours.mois((LocalDate) row.get("mois")),
                        row.get("nature").toString(),
                        row.get("nature_libelle").toString(),
                        row.get("source_libelle").toString(),
                        Jours.jour(instant(row.get("recue_le"))),
                        etat(row),
                        row.get("regle") == null ? "" : row.get("regle").toString(),
                        entier(row, "nb_lus"),
                        entier(row, "nb_rejetes")))
                .toList();
    }

    private static String entier(Map<String, Object> row, String colonne) {
        return Mots.nombre(((Number) row.get(colonne)).doubleValue(), 0);
    }

    private static String etat(Map<String, Object> row) {
        String etat = switch (row.get("etat").toString()) {
            case "ACCEPTEE" -> "acceptée";
            case "REFUSEE" -> "refusée";
            case "ANOMALIES" -> "mise à part";
            default -> row.get("etat").toString();
        };
        return etat.equals("acceptée") && !Boolean.TRUE.equals(row.get("est_en_vigueur"))
                ? "remplacée ou sans effet"
                : etat;
    }

    private static Instant instant(Object value) {
        return value instanceof Timestamp timestamp
                ? timestamp.toLocalDateTime().toInstant(ZoneOffset.UTC)
                : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
    }

    /** The figures of the printed report. */
    List<Figure> figures() {
        return file.query("select * from figure_plics order by figure").stream()
                .map(row -> new Figure(
                        row.get("figure").toString(),
                        row.get("indicateur").toString(),
                        row.get("libelle").toString(),
                        figure(row, "valeur_imprimee"),
                        figure(row, "valeur_arrondie"),
                        verdict(row.get("verdict").toString())))
                .toList();
    }

    private static String figure(Map<String, Object> row, String colonne) {
        Double valeur = (Double) row.get(colonne);
        if (valeur == null) {
            return "";
        }
        String nombre = Mots.nombre(valeur, (Integer) row.get("arrondi"));
        return row.get("colonne").toString().endsWith("_pct") ? nombre + "\u00a0%" : nombre;
    }

    private static String verdict(String verdict) {
        return Schemas.nomenclature("VERDICT").libelle(verdict).toLowerCase(Locale.FRANCE);
    }

    @Override
    public void close() {
        file.close();
    }
}
