package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.job.Banc.Extrait;
import fr.plics.support.Bloc;
import fr.plics.support.Flux;
import fr.plics.support.Individu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that names a person leaves bronze, quarantine and the archive: not a table, not a log, not a sentence. */
class ConfidentialiteTest {

    private static final String NOM = "ZORBLAXE";
    private static final String PRENOM = "ÉLOÏZZA";
    private static final String NIR = "2770361001777";
    private static final String NAISSANCE = "1977-03-29";
    private static final String MATRICULE = "987001234567890";
    private static final String DEMANDE = "99887766554";
    private static final String RUE = "VENELLE DU QUIBOLO";
    private static final String PERSONNE = "PKANARI77";

    /** What nobody may find, in each form a program could have made of it. */
    private static final Traces TRACES = new Traces(List.of(
            NOM,
            "zorblaxe",
            PRENOM,
            "ELOIZZA",
            NIR,
            NIR.substring(0, 10),
            NAISSANCE,
            "19770329",
            "29/03/1977",
            MATRICULE,
            DEMANDE,
            RUE,
            "QUIBOLO",
            PERSONNE));

    @TempDir
    private static Path dossier;

    private static Banc banc;
    private static final StringBuilder TERMINAL = new StringBuilder();

    @BeforeAll
    static void run() {
        banc = new Banc(dossier);
        String sound = xml("2022-01", 5);
        drop("C0611", "2022-01", sound);
        drop("C0611", "2021-01", xml("2021-01", 5));
        // Refused: with a file that names her everywhere, then where a fault could quote her.
        drop("COUPE", "2022-01", sound.substring(0, sound.indexOf("</Racine>")));
        drop("ENTITE", "2022-01", sound.replace(NOM, NOM + "&" + NOM + ";"));
        drop("ATTRIBUT", "2022-01", sound.replace("<NOM>", "<NOM " + NOM + "=\"" + NIR + "\">"));
        drop("ELEMENT", "2022-01", sound.replace("<NOM>", "<" + PRENOM + ">"));
        drop("FERME", "2022-01", sound.replace("</NOM>", "</" + NOM + ">"));
        drop("DTD", "2022-01", sound.replace("<Racine>", "<!DOCTYPE " + NOM + "><Racine>"));
        drop("TETE", "2022-01", sound.replace("<TYPEFLUX>M", "<TYPEFLUX>" + NOM));
        drop("REFERENCE", "2022-01", sound.replace("<DTREF>2022-01-31", "<DTREF>" + NIR));
        drop("FIN", "2022-01", sound.replace("<TransmissionFlux>", "<TransmissionFlux>" + NOM));
        drop("SEUIL", "2022-01", sound.replace("1985-04-12", NOM));
        drop("ORGANISME", "2022-01", sound.replace("<NUMORG>611", "<NUMORG>" + NOM));
        banc.extraits("cd", "2022-01", "2022-02-04", personnes(), orientations());
        String wrong = "\"" + NOM + ";" + NIR;
        banc.extraits("cd", "2021-12", "2022-02-04", Extrait.of("PERSONNE", "S", wrong));
        banc.extraits("cd", "2021-11", "2022-02-04", new Extrait("PERSONNE", "S", NOM + ";" + NIR + "\nx;y\n"));
        banc.extraits(
                "cd",
                "2021-10",
                "2022-02-04",
                new Extrait("PERSONNE", "X", personnes().texte()));
        banc.manifeste("cd", "2021-09", String.join(";", NOM, NIR, NOM, NOM, NOM, NAISSANCE));
        told(banc.run());
        told(banc.run());
        told(Plics.run("status", "--entrepot", banc.entrepot.toString()));
        told(Plics.run("plan", "--landing", banc.depot.toString(), "--entrepot", banc.entrepot.toString()));
    }

    private static void told(Plics.Resultat resultat) {
        TERMINAL.append(resultat.terminal());
    }

    private static void drop(String id, String mois, String xml) {
        banc.drop(Banc.nom(id, mois), xml.getBytes(Flux.WINDOWS_1252));
    }

    /** Sixty households, two of which cannot be read. */
    private static String xml(String mois, int jours) {
        List<Bloc> blocs = new ArrayList<>();
        for (int i = 0; i < 57; i++) {
            blocs.add(Bloc.dossier("%011d".formatted(i)).avec(Individu.dem("ROUX", "N" + i)));
        }
        Individu known = Individu.dem(NOM, PRENOM).ne(NAISSANCE).nir(NIR);
        Individu unknown = Individu.enf(NOM, PRENOM).ne(NAISSANCE).enfantDe(NIR);
        blocs.add(Bloc.dossier(DEMANDE).avec(known, unknown));
        Individu undated = Individu.dem(NOM, PRENOM).ne(NAISSANCE).nir(NIR).depuis(NOM);
        blocs.add(Bloc.dossier("99887766555").avec(undated));
        blocs.add(Bloc.dossier("00000000099").etat(NOM).avec(Individu.role(NOM, NOM, PRENOM)));
        return Banc.flux(mois, jours, blocs.toArray(Bloc[]::new))
                .xml()
                .replace("123456700000000", MATRICULE)
                .replace("DES TESTS", RUE);
    }

    private static Extrait personnes() {
        List<String> lignes = new ArrayList<>();
        lignes.add(String.join(";", PERSONNE, DEMANDE, "DEM", NIR, NOM, PRENOM, NAISSANCE, "2;;;;;61001"));
        for (int i = 0; i < 28; i++) {
            lignes.add("P%d;%011d;DEM;;ROUX;N%d;1985-04-12;2;;;;;61001".formatted(i, i, i));
        }
        lignes.add(String.join(";", PERSONNE + "B", DEMANDE, "DEM", NIR, NOM, PRENOM, NOM, "2;;;;;61001"));
        return Extrait.of("PERSONNE", "S", lignes.toArray(String[]::new));
    }

    private static Extrait orientations() {
        return Extrait.of(
                "ORIENTATION", "S", "O1;" + PERSONNE + ";ORIENTE;SOCIAL;S1;R1;1;cohorte;2021-12-03;2021-12-18;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"silver", "gold", "publication", "journal", "registre", "temporaire"})
    void no_byte_of_the_warehouse_names_anybody(String folder) {
        assertThat(TRACES.under(banc.entrepot.resolve(folder))).isEmpty();
    }

    @Test
    void bronze_quarantine_and_the_archive_do_or_this_test_would_not_see() {
        assertThat(TRACES.under(banc.entrepot.resolve("bronze"))).anyMatch(t -> t.contains(" values " + NIR));
        assertThat(TRACES.under(banc.entrepot.resolve("quarantine"))).anyMatch(t -> t.contains(" values " + NOM));
        assertThat(TRACES.under(banc.entrepot.resolve("archive"))).anyMatch(t -> t.contains(" windows-1252 " + PRENOM));
    }

    @Test
    void the_logs_of_the_lake_name_nobody() throws IOException {
        List<String> found = new ArrayList<>();
        for (String layer : List.of("bronze", "quarantine")) {
            try (Stream<Path> all = Files.walk(banc.entrepot.resolve(layer))) {
                all.filter(p -> p.endsWith("_delta_log")).forEach(log -> found.addAll(TRACES.under(log)));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void the_terminal_names_nobody_whatever_goes_wrong() {
        assertThat(TERMINAL)
                .contains("[XML-01]", "[XML-02]", "[XML-04]", "[FLUX-08]", "[VAL-01]", "[B-01]", "[B-04]")
                .doesNotContain(
                        "[INTERNE]", "Exception", NOM, PRENOM, NIR, NAISSANCE, MATRICULE, DEMANDE, RUE, PERSONNE);
    }

    @Test
    void the_journal_is_written_and_says_which_deliveries_were_read() throws IOException {
        try (Stream<Path> logs = Files.list(banc.entrepot.resolve("journal"))) {
            assertThat(logs.map(Banc::text))
                    .anyMatch(log -> log.contains("bronze_rsabem RSABEM ") && log.contains("kept 58"));
        }
    }

    @Test
    void what_holds_persons_is_closed_and_what_the_analysts_read_is_for_their_group() throws IOException {
        for (String folder :
                List.of("archive", "bronze", "quarantine", "silver", "gold", "registre", "journal", "temporaire")) {
            assertThat(mode(banc.entrepot.resolve(folder))).as(folder).isEqualTo("rwx------");
        }
        Path release =
                banc.entrepot.resolve("publication").resolve(banc.releases().get(0));
        try (Stream<Path> files = Files.list(release)) {
            for (Path file : files.toList()) {
                String expected = file.getFileName().toString().startsWith("analyse_") ? "rw-r-----" : "rw-r--r--";
                assertThat(mode(file)).as("%s", file).isEqualTo(expected);
            }
        }
        assertThat(mode(banc.entrepot.resolve("publication/current.json"))).isEqualTo("rw-r--r--");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
