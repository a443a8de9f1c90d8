package fr.plics.bronze;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.lake.Lake;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * Writes in quarantine why each file is refused whole, whoever refused it: its name, its archive, its content, or another
 * delivery of the same month. A file accepted since leaves it.
 */
public final class FichierRefuse implements Step<Lake> {

    @Override
    public String name() {
        return "fichier_refuse";
    }

    @Override
    public String libelle() {
        return "Mise à l'écart des fichiers refusés";
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
        return Set.of(TableId.QUARANTINE_ENREGISTREMENT);
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        List<Row> rows = plan.ecartees().stream()
                .filter(l -> l.etat() == Livraison.Etat.REFUSEE)
                .flatMap(l -> l.problemes().stream().map(p -> Quarantaine.file(l, p)))
                .toList();
        lake.replaceLivraisons(
                TableId.QUARANTINE_ENREGISTREMENT,
                plan.ecartees().stream().map(Livraison::id).toList(),
                lake.spark().createDataFrame(rows, Lake.schema(TableId.QUARANTINE_ENREGISTREMENT)));
        return List.of();
    }
}
