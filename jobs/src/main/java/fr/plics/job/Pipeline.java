package fr.plics.job;

import fr.plics.bronze.FichierRefuse;
import fr.plics.bronze.cnaf.BronzeRsabem;
import fr.plics.bronze.csv.BronzeExtrait;
import fr.plics.bronze.csv.Manifeste;
import fr.plics.contract.Departement;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.gold.GoldCellule;
import fr.plics.gold.GoldFoyerMois;
import fr.plics.gold.GoldPersonneMois;
import fr.plics.kernel.Step;
import fr.plics.lake.Lake;
import fr.plics.publish.Publication;
import fr.plics.silver.Pseudonyme;
import fr.plics.silver.SilverCommune;
import fr.plics.silver.SilverOrientation;
import fr.plics.silver.SilverPersonne;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The steps, in order: the one list that the command line, the DAG and the documentation are derived from. */
final class Pipeline {

    private Pipeline() {}

    /** Every step, to be described and not run: nothing is hashed nor published. */
    static List<Step<Lake>> described(Departement departement) {
        return steps(
                departement,
                Schemas.fiches(),
                new Pseudonyme(new byte[32]),
                Path.of(""),
                new Publication.Contexte("", "", departement.code(), List::of, Set::of));
    }

    /**
     * Every step.
     *
     * @param departement Département computed
     * @param fiches indicators computed
     * @param pseudonyme keyed hashes
     * @param entrepot warehouse
     * @param contexte what a release says of itself
     */
    static List<Step<Lake>> steps(
            Departement departement,
            List<Fiche> fiches,
            Pseudonyme pseudonyme,
            Path entrepot,
            Publication.Contexte contexte) {
        return List.of(
                new Manifeste(),
                new BronzeRsabem(departement.code()),
                new BronzeExtrait("REF_COMMUNE"),
                new BronzeExtrait("PERSONNE"),
                new BronzeExtrait("ORIENTATION"),
                new FichierRefuse(),
                new SilverCommune(departement),
                new SilverPersonne(pseudonyme),
                new SilverOrientation(pseudonyme),
                new GoldFoyerMois(),
                new GoldPersonneMois(),
                new GoldCellule(departement, fiches),
                new Publication(entrepot, fiches, contexte));
    }
}
