package fr.plics.job;

import fr.plics.bronze.FichierRefuse;
import fr.plics.contract.Departement;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Layer;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.Plan;
import fr.plics.kernel.PlicsException;
import fr.plics.kernel.Problem;
import fr.plics.kernel.Step;
import fr.plics.lake.Lake;
import fr.plics.landing.Planning;
import fr.plics.landing.Reception;
import fr.plics.landing.Registre;
import fr.plics.publish.Publication;
import fr.plics.publish.Release;
import fr.plics.silver.Pseudonyme;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run: receive, load what is new, compute the months whose input changed, publish. Nothing to do is a good answer. */
final class Runner {

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
    private static final DateTimeFormatter RELEASE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * What is asked.
     *
     * @param landing folder of the deliveries, null to only compute
     * @param entrepot warehouse
     * @param cle file of the pseudonym key
     * @param departement Département
     * @param mois the only months to compute; all when empty
     * @param etapes the only steps to run; all when empty
     * @param motif why, to be published; empty when nobody said
     */
    record Demande(
            Path landing,
            Path entrepot,
            Path cle,
            String departement,
            Set<Mois> mois,
            Set<String> etapes,
            String motif) {}

    private final Demande demande;
    private final Console console;
    private final Clock clock;
    private final String run;
    private final Departement departement;
    private final List<Fiche> fiches = Schemas.fiches();
    private final Map<String, List<String>> refuseesAvant = new TreeMap<>();
    private Registre registre;
    private CompteRendu compteRendu;
    private List<Step<Lake>> steps;
    private boolean isLost;

    Runner(Demande demande, Console console, Clock clock) {
        this.demande = demande;
        this.console = console;
        this.clock = clock;
        this.run = shortId();
        this.departement = Departement.load(demande.departement());
    }

    static String shortId() {
        byte[] bytes = new byte[3];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    ExitCode run() {
        Chemins.requireEntrepot(demande.entrepot());
        if (demande.landing() != null) {
            Chemins.requireDepot(demande.landing(), demande.entrepot());
        }
        byte[] cle = CleFichier.read(demande.cle(), demande.entrepot());
        Entrepot entrepot = new Entrepot(demande.entrepot());
        entrepot.create();
        try (Verrou verrou = Verrou.take(demande.entrepot())) {
            entrepot.prepare();
            Journal.open(entrepot.journal(run));
            return run(cle, entrepot);
        }
    }

    private ExitCode run(byte[] cle, Entrepot entrepot) {
        LOG.info("run {} starts", run);
        Pseudonyme pseudonyme = new Pseudonyme(cle);
        Configuration configuration = Spark.configuration();
        registre = Registre.open(demande.entrepot().toString(), configuration);
        compteRendu = new CompteRendu(registre);
        compteRendu.add(registre.nonDites());
        identify(pseudonyme.keyId());
        steps = steps(pseudonyme);
        requireKnownSteps();
        isLost = isReleaseLost();
        List<Problem> inconnus = receive(configuration);
        if (hasToLoad() || hasPending()) {
            SparkSession spark = timed("Session Spark", () -> Spark.open(entrepot.temporaire()));
            Lake lake = Lake.open(spark, demande.entrepot().toString());
            load(lake);
            // A run that stops from here on has told nothing: the next one will.
            registre.setNonDites(compteRendu.ids());
            registre.save();
            compute(lake);
        }
        ExitCode code = compteRendu.say(
                console, demande.entrepot(), Release.findNamed(demande.entrepot()), inconnus, demande.mois());
        registre.setNonDites(Set.of());
        registre.save();
        return code;
    }

    private void identify(String cle) {
        if (!registre.departement().isEmpty() && !registre.departement().equals(departement.code())) {
            throw new PlicsException(
                    ExitCode.USAGE,
                    "ENTREPOT-01",
                    "cet entrepôt est celui du Département " + registre.departement() + ".",
                    "Donnez le bon --departement, ou un autre --entrepot.");
        }
        if (!registre.cle().isEmpty() && !registre.cle().equals(cle)) {
            throw new PlicsException(
                    ExitCode.ENVIRONMENT,
                    "CLE-07",
                    "cette clé n'est pas celle de l'entrepôt.",
                    "Donnez la clé d'origine : deux clés dans un entrepôt compteraient chaque personne deux fois.");
        }
        registre.identify(departement.code(), cle);
    }

    /** Takes in what is new; what is wrong with files that no contract knows. */
    private List<Problem> receive(Configuration configuration) {
        if (demande.landing() == null) {
            return List.of();
        }
        registre.livraisons().stream()
                .filter(l -> l.etat() == Livraison.Etat.REFUSEE)
                .forEach(l -> refuseesAvant.put(l.id(), regles(l)));
        Reception reception =
                new Reception(departement, registre, demande.entrepot().toString(), configuration);
        Reception.Bilan bilan = timed(
                "Réception des fichiers",
                () -> reception.receive(demande.landing().toString(), now().toString(), run));
        List<Livraison> reconsidered = Planning.reconsidered(registre.livraisons(), bilan.nouvelles());
        registre.put(reconsidered);
        setAside(reconsidered);
        setAside(bilan.nouvelles());
        compteRendu.setConnues(bilan.connues());
        compteRendu.add(bilan.nouvelles());
        return bilan.problemes();
    }

    private List<Step<Lake>> steps(Pseudonyme pseudonyme) {
        Instant now = now();
        return Pipeline.steps(
                departement,
                fiches,
                pseudonyme,
                demande.entrepot(),
                new Publication.Contexte(
                        RELEASE.format(now) + "-" + run,
                        now.toString(),
                        departement.code(),
                        () -> List.copyOf(registre.livraisons()),
                        () -> planning().idsEnVigueur(),
                        demande.motif(),
                        compteRendu::setEcarts));
    }

    private void requireKnownSteps() {
        List<String> known = steps.stream().map(Step::name).toList();
        for (String etape : demande.etapes()) {
            if (!known.contains(etape)) {
                throw new PlicsException(
                        ExitCode.USAGE,
                        "ETAPE-01",
                        "étape « " + etape + " » inconnue.",
                        "Étapes connues : " + String.join(", ", known) + ".");
            }
        }
    }

    private Planning planning() {
        return new Planning(registre.livraisons());
    }

    private boolean isAsked(Step<Lake> step) {
        return demande.etapes().isEmpty() || demande.etapes().contains(step.name());
    }

    private boolean hasPending() {
        return steps.stream()
                .filter(s -> s.scope() == Step.Scope.MONTHS && isAsked(s))
                .anyMatch(s -> !pending(s).isEmpty());
    }

    private SortedMap<Mois, String> pending(Step<Lake> step) {
        SortedMap<Mois, String> pending = travaux().pending(step);
        if (isLost && step instanceof Publication) {
            registre.moisCalcules(step.name())
                    .forEach(m ->
                            pending.put(m, registre.findCalcul(step.name(), m).orElseThrow()));
        }
        return pending;
    }

    /** Whether the release in force has to be made again, whatever was computed: somebody damaged it, or took it away. */
    private boolean isReleaseLost() {
        boolean isLost = steps.stream().anyMatch(s -> s instanceof Publication && isAsked(s))
                && !registre.moisCalcules("publication").isEmpty()
                && Release.findWhole(demande.entrepot()).isEmpty();
        if (isLost) {
            console.say(
                    "[PUBLICATION-05] La publication en vigueur est abîmée, ou d'une autre version de plics : elle est"
                            + " refaite, sans comparaison avec elle.");
        }
        return isLost;
    }

    private Travaux travaux() {
        return new Travaux(steps, registre, demande.mois());
    }

    private boolean hasToLoad() {
        return steps.stream().anyMatch(s -> s.scope() == Step.Scope.DELIVERIES && isAsked(s))
                && !(planning().nouvelles().isEmpty() && ecartees().isEmpty());
    }

    /** Notes, for the step that writes it and whichever run comes to it, whose place in quarantine may change. */
    private void setAside(List<Livraison> livraisons) {
        Set<String> ids = new TreeSet<>(registre.aEcarter());
        livraisons.stream()
                .filter(l -> l.etat() == Livraison.Etat.REFUSEE || refuseesAvant.containsKey(l.id()))
                .forEach(l -> ids.add(l.id()));
        registre.setAEcarter(ids);
    }

    /** Deliveries whose place in quarantine changes: refused, or accepted since without a record set aside. */
    private List<Livraison> ecartees() {
        return registre.aEcarter().stream()
                .map(id -> registre.find(id).orElseThrow())
                .filter(l -> l.etat() == Livraison.Etat.REFUSEE || l.etat() != Livraison.Etat.RECUE && l.rejetes() == 0)
                .toList();
    }

    /** Those not read yet may still have to. */
    private Set<String> stillAside() {
        return registre.aEcarter().stream()
                .filter(id -> registre.find(id).orElseThrow().etat() == Livraison.Etat.RECUE)
                .collect(Collectors.toSet());
    }

    private void load(Lake lake) {
        for (Step<Lake> step : steps) {
            if (step.scope() == Step.Scope.DELIVERIES && isAsked(step) && hasToLoad()) {
                Plan plan = planning().plan(Set.of()).withEcartees(ecartees());
                Lake restricted = lake.restrictedTo(step);
                List<Livraison> read = timed(step.libelle(), () -> step.run(restricted, plan));
                List<Livraison> settled = Planning.settle(registre.livraisons(), read);
                discard(restricted, step, settled);
                registre.put(settled);
                setAside(settled);
                if (step instanceof FichierRefuse) {
                    registre.setAEcarter(stillAside());
                }
                List<Livraison> told =
                        settled.stream().filter(l -> !isRefusedAgain(l)).toList();
                compteRendu.add(told);
                settled.forEach(l -> LOG.info(
                        "{} {} {}: {}, announced {}, read {}, kept {}, rejected {}",
                        step.name(),
                        l.type(),
                        l.id(),
                        l.etat(),
                        l.annonce(),
                        l.lus(),
                        l.retenus(),
                        l.rejetes()));
            }
        }
    }

    private static List<String> regles(Livraison livraison) {
        return livraison.problemes().stream().map(Problem::regle).toList();
    }

    /** Refused by an earlier run for the same rules: it was told then. */
    private boolean isRefusedAgain(Livraison livraison) {
        return livraison.etat() == Livraison.Etat.REFUSEE
                && regles(livraison).equals(refuseesAvant.get(livraison.id()));
    }

    /** What was read of a delivery that turns out to be refused beside another one does not stay. */
    private static void discard(Lake lake, Step<Lake> step, List<Livraison> settled) {
        List<String> refused = settled.stream()
                .filter(l -> l.etat() == Livraison.Etat.REFUSEE && l.lus() > 0)
                .map(Livraison::id)
                .toList();
        step.writes().stream()
                .filter(table -> table.layer() == Layer.BRONZE)
                .forEach(table -> lake.deleteLivraisons(table, refused));
    }

    private void compute(Lake lake) {
        for (Step<Lake> step : steps) {
            if (step.scope() == Step.Scope.MONTHS && isAsked(step)) {
                SortedMap<Mois, String> pending = pending(step);
                if (!pending.isEmpty()) {
                    travaux().requireUpToDate(step, pending.keySet());
                    isLost &= !(step instanceof Publication);
                    Plan plan = planning().plan(pending.keySet());
                    timed(step.libelle(), () -> step.run(lake.restrictedTo(step), plan));
                    registre.computed(step.name(), pending);
                    compteRendu.addCalcules(pending.keySet());
                    registre.save();
                    LOG.info("{} computed {} months", step.name(), pending.size());
                }
            }
        }
    }

    private <T> T timed(String what, java.util.function.Supplier<T> work) {
        Instant start = now();
        console.start(what);
        try {
            T result = work.get();
            console.done(Duration.between(start, now()));
            return result;
        } catch (RuntimeException e) {
            console.failed();
            throw e;
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
