package fr.plics.sample;

import fr.plics.contract.Commune;
import fr.plics.contract.CommuneDeleguee;
import fr.plics.contract.Departement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where households live: a commune of their DTAS, drawn by its population. */
final class Communes {

    private final List<List<Commune>> byDtas = new ArrayList<>();
    private final List<int[]> cumulated = new ArrayList<>();
    private final Map<String, List<String>> deleguees = new HashMap<>();

    Communes(Departement departement) {
        Map<String, Departement.Rattachement> hypothese = departement.hypothese();
        for (String dtas : Calage.DTAS) {
            List<Commune> communes = departement.communes(Calage.REFERENCE).stream()
                    .filter(c -> hypothese.containsKey(c.epci())
                            && hypothese.get(c.epci()).dtas().equals(dtas))
                    .toList();
            int[] sums = new int[communes.size()];
            int sum = 0;
            for (int i = 0; i < sums.length; i++) {
                sum += communes.get(i).population();
                sums[i] = sum;
            }
            byDtas.add(communes);
            cumulated.add(sums);
        }
        for (CommuneDeleguee deleguee :
                departement.communesDeleguees().firstEntry().getValue()) {
            if (!deleguee.code().equals(deleguee.parent())) {
                deleguees
                        .computeIfAbsent(deleguee.parent(), p -> new ArrayList<>())
                        .add(deleguee.code());
            }
        }
    }

    /** The commune of a household; a delegated one, now and then, where its commune has some. */
    String draw(int dtas, Hasard hasard, long serie, int question) {
        int[] sums = cumulated.get(dtas);
        int at = hasard.under(sums[sums.length - 1], serie, question);
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        String commune = byDtas.get(dtas).get(low).code();
        List<String> former = deleguees.getOrDefault(commune, List.of());
        return former.isEmpty() || !hasard.oneIn(8, serie, question + 1)
                ? commune
                : former.get(hasard.under(former.size(), serie, question + 2));
    }
}
