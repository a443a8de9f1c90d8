package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.plics.job.Banc.Extrait;
import fr.plics.kernel.Livraison;
import fr.plics.kernel.Mois;
import fr.plics.kernel.TableId;
import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Extracts of the Département that are refused whole: each is sent for a month of its own. */
class ExtraitRefuseTest {

    private static final String CANARI = "ZORBLAX";
    private static final String LIGNE = "P1;00000000001;DEM;;" + CANARI + ";EVE;1985-04-12;2;;;;;61001";
    private static final Extrait SOUND = Extrait.of("PERSONNE", "S", LIGNE);
    private static final String PARENT = "61001;COM;Alençon;;6101;01;01;URBAIN;1;2017-01-01;";

    /**
     * What must happen to a file.
     *
     * @param regle code of the rule that refuses it
     * @param constat what its sentence must hold
     */
    private record Attendu(String regle, String constat) {}

    private static final Map<String, Attendu> CAS = new LinkedHashMap<>();

    @TempDir
    private static Path dossier;

    private static Banc banc;
    private static Plics.Resultat refus;
    private static Plics.Resultat seuil;
    private static Plics.Resultat reprise;
    private static Mois mois = Mois.of(2019, 1);
    private static String sansManifeste;
    private static String malNomme;
    private static String invraisemblable;

    @BeforeAll
    static void run() {
        banc = new Banc(dossier);
        banc.flux("C0611", "2022-01", 5, Bloc.dossier("00000000001").avec(Individu.dem(CANARI, "EVE")));
        manifests();
        texts();
        references();
        banc.extraits("bon", "2022-01", "2022-02-04", permuted());
        refus = banc.run();
        implausible();
        seuil = banc.run();
        banc.manifeste("retard", sansManifeste, SOUND.annonce(sansManifeste, "2022-02-04"));
        banc.extraits("corrige", invraisemblable, "2022-03-04", SOUND);
        banc.extraits("renomme", malNomme, "2022-03-04", SOUND);
        reprise = banc.run();
    }

    /** Another month for the next case. */
    private static String next() {
        mois = mois.plus(1);
        return mois.toString();
    }

    private static void refused(Extrait extrait, String month, String regle, String constat) {
        CAS.put(extrait.nom(month), new Attendu(regle, constat));
        banc.drop("cas/" + extrait.nom(month), extrait.texte());
    }

    /** An extract whose manifest says something else. */
    private static void announced(String from, String to, String constat) {
        String month = next();
        String right = SOUND.annonce(month, "2022-02-04");
        assertThat(right).contains(from);
        refused(SOUND, month, "B-01", constat);
        banc.manifeste("manifestes", month, right.replace(from, to));
    }

    /** An extract announced as it is, with a text that is wrong. */
    private static void wrong(String type, String texte, String regle, String constat) {
        Extrait extrait = new Extrait(type, "S", texte);
        String month = next();
        refused(extrait, month, regle, constat);
        banc.manifeste("manifestes", month, extrait.annonce(month, "2022-02-04"));
    }

    private static void manifests() {
        announced(";1;", ";2;", "1 lignes, le manifeste en annonce 2.");
        announced(";S;", ";X;", "le manifeste lui donne un mode autre que S ou F.");
        announced("PERSONNE;", "ORIENTATION;", "aucun manifeste du mois ne l'annonce.");
        announced(SOUND.annonce("2022-01", "").split(";")[3], "0".repeat(64), "son empreinte SHA-256 diffère");
        sansManifeste = next();
        refused(SOUND, sansManifeste, "B-01", "aucun manifeste du mois ne l'annonce.");
        String month = next();
        refused(SOUND, month, "B-01", "aucun manifeste du mois ne l'annonce.");
        refused(new Extrait("MANIFESTE", "", "extrait;fichier\n"), month, "B-01", "il manque nb_lignes, sha256");
        Extrait bad = Extrait.of("MANIFESTE", "", "PERSONNE;x.csv;six;" + "0".repeat(64) + ";S;2022-02-04");
        refused(bad, next(), "B-01", "entier illisible.");
    }

    private static void texts() {
        String texte = SOUND.texte();
        wrong("PERSONNE", texte.replace("prenom", "prenoms"), "B-01", "il manque prenom.");
        wrong("PERSONNE", texte.replace(";code_insee", ""), "B-01", "il manque code_insee.");
        wrong("PERSONNE", texte.replace(";code_insee", ";code_insee;age"), "B-01", "1 colonne de trop");
        wrong("PERSONNE", texte.replace(";zone", ";zone;zone"), "B-01", "1 colonne de trop");
        wrong("PERSONNE", texte.replace(';', ','), "B-01", "Séparateur attendu « ; »");
        wrong("PERSONNE", "\uFEFF" + texte, "B-01", "UTF-8 sans marque");
        wrong("PERSONNE", texte.replace(";" + CANARI, ";\"" + CANARI), "B-01", "guillemet non fermé");
        wrong("PERSONNE", "\n", "B-01", "en-tête");
        Extrait empty = new Extrait("PERSONNE", "S", "");
        refused(empty, next(), "NOM-03", "fichier vide.");
        malNomme = next();
        String nom = SOUND.nom(malNomme).replace("CD61", "CD061");
        CAS.put(nom, new Attendu("NOM-02", "le nom annonce un autre Département."));
        banc.drop("cas/" + nom, texte);
        String latin = next();
        refused(SOUND, latin, "B-01", "le fichier n'est pas en UTF-8.");
        byte[] bytes = texte.replace("EVE", "ÈVE").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        banc.drop("cas/" + SOUND.nom(latin), bytes);
        String sha256 = org.apache.commons.codec.digest.DigestUtils.sha256Hex(bytes);
        banc.manifeste("manifestes", latin, "PERSONNE;" + SOUND.nom(latin) + ";1;" + sha256 + ";S;2022-02-04");
    }

    private static void references() {
        String two = Extrait.of("REF_COMMUNE", "S", PARENT, PARENT.replace("URBAIN", "RURAL"))
                .texte();
        wrong("REF_COMMUNE", two, "B-02", "la clé de la ligne 3 a deux contenus différents.");
        String ended = Extrait.of("REF_COMMUNE", "S", PARENT + "2016-12-31").texte();
        wrong("REF_COMMUNE", ended, "B-02", "une période finit avant de commencer.");
    }

    /** The same columns in another order, quoted, with Windows line ends: legal. */
    private static Extrait permuted() {
        String[] colonnes = Extrait.header("PERSONNE").strip().split(";");
        String[] valeurs = LIGNE.split(";");
        StringBuilder names = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int i = colonnes.length - 1; i >= 0; i--) {
            names.append(colonnes[i]).append(i == 0 ? "\r\n" : ";");
            values.append('"').append(valeurs[i]).append('"').append(i == 0 ? "\r\n" : ";");
        }
        return new Extrait("PERSONNE", "S", names.toString() + values);
    }

    /** Readable and not believable: nobody but a person can decide. */
    private static void implausible() {
        String[] lignes = new String[19];
        for (int i = 0; i < lignes.length; i++) {
            lignes[i] = LIGNE.replace("P1;", "P" + i + ";").replace("1985-04-12", i == 7 ? CANARI : "1985-04-12");
        }
        String texte = Extrait.of("PERSONNE", "S", lignes).texte();
        wrong("PERSONNE", texte, "B-15", "trop de lignes en quarantaine : 1 sur 19.");
        invraisemblable = mois.toString();
        String vide = Banc.nom("VIDE", "2021-11");
        CAS.put(vide, new Attendu("FLUX-05", "aucun dossier, alors que le fichier est complet."));
        banc.drop(vide, Banc.flux("2021-11", 5).bytes());
    }

    @TestFactory
    Stream<DynamicTest> each_is_refused_with_its_code_its_name_and_what_to_do() {
        return CAS.entrySet().stream()
                .map(cas -> dynamicTest(cas.getKey() + " " + cas.getValue(), () -> told(cas.getKey(), cas.getValue())));
    }

    private static void told(String nom, Attendu attendu) {
        assertThat((refus.out() + seuil.out()).lines())
                .filteredOn(l -> l.contains(nom + " : ") || l.contains(nom + ", "))
                .singleElement()
                .asString()
                .startsWith("[" + attendu.regle() + "] " + nom)
                .contains(attendu.constat())
                .matches(".+ : .+\\.? [A-Z].+\\.");
    }

    @Test
    void a_refused_file_ends_the_run_with_20_and_an_implausible_one_with_30() {
        assertThat(refus.code()).isEqualTo(20);
        assertThat(seuil.code()).isEqualTo(30);
        assertThat(refus.terminal() + seuil.terminal() + reprise.terminal())
                .doesNotContain("Exception", "\tat ", CANARI, "1985-04-12");
    }

    @Test
    void an_extract_refused_for_want_of_its_manifest_is_taken_when_that_one_comes() {
        assertThat(reprise.code()).isZero();
        Livraison livraison = banc.livraison(SOUND.nom(sansManifeste));
        assertThat(livraison.etat()).isEqualTo(Livraison.Etat.ACCEPTEE);
        assertThat(banc.table(TableId.BRONZE_PERSONNE)
                        .where("mois = '" + sansManifeste + "'")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_refused_extract_sent_again_is_taken_and_the_refused_one_is_not_told_twice() {
        assertThat(reprise.out()).doesNotContain("[B-", "[NOM-").contains("refusées : 0");
        assertThat(banc.table(TableId.BRONZE_PERSONNE)
                        .where("mois in ('" + invraisemblable + "', '" + malNomme + "')")
                        .count())
                .isEqualTo(2);
    }

    @Test
    void columns_in_another_order_are_read_by_name() {
        List<String> row = banc
                .table(TableId.BRONZE_PERSONNE)
                .where("mois = '2022-01'")
                .selectExpr("concat_ws(';', id_personne, numdemrsa, nom_naissance, dtnai, code_insee)")
                .collectAsList()
                .stream()
                .map(r -> r.getString(0))
                .toList();
        assertThat(row).containsExactly("P1;00000000001;" + CANARI + ";1985-04-12;61001");
    }

    @Test
    void nothing_of_a_refused_file_is_in_bronze_and_its_row_is_in_quarantine() {
        assertThat(banc.table(TableId.BRONZE_PERSONNE).count()).isEqualTo(4);
        assertThat(banc.table(TableId.BRONZE_REF_COMMUNE).count()).isZero();
        Map<String, Attendu> still = new LinkedHashMap<>(CAS);
        still.remove(SOUND.nom(sansManifeste));
        still.remove(SOUND.nom(malNomme).replace("CD61", "CD061"));
        assertThat(banc.table(TableId.QUARANTINE_ENREGISTREMENT)
                        .where("enregistrement is null")
                        .collectAsList())
                .extracting(r -> r.getAs("fichier") + " " + r.getAs("regle"))
                .containsExactlyInAnyOrderElementsOf(still.entrySet().stream()
                        .map(cas -> cas.getKey() + " " + cas.getValue().regle())
                        .toList());
    }
}
