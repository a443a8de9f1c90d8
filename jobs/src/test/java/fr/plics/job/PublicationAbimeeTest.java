package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.publish.Release;
import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that somebody damaged or took away is told, and made again by the next run, whatever there is to compute. */
class PublicationAbimeeTest {

    private static final String ABIMEE = "La publication en vigueur est abîmée, ou d'une autre version de plics";

    @TempDir
    private Path dossier;

    @FunctionalInterface
    private interface Damage {
        void to(Path file) throws IOException;
    }

    private static final Map<String, Damage> POINTEUR = new LinkedHashMap<>();
    private static final Map<String, Damage> FICHIER = new LinkedHashMap<>();

    static {
        POINTEUR.put("cut", f -> Files.writeString(f, "{"));
        POINTEUR.put("empty object", f -> Files.writeString(f, "{}"));
        POINTEUR.put("nothing", f -> Files.writeString(f, "null"));
        POINTEUR.put(
                "no month",
                f -> Files.writeString(
                        f,
                        Files.readString(f).replaceFirst("\"dernier_mois\" : \"[^\"]*\"", "\"dernier_mois\" : \"x\"")));
        FICHIER.put("gone", Files::delete);
        FICHIER.put("truncated", f -> resize(f, 5_000));
        FICHIER.put("of another version", f -> Files.write(f, new byte[0]));
        FICHIER.put("damaged inside", PublicationAbimeeTest::scratch);
    }

    private static void resize(Path file, long size) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(size);
        }
    }

    /** Header and root stay: it opens, and its blocks do not read. */
    private static void scratch(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long place = 300_000; place < bytes.length(); place += 4_096) {
                bytes.seek(place);
                bytes.write(0x5A);
            }
        }
    }

    @Test
    void a_damaged_release_is_told_and_made_again() throws IOException {
        Banc banc = new Banc(dossier);
        banc.flux("C0611", "2022-01", 5, Bloc.dossier("00000000001").avec(Individu.dem("ROUX", "EVE")));
        banc.flux("M0532", "2022-01", 5, Bloc.dossier("00000000002").msa().avec(Individu.dem("MARTIN", "LEA")));
        assertThat(banc.run().code()).isZero();
        Path pointer = banc.entrepot.resolve("publication/current.json");
        for (Map.Entry<String, Damage> damage : POINTEUR.entrySet()) {
            repaired(banc, damage, pointer);
        }
        for (Map.Entry<String, Damage> damage : FICHIER.entrySet()) {
            Path file = Release.findCurrent(banc.entrepot).orElseThrow().duckdb(banc.entrepot);
            repaired(banc, damage, file);
        }
        assertThat(banc.run().out()).startsWith("Rien à faire");
    }

    private void repaired(Banc banc, Map.Entry<String, Damage> done, Path file) throws IOException {
        String damage = done.getKey();
        String before = Release.findCurrent(banc.entrepot).orElseThrow().release();
        done.getValue().to(file);
        Plics.Resultat status = Plics.run("status", "--entrepot", banc.entrepot.toString(), "--mois", "2022-01");
        if (!FICHIER.containsKey(damage) || damage.equals("gone")) {
            assertThat(status.out()).as(damage).contains(ABIMEE).contains("« plics run » la refera.");
        }
        Plics.Resultat export = Plics.run(
                "export",
                "--entrepot",
                banc.entrepot.toString(),
                "--out",
                dossier.resolve("sortie").toString(),
                "--format",
                "xlsx");
        assertThat(export.code()).as(damage + export.terminal()).isEqualTo(50);
        assertThat(export.err()).as(damage).startsWith("[PUBLICATION-0").doesNotContain("Exception");
        assertThat(dossier.resolve("sortie")).doesNotExist();

        Plics.Resultat run = banc.run();
        assertThat(run.code()).as(damage + run.terminal()).isZero();
        assertThat(run.out()).contains("[PUBLICATION-05] " + ABIMEE).contains("mois calculés : 1.");
        Release after = Release.findWhole(banc.entrepot).orElseThrow();
        assertThat(after.release()).as(damage).isNotEqualTo(before);
    }

    @Test
    void a_month_that_comes_after_the_damage_is_published_too() throws IOException {
        Banc banc = new Banc(dossier);
        banc.flux("C0611", "2021-12", 5, Bloc.dossier("00000000001").avec(Individu.dem("ROUX", "EVE")));
        assertThat(banc.run().code()).isZero();
        Files.delete(Release.findCurrent(banc.entrepot).orElseThrow().duckdb(banc.entrepot));
        banc.flux("C0611", "2022-01", 5, Bloc.dossier("00000000001").avec(Individu.dem("ROUX", "EVE")));
        Plics.Resultat run = banc.run("--mois", "2022-01");
        assertThat(run.out()).as(run.terminal()).contains("[PUBLICATION-05]");
        assertThat(Release.findWhole(banc.entrepot).orElseThrow())
                .extracting(Release::premierMois, Release::dernierMois)
                .containsExactly("2021-12", "2022-01");
    }
}
