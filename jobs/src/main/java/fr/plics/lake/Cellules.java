package fr.plics.lake;

import fr.plics.kernel.Cellule;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import fr.plics.kernel.Periode;
import fr.plics.kernel.Territoire;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Cells as rows of {@code gold.cellule}, in the order of its columns, and back. */
public final class Cellules {

    private Cellules() {}

    public static Row row(Cellule c) {
        return RowFactory.create(
                c.mois().toString(),
                c.indicateur(),
                c.periode().type().name(),
                c.periode().debut(),
                c.periode().fin(),
                c.territoire().niveau().name(),
                c.territoire().code(),
                c.territoire().libelle(),
                c.dimension(),
                c.modalite(),
                c.modaliteLibelle(),
                c.valeur(),
                c.numerateur(),
                c.denominateur(),
                c.valeurN1(),
                c.evolution(),
                c.evolutionPct(),
                c.partPct(),
                c.partTerritoirePct(),
                c.statut().name(),
                c.statutEvolution().name());
    }

    public static Cellule of(Row r) {
        return new Cellule(
                r.getAs("indicateur"),
                Mois.parse(r.getAs("mois")),
                new Periode(
                        Periode.Type.valueOf(r.getAs("periode_type")),
                        r.getAs("periode_debut"),
                        r.getAs("periode_fin")),
                new Territoire(Niveau.valueOf(r.getAs("niveau")), r.getAs("territoire"), r.getAs("territoire_libelle")),
                r.getAs("dimension"),
                r.getAs("modalite"),
                r.getAs("modalite_libelle"),
                r.getAs("valeur"),
                r.getAs("numerateur"),
                r.getAs("denominateur"),
                r.getAs("valeur_n1"),
                r.getAs("evolution"),
                r.getAs("evolution_pct"),
                r.getAs("part_pct"),
                r.getAs("part_territoire_pct"),
                Cellule.Statut.valueOf(r.getAs("statut")),
                Cellule.Statut.valueOf(r.getAs("statut_evolution")));
    }
}
