package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import fr.plics.kernel.Livraison;
import fr.plics.kernel.TableId;
import fr.plics.support.Bloc;
import fr.plics.support.Flux;
import fr.plics.support.Individu;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Flows that are refused whole, all in one landing with sound ones: one run must tell them apart. */
class FluxRefuseTest {

    private static final String CANARI = "ZORBLAX";
    private static final Bloc BLOC =
            Bloc.dossier("00000000001").avec(Individu.dem(CANARI, "Éloïse").nir("2850461001001"));
    private static final String XML = Banc.flux("2022-01", 5, BLOC).xml();

    /**
     * What must happen to a file.
     *
     * @param regle code of the rule that refuses it
     * @param position what its position must hold
     */
    private record Attendu(String regle, String position) {}

    private static final Map<String, Attendu> CAS = new LinkedHashMap<>();

    @TempDir
    private static Path dossier;

    private static Banc banc;
    private static Plics.Resultat premier;
    private static Plics.Resultat second;

    @BeforeAll
    static void run() {
        banc = new Banc(dossier);
        cut();
        malformed();
        outOfContract();
        header();
        trailer();
        encodings();
        archives();
        names();
        sound();
        premier = banc.run();
        second = banc.run();
    }

    private static void refused(byte[] content, String regle, String position) {
        refused(Banc.nom("F%03d".formatted(CAS.size()), "2022-01"), content, regle, position);
    }

    private static void refused(String nom, byte[] content, String regle, String position) {
        CAS.put(nom, new Attendu(regle, position));
        banc.drop(nom, content);
    }

    /** A sound file, with one thing changed in its last place. */
    private static void damaged(String from, String to, String regle, String position) {
        assertThat(XML).contains(from);
        int last = XML.lastIndexOf(from);
        refused(bytes(XML.substring(0, last) + to + XML.substring(last + from.length())), regle, position);
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(Flux.WINDOWS_1252);
    }

    private static void cut() {
        byte[] whole = bytes(XML);
        for (int percent : List.of(1, 10, 50, 90)) {
            refused(Arrays.copyOf(whole, whole.length * percent / 100), "XML-01", "octet ");
        }
        refused(bytes(XML.replace("</Racine>", "")), "XML-01", "TransmissionFlux");
        refused(bytes(XML.substring(0, XML.indexOf("<InfosFoyerRSA>"))), "XML-01", "fin de transmission absente");
        refused(bytes("<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n"), "XML-01", "");
        refused(new byte[0], "NOM-03", "");
    }

    private static void malformed() {
        damaged("</PRENOM>", "</PRENON>", "XML-01", "dossier 1, octet ");
        damaged(CANARI, CANARI + "&inconnue;", "XML-", "dossier 1, octet ");
        damaged("</Racine>", "</Racine><Racine/>", "XML-01", "TransmissionFlux");
        refused("%PDF-1.4 un document".getBytes(StandardCharsets.US_ASCII), "XML-01", "octet 20");
        String secret = "<!DOCTYPE Racine [<!ENTITY x SYSTEM \"" + banc.cle.toUri() + "\">]>";
        refused(bytes(XML.replace("<Racine>", "<!DOCTYPE Racine><Racine>")), "XML-02", "octet ");
        refused(bytes(XML.replace("<Racine>", secret + "<Racine>").replace(CANARI, "&x;")), "XML-02", "octet ");
        String http = "<!DOCTYPE Racine SYSTEM \"http://127.0.0.1:1/x.dtd\">";
        refused(bytes(XML.replace("<Racine>", http + "<Racine>")), "XML-02", "octet ");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE Racine [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        String billion = XML.replace("<Racine>", laughs + "]><Racine>").replace(CANARI, "&a29;");
        refused(bytes(billion), "XML-02", "octet ");
    }

    private static void outOfContract() {
        damaged("</PrestationRSA>", "</PrestationRSA><NOUVEAU>1</NOUVEAU>", "XML-04", "dossier 1, InfosFoyerRSA");
        damaged("<DDSITFAM>", "<SEXE>2</SEXE><DDSITFAM>", "XML-04", "SituationFamille/SEXE, octet ");
        damaged("<SEXE>2</SEXE>", "", "XML-05", "Identification/SEXE, octet ");
        damaged("<SEXE>2</SEXE>", "<SEXE>2</SEXE><SEXE>2</SEXE>", "XML-04", "Identification/SEXE répété");
        damaged("<NOM>", "<NOM nom=\"" + CANARI + "\">", "XML-04", "attribut sur ");
        damaged("<NOM>", "<NOM xmlns=\"urn:x\">", "XML-04", "Identification");
        damaged("<NOM>" + CANARI + "</NOM>", "", "XML-05", "Identification/NOM,");
        String nom = "<NOM>" + CANARI + "</NOM>";
        String naissance = "<NOMNAI>" + CANARI + "</NOMNAI>";
        damaged(nom + naissance, naissance + nom, "XML-05", "Identification/NOM,");
        damaged("<InfosFoyerRSA>", "<B>".repeat(5000) + "</B>".repeat(5000) + "<InfosFoyerRSA>", "XML-0", "");
        damaged("<NOM>", "<NOM>" + "<B>".repeat(5000), "XML-04", "Identification/NOM/B");
        StringBuilder attributes = new StringBuilder("<NOM");
        for (int i = 0; i < 10_000; i++) {
            attributes.append(" a").append(i).append("=\"1\"");
        }
        damaged("<NOM>", attributes + ">", "XML-0", "");
        damaged(CANARI, CANARI.repeat(1000), "XML-03", "dossier 1, ");
        damaged(CANARI, CANARI.repeat(100_000), "XML-03", "octet ");
    }

    private static void header() {
        Flux flux = Banc.flux("2022-01", 5, BLOC);
        refused(flux.type("I", "D").bytes(), "FLUX-03", "IdentificationFlux");
        refused(flux.type("R", "D").bytes(), "FLUX-03", "IdentificationFlux");
        refused(flux.type("M", "I").bytes(), "FLUX-03", "IdentificationFlux");
        refused(Banc.flux("2021-12", 5, BLOC).bytes(), "FLUX-02", "DTREF");
        damaged("<DTREF>2022-01-31</DTREF>", "<DTREF>2022-02-30</DTREF>", "XML-01", "DTREF");
        damaged("<DTREF>2022-01-31</DTREF>", "", "XML-05", "DTREF");
        Bloc autre = Bloc.dossier("00000000002").departement("014").avec(Individu.dem(CANARI, "LUC"));
        refused(Banc.flux("2022-01", 5, BLOC, autre).bytes(), "FLUX-01", "dossier 2, IDEPARTE, octet ");
    }

    private static void trailer() {
        Flux flux = Banc.flux("2022-01", 5, BLOC, BLOC);
        refused(flux.transmis(3, 0).bytes(), "FLUX-04", "TransmissionFlux");
        refused(flux.transmis(0, 0).bytes(), "FLUX-04", "TransmissionFlux");
        refused(flux.transmis(6, 3).bytes(), "FLUX-04", "TransmissionFlux");
        damaged("00000001</NBTOTDOSRSATRANSM>", CANARI + "</NBTOTDOSRSATRANSM>", "XML-01", "NBTOTDOSRSATRANSM");
        refused(Banc.flux("2022-01", 5).transmis(4, 0).bytes(), "FLUX-04", "TransmissionFlux");
    }

    private static void encodings() {
        refused(XML.getBytes(StandardCharsets.UTF_8), "XML-07", "");
        refused(bytes(XML.replace("windows-1252", "UTF-8")), "XML-01", "octet ");
        refused(bytes(XML.replace("windows-1252", "IBM037")), "XML-06", "déclaration XML");
        refused(("\uFEFF" + XML).getBytes(StandardCharsets.UTF_8), "XML-06", "marque UTF-8");
        refused(XML.getBytes(StandardCharsets.UTF_16), "XML-01", "");
        refused(bytes(XML.replace(CANARI, CANARI + "\u0000")), "XML-01", "dossier 1, octet ");
        refused(bytes(XML.replace(CANARI, CANARI + "&#1;")), "XML-01", "dossier 1, octet ");
    }

    private static void archives() {
        byte[] sound = Banc.gzip(bytes(XML.replace("DES TESTS", "DES ARCHIVES")));
        refused(archive(), Arrays.copyOf(sound, sound.length - 9), "GZ-01", "");
        byte[] wrong = sound.clone();
        wrong[wrong.length - 5] ^= 1;
        refused(archive(), wrong, "GZ-01", "");
        byte[] trailing = Arrays.copyOf(sound, sound.length + 20);
        refused(archive(), trailing, "GZ-01", "");
        refused(archive(), bytes(XML), "GZ-01", "");
        refused(archive(), Banc.gzip(new byte[100 << 20]), "GZ-02", "");
        refused(archive(), Banc.gzip(bytes(XML.replace("</TransmissionFlux></Racine>", ""))), "XML-01", "");
    }

    private static String archive() {
        return Banc.nom("F%03d".formatted(CAS.size()), "2022-01") + ".gz";
    }

    private static void names() {
        Bloc autre = Bloc.dossier("00000000003").departement("014").avec(Individu.dem(CANARI, "LUC"));
        refused(
                "CG014.RSABEM.00012022.C0141.xml",
                Banc.flux("2022-01", 5, autre).bytes(),
                "NOM-02",
                "");
        for (String nom : List.of("notes.txt", "CG061.RSABEM.00132022.X.xml", "CG061.RSABEM.00012022.X.XML")) {
            banc.drop("inconnus/" + nom, XML);
        }
    }

    /** Files that have nothing to do with the others: four payers, one for each way to count, and another month. */
    private static void sound() {
        Bloc deux = Bloc.dossier("00000000004").avec(Individu.dem("ROUX", "EVE"));
        banc.flux("C0611", "2021-12", 5, BLOC);
        banc.drop(
                "bons/" + Banc.nom("B", "2022-01"),
                Banc.flux("2022-01", 5, deux.msa()).bytes());
        accepted("D", "612", 1, 0);
        accepted("BA", "613", 5, 3);
        accepted("DA", "614", 4, 3);
    }

    private static void accepted(String nom, String payeur, long transmis, long anomalies) {
        Bloc bloc = Bloc.dossier("00000000" + payeur).payeur("CAF", payeur).avec(Individu.dem("ROUX", "N" + payeur));
        banc.drop(
                "bons/" + Banc.nom(nom, "2022-01"),
                Banc.flux("2022-01", 5, bloc, bloc)
                        .transmis(transmis, anomalies)
                        .bytes());
    }

    @TestFactory
    Stream<DynamicTest> each_is_refused_with_its_code_its_name_its_position_and_what_to_do() {
        return CAS.entrySet().stream()
                .map(cas -> dynamicTest(cas.getKey() + " " + cas.getValue(), () -> told(cas.getKey(), cas.getValue())));
    }

    private static void told(String nom, Attendu attendu) {
        List<String> lines = premier.terminal()
                .lines()
                .filter(l -> l.contains(nom + " ") || l.contains(nom + ","))
                .toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .startsWith("[" + attendu.regle())
                .contains(attendu.position())
                .matches("\\[[A-Z]+-[0-9]{2}] .+ : .+\\. .+\\.");
        Livraison livraison = banc.livraison(nom);
        assertThat(livraison.etat()).isEqualTo(Livraison.Etat.REFUSEE);
        assertThat(lines).containsExactly(livraison.problemes().get(0).sentence());
    }

    @Test
    void the_run_goes_on_and_ends_with_code_20_without_a_trace_nor_a_personal_value() {
        assertThat(premier.code()).isEqualTo(20);
        assertThat(premier.terminal())
                .doesNotContain("Exception", "\tat ", CANARI, "Éloïse", "2850461001001", "ROUX")
                .doesNotContain(Banc.text(banc.cle).strip())
                .contains("refusées : " + CAS.size() + " ;");
        assertThat(banc.table(TableId.GOLD_CELLULE).select("mois").distinct().collectAsList().stream()
                        .map(r -> r.getString(0)))
                .containsExactlyInAnyOrder("2021-12", "2022-01");
    }

    @Test
    void a_trailer_that_counts_in_any_of_the_four_ways_is_accepted_and_the_way_is_kept() {
        Map<String, String> ways = new LinkedHashMap<>();
        for (String id : List.of("B", "D", "BA", "DA")) {
            Livraison livraison = banc.livraison(Banc.nom(id, "2022-01"));
            assertThat(livraison.etat()).as(id).isEqualTo(Livraison.Etat.ACCEPTEE);
            ways.put(id, livraison.entete().get("IDENTITE"));
        }
        assertThat(ways).isEqualTo(Map.of("B", "B", "D", "D", "BA", "B+A", "DA", "D+A"));
    }

    @Test
    void a_file_no_contract_knows_is_reported_by_its_name() {
        for (String nom : List.of("notes.txt", "CG061.RSABEM.00132022.X.xml", "CG061.RSABEM.00012022.X.XML")) {
            assertThat(premier.out()).contains("[NOM-01] " + nom + " : fichier qu'aucun contrat ne connaît.");
            assertThat(second.out()).contains("[NOM-01] " + nom);
        }
    }

    @Test
    void nothing_of_a_refused_file_is_in_bronze_nor_in_silver() {
        assertThat(banc.table(TableId.BRONZE_RSABEM).select("livraison").distinct().collectAsList().stream()
                        .map(r -> r.getString(0)))
                .containsExactlyInAnyOrderElementsOf(banc.registre().livraisons().stream()
                        .filter(Livraison::estAcceptee)
                        .map(Livraison::id)
                        .toList());
        assertThat(banc.table(TableId.SILVER_PERSONNE)
                        .where("rang_personne = 0")
                        .count())
                .isEqualTo(1 + 4);
    }

    @Test
    void each_refused_file_has_its_row_in_quarantine() {
        List<String> rows = new ArrayList<>();
        for (Row row : banc.table(TableId.QUARANTINE_ENREGISTREMENT).collectAsList()) {
            assertThat(row.<Object>getAs("enregistrement")).isNull();
            rows.add(row.getAs("fichier") + " " + row.getAs("regle"));
        }
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(CAS.keySet().stream()
                        .map(nom -> nom + " "
                                + banc.livraison(nom).problemes().get(0).regle())
                        .toList());
    }

    @Test
    void the_same_landing_again_is_nothing_to_do() {
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("Rien à faire");
        assertThat(second.err()).doesNotContain("Session Spark");
    }
}
