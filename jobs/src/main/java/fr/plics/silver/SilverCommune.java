package fr.plics.silver;

import fr.plics.contract.Commune;
import fr.plics.contract.Departement;
import fr.plics.kernel.Lecture;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Plan;
import fr.plics.kernel.Step;
import fr.plics.kernel.TableId;
import fr.plics.kernel.Territoire;
import fr.plics.lake.Lake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Where each code of commune leads, month by month. A few hundred lines a month: reference data, not persons. */
public final class SilverCommune implements Step<Lake> {

    static final String REF_COMMUNE = "REF_COMMUNE";

    private final Departement departement;

    public SilverCommune(Departement departement) {
        this.departement = departement;
    }

    @Override
    public String name() {
        return "silver_commune";
    }

    @Override
    public String libelle() {
        return "Rattachement des communes aux DTAS, commissions et EPCI";
    }

    @Override
    public Set<TableId> reads() {
        return Set.of(TableId.BRONZE_REF_COMMUNE);
    }

    @Override
    public Set<TableId> writes() {
        return Set.of(TableId.SILVER_COMMUNE);
    }

    @Override
    public List<Livraison> run(Lake lake, Plan plan) {
        Map<String, RefCommune> delivered = delivered(lake, plan);
        RefCommune hypothese = RefCommune.hypothese(departement);
        List<Row> rows = new ArrayList<>();
        for (Lecture lecture : plan.lectures().values()) {
            Optional<String> livraison = lecture.of(REF_COMMUNE).stream().findFirst();
            RefCommune reference = livraison.map(delivered::get).orElse(hypothese);
            rows.addAll(rows(lecture.mois(), reference, epci(lecture.mois()), livraison.isEmpty()));
        }
        lake.replace(
                TableId.SILVER_COMMUNE,
                plan.mois(),
                lake.spark().createDataFrame(rows, Lake.schema(TableId.SILVER_COMMUNE)));
        return List.of();
    }

    /** The references delivered that a month of the plan reads, by delivery. */
    private Map<String, RefCommune> delivered(Lake lake, Plan plan) {
        Set<String> livraisons = plan.lectures().values().stream()
                .flatMap(l -> l.of(REF_COMMUNE).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<RefCommune.Ligne>> lignes = new HashMap<>();
        livraisons.forEach(l -> lignes.put(l, new ArrayList<>()));
        if (!livraisons.isEmpty()) {
            for (Row row :
                    lake.readLivraisons(TableId.BRONZE_REF_COMMUNE, livraisons).collectAsList()) {
                lignes.get(row.<String>getAs("livraison")).add(ligne(row));
            }
        }
        Map<String, RefCommune> references = new HashMap<>();
        lignes.forEach((livraison, l) -> references.put(livraison, new RefCommune(departement.insee(), l)));
        return references;
    }

    private static RefCommune.Ligne ligne(Row row) {
        String fin = text(row, "dt_fin");
        return new RefCommune.Ligne(
                text(row, "code_insee"),
                text(row, "type_com").equals("COM"),
                text(row, "libelle"),
                text(row, "code_insee_parent"),
                text(row, "dtas"),
                text(row, "commission"),
                LocalDate.parse(text(row, "dt_debut")),
                fin.isEmpty() ? LocalDate.MAX : LocalDate.parse(fin));
    }

    private static String text(Row row, String column) {
        String value = row.getAs(column);
        return value == null ? "" : value;
    }

    private Map<String, String> epci(Mois mois) {
        return departement.communes(mois).stream().collect(Collectors.toMap(Commune::code, Commune::epci));
    }

    private static List<Row> rows(Mois mois, RefCommune reference, Map<String, String> epci, boolean estHypothese) {
        List<Row> rows = new ArrayList<>();
        for (String code : reference.codes()) {
            Optional<RefCommune.Ligne> commune = reference.resolve(code, mois);
            rows.add(RowFactory.create(
                    mois.toString(),
                    code,
                    commune.map(RefCommune.Ligne::code).orElse(Territoire.NON_RATTACHE),
                    commune.map(RefCommune.Ligne::libelle).orElse("Non rattaché"),
                    known(commune.map(RefCommune.Ligne::dtas)),
                    known(commune.map(RefCommune.Ligne::commission)),
                    known(commune.map(c -> epci.get(c.code()))),
                    reference.isCommune(code, mois),
                    estHypothese));
        }
        return rows;
    }

    private static String known(Optional<String> code) {
        return code.filter(c -> !c.isEmpty()).orElse(Territoire.NON_RATTACHE);
    }
}
