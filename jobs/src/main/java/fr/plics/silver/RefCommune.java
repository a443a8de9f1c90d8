package fr.plics.silver;

import fr.plics.contract.Commune;
import fr.plics.contract.CommuneDeleguee;
import fr.plics.contract.Departement;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Territoire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The dated communes of a Département: where a code of an address leads on a day (RS-22), R1 or the hypothesis. */
final class RefCommune {

    private static final LocalDate TOUJOURS = LocalDate.of(9999, 12, 31);

    /**
     * A line of the reference.
     *
     * @param code INSEE code
     * @param estCommune a commune in its own right, not a delegated one
     * @param libelle its name
     * @param parent what it became part of, empty when nothing
     * @param dtas its DTAS
     * @param commission its commission
     * @param debut first day
     * @param fin last day, included
     */
    record Ligne(
            String code,
            boolean estCommune,
            String libelle,
            String parent,
            String dtas,
            String commission,
            LocalDate debut,
            LocalDate fin) {

        boolean isValid(LocalDate jour) {
            return !debut.isAfter(jour) && !fin.isBefore(jour);
        }
    }

    private final String insee;
    private final Map<String, List<Ligne>> lignes = new HashMap<>();

    /**
     * A reference.
     *
     * @param insee prefix of the communes of the Département: any other code is not attached
     * @param lignes its lines
     */
    RefCommune(String insee, List<Ligne> lignes) {
        this.insee = insee;
        lignes.forEach(l ->
                this.lignes.computeIfAbsent(l.code(), k -> new ArrayList<>()).add(l));
    }

    /** The reference an hypothesis gives: communes of the COG, attached by their EPCI (D-2). */
    static RefCommune hypothese(Departement departement) {
        Map<String, Departement.Rattachement> dtas = departement.hypothese();
        List<Ligne> lignes = new ArrayList<>();
        NavigableMap<Integer, List<Commune>> communes = departement.communes();
        communes.forEach((annee, liste) -> liste.forEach(c -> {
            Departement.Rattachement lieu = dtas.getOrDefault(
                    c.epci(), new Departement.Rattachement(Territoire.NON_RATTACHE, Territoire.NON_RATTACHE));
            lignes.add(new Ligne(
                    c.code(),
                    true,
                    c.libelle(),
                    "",
                    lieu.dtas(),
                    lieu.commission(),
                    debut(communes, annee),
                    fin(communes, annee)));
        }));
        NavigableMap<Integer, List<CommuneDeleguee>> deleguees = departement.communesDeleguees();
        deleguees.forEach((annee, liste) -> liste.forEach(c -> lignes.add(new Ligne(
                c.code(), false, c.libelle(), c.parent(), "", "", debut(deleguees, annee), fin(deleguees, annee)))));
        return new RefCommune(departement.insee(), lignes);
    }

    /** A geography is that of its year; the first one serves before, the last one after. */
    private static LocalDate debut(NavigableMap<Integer, ?> annees, int annee) {
        return annees.firstKey() == annee ? LocalDate.of(1900, 1, 1) : LocalDate.of(annee, 1, 1);
    }

    private static LocalDate fin(NavigableMap<Integer, ?> annees, int annee) {
        Integer next = annees.higherKey(annee);
        return next == null ? TOUJOURS : LocalDate.of(next, 1, 1).minusDays(1);
    }

    /** Every code of the Département the reference knows. */
    SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>();
        lignes.keySet().stream().filter(c -> c.startsWith(insee)).forEach(codes::add);
        return codes;
    }

    /** Whether the code is that of a commune on the last day of the month. */
    boolean isCommune(String code, Mois mois) {
        return findCommune(code, mois.fin()).isPresent();
    }

    /**
     * The commune a code leads to on the last day of the month; none when it leads nowhere. Of two rows valid that day the
     * one that began last is right.
     */
    Optional<Ligne> resolve(String code, Mois mois) {
        LocalDate jour = mois.fin();
        Set<String> seen = new HashSet<>();
        String at = code;
        while (at != null && at.startsWith(insee) && seen.add(at)) {
            Optional<Ligne> commune = findCommune(at, jour);
            if (commune.isPresent()) {
                return commune;
            }
            at = parent(at, jour);
        }
        return Optional.empty();
    }

    private Optional<Ligne> findCommune(String code, LocalDate jour) {
        return lignes.getOrDefault(code, List.of()).stream()
                .filter(l -> l.estCommune() && l.isValid(jour))
                .max(Comparator.comparing(Ligne::debut));
    }

    /** The parent of a valid delegated commune, failing that of the row that ended last. */
    private String parent(String code, LocalDate jour) {
        List<Ligne> withParent = lignes.getOrDefault(code, List.of()).stream()
                .filter(l -> !l.parent().isEmpty())
                .toList();
        return withParent.stream()
                .filter(l -> !l.estCommune() && l.isValid(jour))
                .max(Comparator.comparing(Ligne::debut))
                .or(() ->
                        withParent.stream().filter(l -> l.fin().isBefore(jour)).max(Comparator.comparing(Ligne::fin)))
                .map(Ligne::parent)
                .orElse(null);
    }
}
