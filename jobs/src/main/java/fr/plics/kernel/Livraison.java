package fr.plics.kernel;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One file received, known by its content and its month: the row of the register.
 *
 * @param id start of the hash and month: {@code 3f2a90c41b7e-202201}
 * @param sha256 hash of the content, uncompressed for a flow
 * @param type {@code RSABEM} for the flow, else the name of the extract
 * @param mois the month its name announces
 * @param fichier its name when it was first seen
 * @param taille bytes received
 * @param etat what became of it
 * @param source payer of a flow ({@code CAF-611}), all of them joined by {@code +} if it has several, {@code CD} for an
 *     extract, empty until read
 * @param version what orders the deliveries of one source and month: creation stamp of a flow, {@code genere_le} of an
 *     extract
 * @param mode {@code S} stock or {@code F} events for an extract, empty for a flow
 * @param annonce records the sender announces, −1 until read
 * @param lus records read
 * @param retenus records kept in bronze
 * @param rejetes records sent to quarantine
 * @param entete every element of the header and the trailer of a flow, as received; for an extract its manifest line
 * @param problemes what is wrong with it
 * @param recueLe when it was registered, ISO instant
 * @param run the run that registered it
 */
public record Livraison(
        String id,
        String sha256,
        String type,
        Mois mois,
        String fichier,
        long taille,
        Etat etat,
        String source,
        String version,
        String mode,
        long annonce,
        long lus,
        long retenus,
        long rejetes,
        Map<String, String> entete,
        List<Problem> problemes,
        String recueLe,
        String run)
        implements Serializable {

    /** Type of the monthly flow of the payers. */
    public static final String RSABEM = "RSABEM";

    /** Source of everything the Département sends itself. */
    public static final String DEPARTEMENT = "CD";

    /** What became of a delivery. */
    public enum Etat {
        /** Archived, not read yet. */
        RECUE,
        /** Read, in bronze, usable. */
        ACCEPTEE,
        /** Refused whole: nothing of it is in bronze. */
        REFUSEE,
        /** The file of rejected dossiers that goes with a flow: in bronze, never counted. */
        ANOMALIES
    }

    /** A file just received, of which only the name and the content hash are known. */
    public static Livraison received(
            String sha256, String type, Mois mois, String fichier, long taille, String recueLe, String run) {
        return new Livraison(
                sha256.substring(0, 12) + "-" + mois.toString().replace("-", ""),
                sha256,
                type,
                mois,
                fichier,
                taille,
                Etat.RECUE,
                type.equals(RSABEM) ? "" : DEPARTEMENT,
                "",
                "",
                -1,
                0,
                0,
                0,
                Map.of(),
                List.of(),
                recueLe,
                run);
    }

    public Livraison refused(List<Problem> pourquoi) {
        return new Livraison(
                id,
                sha256,
                type,
                mois,
                fichier,
                taille,
                Etat.REFUSEE,
                source,
                version,
                mode,
                annonce,
                lus,
                0,
                rejetes,
                entete,
                pourquoi,
                recueLe,
                run);
    }

    public Livraison identified(String source, String version, String mode, long annonce, Map<String, String> entete) {
        return new Livraison(
                id, sha256, type, mois, fichier, taille, etat, source, version, mode, annonce, lus, retenus, rejetes,
                entete, problemes, recueLe, run);
    }

    /** The same delivery with one more thing known of it. */
    public Livraison withEntete(String cle, String valeur) {
        Map<String, String> more = new java.util.LinkedHashMap<>(entete);
        more.put(cle, valeur);
        return identified(source, version, mode, annonce, more);
    }

    public Livraison read(Etat etat, long lus, long rejetes, List<Problem> constats) {
        return new Livraison(
                id,
                sha256,
                type,
                mois,
                fichier,
                taille,
                etat,
                source,
                version,
                mode,
                annonce,
                lus,
                lus - rejetes,
                rejetes,
                entete,
                constats,
                recueLe,
                run);
    }

    /** Where its content is kept for ever, under the root of the warehouse. */
    public String archive() {
        return "archive/" + sha256.substring(0, 2) + "/" + sha256 + extension();
    }

    private String extension() {
        String plain = estCompressee() ? fichier.substring(0, fichier.length() - 3) : fichier;
        return fichier.substring(plain.lastIndexOf('.'));
    }

    public boolean estCompressee() {
        return fichier.endsWith(".gz");
    }

    /** The payers a flow holds the dossiers of: one, unless the sender put several in one file. */
    public Set<String> payeurs() {
        return Set.of(source.split("\\+"));
    }

    public boolean estFlux() {
        return type.equals(RSABEM);
    }

    public boolean estAcceptee() {
        return etat == Etat.ACCEPTEE;
    }
}
