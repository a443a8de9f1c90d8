package fr.plics.support;

import fr.plics.contract.Colonne;
import fr.plics.contract.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A landing folder being filled: flows, extracts of the Département, and the manifests that announce them. */
public final class Depot {

    private static final DateTimeFormatter MOIS_FLUX = DateTimeFormatter.ofPattern("'00'MMyyyy");
    private static final DateTimeFormatter MOIS_EXTRAIT = DateTimeFormatter.ofPattern("yyyyMM");

    private final Path dossier;
    private final Map<YearMonth, List<String>> annonces = new TreeMap<>();

    private Depot(Path dossier) {
        this.dossier = dossier;
    }

    public static Depot in(Path dossier) {
        try {
            return new Depot(Files.createDirectories(dossier));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A flow, whose month is that of its name; {@code id} tells two flows of a month apart. */
    public Depot flux(YearMonth mois, String id, Flux flux) {
        write("CG061.RSABEM." + MOIS_FLUX.format(mois) + "." + id + ".xml", flux.bytes());
        return this;
    }

    /**
     * An extract, announced by the manifest of its month.
     *
     * @param mode S or F
     * @param genereLe what orders two deliveries of a month
     * @param lignes its lines, the header set aside
     */
    public Depot extrait(String type, YearMonth mois, String mode, String genereLe, List<String> lignes) {
        String entete = Schemas.findExtrait(type).orElseThrow().colonnes().stream()
                .map(Colonne::nom)
                .collect(Collectors.joining(";"));
        byte[] content = text(entete, lignes);
        String nom = "CD61_" + type + "_" + MOIS_EXTRAIT.format(mois) + ".csv";
        write(nom, content);
        annonces.computeIfAbsent(mois, m -> new ArrayList<>())
                .add(String.join(";", type, nom, Integer.toString(lignes.size()), sha256(content), mode, genereLe));
        return this;
    }

    /** Writes the manifests; to be called last. */
    public void announce() {
        annonces.forEach((mois, lignes) -> write(
                "CD61_MANIFESTE_" + MOIS_EXTRAIT.format(mois) + ".csv",
                text("extrait;fichier;nb_lignes;sha256;mode;genere_le", lignes)));
    }

    private static byte[] text(String entete, List<String> lignes) {
        return (entete + "\n" + lignes.stream().map(l -> l + "\n").collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private void write(String nom, byte[] content) {
        try {
            Files.write(dossier.resolve(nom), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
