package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.TableId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The synthetic extracts, made and read through the command line. */
class EchantillonTest {

    @TempDir
    private Path dossier;

    private Map<String, String> sample(String nom, String graine) throws IOException {
        Path out = dossier.resolve(nom);
        Plics.Resultat resultat = Plics.run(
                "sample",
                "--out",
                out.toString(),
                "--depuis",
                "2021-12",
                "--jusque",
                "2022-01",
                "--foyers",
                "50",
                "--graine",
                graine);
        assertThat(resultat.code()).isZero();
        assertThat(resultat.out()).isEqualTo("2 mois synthétiques dans " + out + System.lineSeparator());
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                hashes.put(file.getFileName().toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    @Test
    void a_seed_gives_its_bytes_again_and_another_gives_other_households() throws IOException {
        Map<String, String> first = sample("un", "7");
        assertThat(first)
                .containsOnlyKeys(
                        "CD61_MANIFESTE_202112.csv",
                        "CD61_MANIFESTE_202201.csv",
                        "CD61_ORIENTATION_202112.csv",
                        "CD61_ORIENTATION_202201.csv",
                        "CD61_PERSONNE_202112.csv",
                        "CD61_PERSONNE_202201.csv",
                        "CD61_REF_COMMUNE_202201.csv",
                        "CG061.RSABEM.00012022.C0611.xml",
                        "CG061.RSABEM.00012022.M0532.xml",
                        "CG061.RSABEM.00122021.C0611.xml",
                        "CG061.RSABEM.00122021.M0532.xml");
        assertThat(sample("deux", "7")).isEqualTo(first);
        Map<String, String> other = sample("trois", "8");
        assertThat(other).containsOnlyKeys(first.keySet());
        other.keySet().removeIf(nom -> nom.contains("REF_COMMUNE"));
        other.forEach((nom, hash) -> assertThat(hash).as(nom).isNotEqualTo(first.get(nom)));
    }

    @Test
    void the_smallest_sample_is_read_without_a_record_set_aside() throws IOException {
        sample("depot", "7");
        Banc banc = new Banc(dossier);
        assertThat(banc.run().code()).isZero();
        assertThat(banc.registre().livraisons()).hasSize(11).allSatisfy(livraison -> {
            assertThat(livraison.etat()).isEqualTo(Livraison.Etat.ACCEPTEE);
            assertThat(livraison.rejetes()).isZero();
            assertThat(livraison.retenus()).isEqualTo(livraison.annonce());
        });
        double foyers = banc.table(TableId.GOLD_CELLULE)
                .where("mois = '2022-01' and indicateur = 'nb_foyers_allocataires' and niveau = 'DEPARTEMENT'"
                        + " and dimension = 'TOTAL'")
                .select("valeur")
                .first()
                .getDouble(0);
        assertThat(foyers).isBetween(45.0, 55.0);
    }
}
