package fr.plics.landing;

import fr.plics.contract.Json;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * One row per delivery, the files seen, and what each step last computed each month from. A small file, replaced whole
 * and at once: asking it what there is to do needs no Spark.
 */
public final class Registre {

    private static final String FICHIER = "registre/registre.json";

    /**
     * A file already looked at: as long as its size and date stay, its content is not read again.
     *
     * @param taille its size
     * @param date its modification time
     * @param livraison the delivery it holds, empty when no contract knows it
     */
    public record Vu(long taille, long date, String livraison) {}

    /**
     * What is written down.
     *
     * @param departement Département of the warehouse
     * @param cle name of the pseudonym key, empty until one served
     * @param livraisons deliveries by identifier
     * @param vus files by path
     * @param calculs by step, what each month was computed from
     * @param nonDites deliveries read by a run that stopped before it told what was wrong with them
     * @param aEcarter deliveries whose place in quarantine may have to change: just refused, or refused before
     */
    public record Contenu(
            String departement,
            String cle,
            Map<String, Livraison> livraisons,
            Map<String, Vu> vus,
            Map<String, SortedMap<Mois, String>> calculs,
            Set<String> nonDites,
            Set<String> aEcarter) {

        /** A register written before some of this was. */
        public Contenu {
            aEcarter = aEcarter == null ? Set.of() : aEcarter;
        }
    }

    private final Path path;
    private final Configuration configuration;
    private Contenu contenu;

    private Registre(Path path, Configuration configuration, Contenu contenu) {
        this.path = path;
        this.configuration = configuration;
        this.contenu = contenu;
    }

    /** The register of a warehouse, empty when it is new. */
    public static Registre open(String entrepot, Configuration configuration) {
        Path path = new Path(entrepot, FICHIER);
        try {
            FileSystem files = path.getFileSystem(configuration);
            if (!files.exists(path)) {
                return new Registre(
                        path, configuration, new Contenu("", "", Map.of(), Map.of(), Map.of(), Set.of(), Set.of()));
            }
            try (InputStream in = files.open(path)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return new Registre(path, configuration, Json.read(text, Contenu.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it down: whoever reads sees all of the old one or all of the new one. */
    public void save() {
        Path written = new Path(path.getParent(), path.getName() + ".nouveau");
        try {
            FileSystem files = path.getFileSystem(configuration);
            try (OutputStream out = files.create(written, true)) {
                out.write(Json.write(contenu).getBytes(StandardCharsets.UTF_8));
            }
            FileContext.getFileContext(path.toUri(), configuration).rename(written, path, Options.Rename.OVERWRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String departement() {
        return contenu.departement();
    }

    public String cle() {
        return contenu.cle();
    }

    public void identify(String departement, String cle) {
        contenu = new Contenu(
                departement,
                cle,
                contenu.livraisons(),
                contenu.vus(),
                contenu.calculs(),
                contenu.nonDites(),
                contenu.aEcarter());
    }

    public Collection<Livraison> livraisons() {
        return contenu.livraisons().values();
    }

    public Optional<Livraison> find(String id) {
        return Optional.ofNullable(contenu.livraisons().get(id));
    }

    /** Adds deliveries, or replaces what was known of them. */
    public void put(Collection<Livraison> livraisons) {
        Map<String, Livraison> all = new LinkedHashMap<>(contenu.livraisons());
        livraisons.stream()
                .sorted(Comparator.comparing(Livraison::mois).thenComparing(Livraison::fichier))
                .forEach(l -> all.put(l.id(), l));
        contenu = new Contenu(
                contenu.departement(),
                contenu.cle(),
                all,
                contenu.vus(),
                contenu.calculs(),
                contenu.nonDites(),
                contenu.aEcarter());
    }

    Optional<Vu> findVu(String chemin) {
        return Optional.ofNullable(contenu.vus().get(chemin));
    }

    void see(Map<String, Vu> vus) {
        Map<String, Vu> all = new TreeMap<>(contenu.vus());
        all.putAll(vus);
        contenu = new Contenu(
                contenu.departement(),
                contenu.cle(),
                contenu.livraisons(),
                all,
                contenu.calculs(),
                contenu.nonDites(),
                contenu.aEcarter());
    }

    /** Deliveries that no run has told anything of yet. */
    public List<Livraison> nonDites() {
        return contenu.nonDites().stream().map(contenu.livraisons()::get).toList();
    }

    /** Notes what remains to be told; nothing once a run has come to its end. */
    public void setNonDites(Set<String> ids) {
        contenu = new Contenu(
                contenu.departement(),
                contenu.cle(),
                contenu.livraisons(),
                contenu.vus(),
                contenu.calculs(),
                ids,
                contenu.aEcarter());
    }

    /** Deliveries whose place in quarantine may have to change. */
    public Set<String> aEcarter() {
        return contenu.aEcarter();
    }

    /** Notes whose place in quarantine may have to change, until the step that changes it has run. */
    public void setAEcarter(Set<String> ids) {
        contenu = new Contenu(
                contenu.departement(),
                contenu.cle(),
                contenu.livraisons(),
                contenu.vus(),
                contenu.calculs(),
                contenu.nonDites(),
                ids);
    }

    /** What a step last computed a month from. */
    public Optional<String> findCalcul(String step, Mois mois) {
        SortedMap<Mois, String> calculs = contenu.calculs().get(step);
        return calculs == null ? Optional.empty() : Optional.ofNullable(calculs.get(mois));
    }

    /** Months a step has computed. */
    public Collection<Mois> moisCalcules(String step) {
        SortedMap<Mois, String> calculs = contenu.calculs().get(step);
        return calculs == null ? List.of() : new ArrayList<>(calculs.keySet());
    }

    /** Notes that a step computed months. */
    public void computed(String step, Map<Mois, String> empreintes) {
        Map<String, SortedMap<Mois, String>> all = new LinkedHashMap<>(contenu.calculs());
        SortedMap<Mois, String> months = new TreeMap<>(all.getOrDefault(step, new TreeMap<>()));
        months.putAll(empreintes);
        all.put(step, months);
        contenu = new Contenu(
                contenu.departement(),
                contenu.cle(),
                contenu.livraisons(),
                contenu.vus(),
                all,
                contenu.nonDites(),
                contenu.aEcarter());
    }
}
