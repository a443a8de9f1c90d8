package fr.plics.sample;

import fr.plics.contract.Commune;
import fr.plics.contract.CommuneDeleguee;
import fr.plics.contract.Departement;
import fr.plics.kernel.ExitCode;
import fr.plics.kernel.Mois;
import fr.plics.kernel.PlicsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Synthetic extracts of the Orne, in the form of the real ones: two flows a month, the communes, the persons and the
 * orientations of the Département, a manifest. Memory does not depend on the number of households.
 */
public final class Sample {

    /** Fewest households: under it the report's shares mean nothing. */
    public static final int MINIMUM = 50;

    public static final int MAXIMUM = 2_000_000;

    private final Departement departement;
    private final Population population;
    private final Path out;

    /**
     * A sample.
     *
     * @param departement only the Orne is calibrated
     * @param foyers households paid in January 2022
     * @param graine seed: another one gives other households with the same headline figures
     * @param out folder to write in
     */
    public Sample(Departement departement, int foyers, long graine, Path out) {
        if (!departement.code().equals("061") || foyers < MINIMUM || foyers > MAXIMUM) {
            throw new PlicsException(
                    ExitCode.USAGE,
                    "SAMPLE-01",
                    "l'échantillon imite l'Orne (061), de " + MINIMUM + " à " + MAXIMUM + " foyers.",
                    "Changez --departement ou --foyers.");
        }
        this.departement = departement;
        this.population = new Population(departement, foyers, graine);
        this.out = out;
    }

    /**
     * Writes the deliveries of some months.
     *
     * @param progress told after each month
     */
    public void write(List<Mois> mois, Consumer<Mois> progress) {
        try {
            Files.createDirectories(out);
            for (Mois m : mois) {
                flux(m);
                extraits(m);
                progress.accept(m);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flux(Mois mois) throws IOException {
        String suffix = ".RSABEM.00%02d%04d.".formatted(mois.valeur().getMonthValue(), mois.annee());
        Path caf = out.resolve(departement.flux() + suffix + "C0611.xml");
        Path msa = out.resolve(departement.flux() + suffix + "M0532.xml");
        Hasard hasard = population.hasard();
        int rang = mois.rang();
        try (FluxWriter cafWriter =
                        new FluxWriter(Files.newOutputStream(caf), hasard, departement.code(), false, rang);
                FluxWriter msaWriter =
                        new FluxWriter(Files.newOutputStream(msa), hasard, departement.code(), true, rang)) {
            Doublons doublons = new Doublons(hasard, rang);
            population.forEach(
                    rang,
                    foyer -> doublons.write(
                            foyer, foyer.estMsa ? msaWriter : cafWriter, foyer.estMsa ? cafWriter : msaWriter));
        }
    }

    private void extraits(Mois mois) throws IOException {
        String genereLe = mois.plus(1).debut().plusDays(3).toString();
        List<String[]> annonces = new ArrayList<>();
        if (mois.valeur().getMonthValue() == 1) {
            annonces.add(extrait(mois, "REF_COMMUNE", "S", genereLe, csv -> communes(csv)));
        }
        annonces.add(extrait(mois, "PERSONNE", "S", genereLe, csv -> new Suivi(population, csv).persons(mois)));
        boolean isStock = mois.valeur().getMonthValue() == 1;
        annonces.add(extrait(
                mois,
                "ORIENTATION",
                isStock ? "S" : "F",
                genereLe,
                csv -> new Suivi(population, csv).orientations(mois, isStock)));
        try (CsvExtrait manifeste = CsvExtrait.create(file(mois, "MANIFESTE"), "MANIFESTE", "")) {
            annonces.forEach(manifeste::write);
        }
    }

    private Path file(Mois mois, String type) {
        return out.resolve("%s_%s_%s.csv"
                .formatted(departement.extraits(), type, mois.toString().replace("-", "")));
    }

    private String[] extrait(Mois mois, String type, String mode, String genereLe, Consumer<CsvExtrait> lines)
            throws IOException {
        CsvExtrait csv = CsvExtrait.create(file(mois, type), type, mode);
        try (csv) {
            lines.accept(csv);
        }
        return csv.annonce(genereLe);
    }

    /** The communes, with what they became: the last geography, and the delegated communes of both. */
    private void communes(CsvExtrait csv) {
        Map<String, Departement.Rattachement> hypothese = departement.hypothese();
        List<Commune> communes = departement.communes().lastEntry().getValue();
        for (Commune c : communes) {
            Departement.Rattachement lieu = hypothese.get(c.epci());
            csv.write(
                    c.code(),
                    "COM",
                    c.libelle(),
                    "",
                    c.canton(),
                    lieu.dtas(),
                    lieu.commission(),
                    "RURAL",
                    "0",
                    "2017-01-01",
                    "");
        }
        List<CommuneDeleguee> before =
                departement.communesDeleguees().firstEntry().getValue();
        List<String> after = departement.communesDeleguees().lastEntry().getValue().stream()
                .map(c -> c.code() + c.parent())
                .toList();
        for (CommuneDeleguee c : before) {
            String epci = communes.stream()
                    .filter(parent -> parent.code().equals(c.parent()))
                    .findFirst()
                    .orElseThrow()
                    .epci();
            Departement.Rattachement lieu = hypothese.get(epci);
            boolean isEnded = !after.contains(c.code() + c.parent());
            csv.write(
                    c.code(),
                    c.type(),
                    c.libelle(),
                    c.parent(),
                    "",
                    lieu.dtas(),
                    lieu.commission(),
                    "RURAL",
                    "0",
                    "2017-01-01",
                    isEnded ? "2021-12-31" : "");
        }
    }
}
