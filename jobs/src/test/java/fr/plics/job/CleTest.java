package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key, the lock and the months asked for: what stops a run before it reads one record. */
class CleTest {

    @TempDir
    private Path dossier;

    private Banc banc;

    @BeforeEach
    void drop() {
        banc = new Banc(dossier);
        banc.flux("C0611", "2022-01", 5, Bloc.dossier("00000000001").avec(Individu.dem("ROUX", "EVE")));
    }

    /** A run with another key, or with none: refused, and nothing was read. */
    private void refused(String regle, String... key) {
        List<String> args = new java.util.ArrayList<>(
                List.of("run", "--landing", banc.depot.toString(), "--entrepot", banc.entrepot.toString()));
        args.addAll(List.of(key));
        Plics.Resultat resultat = Plics.run(args.toArray(String[]::new));
        assertThat(resultat.code()).isEqualTo(60);
        assertThat(resultat.err()).startsWith("[" + regle + "] ").doesNotContain("Exception");
        assertThat(resultat.out()).isEmpty();
        assertThat(banc.entrepot.resolve("archive")).doesNotExist();
        assertThat(banc.entrepot.resolve("registre")).doesNotExist();
    }

    private String key(String content, String permissions) throws IOException {
        Path file = dossier.resolve("autre");
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file.toString();
    }

    @Test
    void no_key_at_all_stops_the_run() {
        assumeTrue(System.getenv("PLICS_KEY_FILE") == null);
        refused("CLE-02");
    }

    @Test
    void a_key_that_is_not_there_stops_the_run() {
        refused("CLE-03", "--key", dossier.resolve("nulle-part").toString());
        refused("CLE-03", "--key", dossier.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "None",
                "un mot de passe facile a retenir, long mais devinable",
                "0123456789abcdef0123456789abcdef",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "abababababababababababababababababababababababababababababababab"
            })
    void a_weak_key_stops_the_run(String content) throws IOException {
        refused("CLE-06", "--key", key(content, "rw-------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxr-xr-x"})
    void a_key_open_to_others_stops_the_run(String permissions) throws IOException {
        refused("CLE-05", "--key", key(Banc.text(banc.cle), permissions));
    }

    @Test
    void a_key_in_the_warehouse_stops_the_run_even_behind_a_link() throws IOException {
        Files.createDirectories(banc.entrepot.resolve("cles"));
        Path inside = Files.copy(banc.cle, banc.entrepot.resolve("cles/cle"));
        refused("CLE-04", "--key", inside.toString());
        refused("CLE-04", "--key", dossier.resolve("depot/../entrepot/cles/cle").toString());
        Path link = Files.createSymbolicLink(dossier.resolve("lien"), inside);
        refused("CLE-04", "--key", link.toString());
    }

    @Test
    void another_key_the_lock_and_a_month_not_received_each_stop_a_run_and_change_nothing() throws IOException {
        assertThat(banc.run().code()).isZero();
        Map<String, Integer> versions = banc.versions();
        banc.flux("C0611", "2022-02", 5, Bloc.dossier("00000000001").avec(Individu.dem("ROUX", "EVE")));
        Path other = dossier.resolve("autre");
        assertThat(Plics.run("keygen", other.toString()).code()).isZero();

        Plics.Resultat key = banc.run(other);
        assertThat(key.code()).isEqualTo(60);
        assertThat(key.err()).startsWith("[CLE-07] cette clé n'est pas celle de l'entrepôt.");

        try (FileChannel held = FileChannel.open(banc.entrepot.resolve(".verrou"), StandardOpenOption.WRITE)) {
            assertThat(held.tryLock()).isNotNull();
            Plics.Resultat locked = banc.run();
            assertThat(locked.code()).isEqualTo(50);
            assertThat(locked.err()).startsWith("[VERROU-01] un autre traitement travaille déjà dans ");
        }
        assertThat(banc.versions()).isEqualTo(versions);

        Plics.Resultat missing = banc.run("--mois", "2022-01", "2023-05");
        assertThat(missing.code()).isEqualTo(10);
        assertThat(missing.out())
                .contains("[MOIS-01] 2023-05 : aucun flux reçu.")
                .doesNotContain("[MOIS-01] 2022-01");
    }

    @Test
    void keygen_makes_a_private_file_of_32_random_bytes_and_never_replaces_one() throws IOException {
        Path made = dossier.resolve("sous/dossier/cle");
        Plics.Resultat first = Plics.run("keygen", made.toString());
        assertThat(first.code()).isZero();
        assertThat(first.out()).isEqualTo("Clé créée : " + made + System.lineSeparator());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        String content = Banc.text(made);
        assertThat(content).matches("[0-9a-f]{64}\n").isNotEqualTo(Banc.text(banc.cle));

        Plics.Resultat again = Plics.run("keygen", made.toString());
        assertThat(again.code()).isEqualTo(60);
        assertThat(again.err()).startsWith("[CLE-01] le fichier " + made + " existe déjà.");
        assertThat(Banc.text(made)).isEqualTo(content);
    }
}
