package fr.plics.publish;

import fr.plics.contract.Dimension;
import fr.plics.contract.Ledger;
import fr.plics.contract.Schemas;
import fr.plics.disclosure.Disclosed;
import fr.plics.kernel.Cellule.Statut;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Niveau;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of a printed PLICS beside what the warehouse publishes. */
public final class Figures {

    /** A share of fewer than ten million persons is never nearer to a half than this, unless it is one. */
    private static final int EXACT_DIGITS = 9;

    /** Whether the published cells say what the report prints. */
    public enum Verdict {
        CONFORME,
        ECART,
        VRAI,
        FAUX,
        NON_CALCULE,
        /** A cell is secret. */
        S
    }

    /**
     * A printed figure and ours.
     *
     * @param figure the printed one
     * @param calculee ours, null when it cannot be published
     * @param arrondie ours, rounded as the printed one
     * @param reference that of the territory compared with, null for a number
     * @param verdict whether they agree
     */
    public record Comparee(
            Ledger.Figure figure, Double calculee, BigDecimal arrondie, Double reference, Verdict verdict) {}

    private record Cle(
            String indicateur, Niveau niveau, String territoire, String dimension, String modalite, Mois mois) {}

    private final Map<Cle, Disclosed> cellules = new HashMap<>();

    private Figures(List<Ledger.Figure> figures, Collection<Disclosed> cellules) {
        Set<Mois> mois = figures.stream().map(f -> Mois.parse(f.mois())).collect(Collectors.toSet());
        for (Disclosed d : cellules) {
            Mois fin = Mois.from(d.periode().fin());
            if (mois.contains(fin)) {
                this.cellules.put(
                        new Cle(
                                d.indicateur(),
                                d.territoire().niveau(),
                                d.territoire().code(),
                                d.dimension(),
                                d.modalite(),
                                fin),
                        d);
            }
        }
    }

    /** The figures of a ledger, each with what the disclosed cells say. */
    public static List<Comparee> compare(String ledger, Collection<Disclosed> cellules) {
        List<Ledger.Figure> imprimees = Ledger.figures(ledger);
        Figures figures = new Figures(imprimees, cellules);
        return imprimees.stream().map(figures::compare).toList();
    }

    private Comparee compare(Ledger.Figure figure) {
        Nombre nombre = read(figure);
        if (figure.nature() != Ledger.Nature.MESURE) {
            return compare(figure, nombre, read(figure.ofReference()));
        }
        if (nombre.valeur() == null) {
            return new Comparee(figure, null, null, null, nombre.absence());
        }
        BigDecimal arrondie = rounded(nombre.valeur(), figure.arrondi());
        boolean agrees = arrondie.compareTo(BigDecimal.valueOf(figure.valeur())) == 0;
        return new Comparee(figure, nombre.valeur(), arrondie, null, agrees ? Verdict.CONFORME : Verdict.ECART);
    }

    private static Comparee compare(Ledger.Figure figure, Nombre nombre, Nombre reference) {
        if (nombre.valeur() == null || reference.valeur() == null) {
            Verdict absence = nombre.valeur() == null ? nombre.absence() : reference.absence();
            return new Comparee(figure, nombre.valeur(), null, reference.valeur(), absence);
        }
        double difference = nombre.valeur() - reference.valeur();
        boolean holds = figure.nature() == Ledger.Nature.SUPERIEUR ? difference > 0 : Math.abs(difference) <= 1;
        BigDecimal arrondie = rounded(nombre.valeur(), figure.arrondi());
        return new Comparee(figure, nombre.valeur(), arrondie, reference.valeur(), holds ? Verdict.VRAI : Verdict.FAUX);
    }

    /**
     * Half away from zero on the exact fraction (RS-48): the error that a sum of shares brings is taken off first, so that
     * a fraction that falls on a half is rounded as one.
     */
    public static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(EXACT_DIGITS, RoundingMode.HALF_UP)
                .setScale(digits, RoundingMode.HALF_UP);
    }

    /** A published number, or why there is none. */
    private record Nombre(Double valeur, Verdict absence) {}

    private Nombre read(Ledger.Figure figure) {
        List<Disclosed> parts = new ArrayList<>();
        for (String modalite : modalites(figure)) {
            Disclosed found = cellules.get(new Cle(
                    figure.fiche(),
                    Niveau.valueOf(figure.niveau()),
                    figure.territoire(),
                    figure.dimension(),
                    modalite,
                    Mois.parse(figure.mois())));
            if (found == null) {
                return new Nombre(null, Verdict.NON_CALCULE);
            }
            parts.add(found);
        }
        Double sum = sum(parts, figure.colonne());
        boolean isSecret = parts.stream().anyMatch(p -> p.statut() == Statut.S || p.statutEvolution() == Statut.S);
        return new Nombre(sum, isSecret ? Verdict.S : Verdict.NON_CALCULE);
    }

    /** The value of the figure, or those of the group it names (RS-46). */
    private static List<String> modalites(Ledger.Figure figure) {
        if (figure.dimension().equals(Dimension.TOTAL)) {
            return List.of(Dimension.TOTAL);
        }
        return Schemas.dimension(figure.dimension())
                .findGroupe(figure.modalite())
                .map(Dimension.Groupe::modalites)
                .orElseGet(() -> List.of(figure.modalite()));
    }

    private static Double sum(List<Disclosed> parts, String colonne) {
        double sum = 0;
        for (Disclosed part : parts) {
            Double value = value(part, colonne);
            if (value == null) {
                return null;
            }
            sum += value;
        }
        return sum;
    }

    private static Double value(Disclosed cellule, String colonne) {
        return switch (colonne) {
            case "valeur" -> cellule.valeur();
            case "evolution_pct" -> cellule.evolutionPct();
            case "part_pct" -> cellule.partPct();
            case "part_territoire_pct" -> cellule.partTerritoirePct();
            default -> throw new IllegalArgumentException("no column " + colonne + " in the ledger's vocabulary");
        };
    }
}
