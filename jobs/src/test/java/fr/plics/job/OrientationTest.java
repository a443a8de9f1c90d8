package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.contract.Departement;
import fr.plics.kernel.Mois;
import fr.plics.kernel.TableId;
import fr.plics.support.Bloc;
import fr.plics.support.Individu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Which orientation a person has at the end of a month, RS-18 to RS-21: each case lives in a commune of its own. */
class OrientationTest {

    private static final String NIR = "28504610010";

    /** A case: who is in the flow, what the Département knows and decided, and what comes out of it. */
    private static final class Cas {

        private final String nom;
        private final String code;
        private final String commune;
        private final List<Individu> flux = new ArrayList<>();
        private final List<String> personnes = new ArrayList<>();
        private final List<String> janvier = new ArrayList<>();
        private final List<String> fevrier = new ArrayList<>();
        private String attendu;
        private String attenduFevrier;

        private Cas(String nom, int rang) {
            this.nom = nom;
            this.code = "%02d".formatted(rang);
            this.commune =
                    Departement.load("061").communes(Mois.of(2022, 1)).get(rang).code();
        }

        private String nir() {
            return NIR + code;
        }

        private String nomNaissance() {
            return "CAS" + (char) ('A' + Integer.parseInt(code));
        }

        /** Persons of the flow, each demandeur of a dossier of her own, all of one name. */
        private Cas flux(String... nirs) {
            for (String nir : nirs) {
                Individu individu = Individu.dem(nomNaissance(), "EVE");
                flux.add(nir.isEmpty() ? individu : individu.nir(nir));
            }
            return this;
        }

        private Cas connue(String id, String demande, String nir) {
            personnes.add("%s%s;%s;DEM;%s;%s;EVE;1985-04-12;2;;;;;".formatted(id, code, demande, nir, nomNaissance()));
            return this;
        }

        private Cas decision(String id, String personne, String suite) {
            janvier.add("O" + code + id + ";" + personne + code + ";" + suite);
            return this;
        }

        private Cas puis(String id, String personne, String suite) {
            fevrier.add("O" + code + id + ";" + personne + code + ";" + suite);
            return this;
        }

        private Cas donne(String orientation) {
            attendu = orientation;
            return this;
        }

        private Cas donneEnFevrier(String orientation) {
            attenduFevrier = orientation;
            return this;
        }

        private Bloc[] blocs() {
            List<Bloc> blocs = new ArrayList<>();
            for (int i = 0; i < flux.size(); i++) {
                blocs.add(Bloc.dossier("D" + code + i).commune(commune).avec(flux.get(i)));
            }
            return blocs.toArray(Bloc[]::new);
        }
    }

    private static String social(String validation, String fin) {
        return "ORIENTE;SOCIAL;S014;;1;cohorte;2020-01-01;" + validation + ";" + fin;
    }

    private static String emploi(int rang, String validation, String fin) {
        return "ORIENTE;EMPLOI;S014;;" + rang + ";reorientation;2020-01-01;" + validation + ";" + fin;
    }

    private static final List<Cas> CAS = new ArrayList<>();

    private static Cas cas(String nom) {
        Cas cas = new Cas(nom, CAS.size());
        CAS.add(cas);
        return cas;
    }

    @TempDir
    private static Path dossier;

    private static final Map<String, List<String>> ORIENTATIONS = new HashMap<>();

    @BeforeAll
    static void run() {
        liens();
        decisions();
        connaissance();
        Banc banc = new Banc(dossier);
        Bloc[] blocs = CAS.stream().flatMap(c -> Stream.of(c.blocs())).toArray(Bloc[]::new);
        banc.flux("C0611", "2022-01", 5, blocs).flux("C0611", "2022-02", 5, blocs);
        String[] personnes = CAS.stream().flatMap(c -> c.personnes.stream()).toArray(String[]::new);
        String[] janvier = CAS.stream().flatMap(c -> c.janvier.stream()).toArray(String[]::new);
        String[] fevrier = CAS.stream().flatMap(c -> c.fevrier.stream()).toArray(String[]::new);
        banc.extraits(
                "a",
                "2022-01",
                "2022-02-03",
                Banc.Extrait.of("PERSONNE", "S", personnes),
                Banc.Extrait.of("ORIENTATION", "S", janvier));
        banc.extraits(
                "b",
                "2022-02",
                "2022-03-03",
                Banc.Extrait.of("PERSONNE", "S", personnes),
                Banc.Extrait.of("ORIENTATION", "F", fevrier));
        assertThat(banc.run().code()).isZero();
        for (Row row : banc.table(TableId.GOLD_PERSONNE_MOIS)
                .select("mois", "code_commune", "orientation")
                .orderBy("orientation")
                .collectAsList()) {
            ORIENTATIONS
                    .computeIfAbsent(row.getString(0) + " " + row.getString(1), k -> new ArrayList<>())
                    .add(row.getString(2));
        }
    }

    private static void liens() {
        cas("RS-18: the NIR links, whatever the demand")
                .flux(NIR + "00")
                .connue("P", "AILLEURS", NIR + "00")
                .decision("1", "P", social("2021-02-18", ""))
                .donne("SOCIAL");
        cas("RS-18: without any NIR the name links")
                .flux("")
                .connue("P", "", "")
                .decision("1", "P", social("2021-02-18", ""))
                .donne("SOCIAL");
        Cas known = cas("RS-18: a line without NIR is about whoever has that name, with a NIR or not");
        known.flux(known.nir())
                .connue("P", "", "")
                .decision("1", "P", social("2021-02-18", ""))
                .donne("SOCIAL");
        Cas other = cas("RS-18: a line with a NIR is not about a namesake who has another one");
        other.flux(other.nir())
                .connue("P", "", NIR + "99")
                .decision("1", "P", social("2021-02-18", ""))
                .donne("NON_ORIENTE");
        cas("RS-18: a line with a NIR is about the one of that name who has none")
                .flux("")
                .connue("P", "", NIR + "98")
                .decision("1", "P", social("2021-02-18", ""))
                .donne("SOCIAL");
        Cas two = cas("RS-18: between two of one name nobody is chosen");
        two.flux(two.nir(), NIR + "97")
                .connue("P", "", "")
                .decision("1", "P", social("2021-02-18", ""))
                .donne("NON_ORIENTE NON_ORIENTE");
        Cas demand = cas("RS-18: between two of one name the demand decides");
        demand.flux(demand.nir(), NIR + "96")
                .connue("P", "D" + demand.code + "1", "")
                .decision("1", "P", social("2021-02-18", ""))
                .donne("NON_ORIENTE SOCIAL");
        cas("RS-18: the decisions of her two identifiers are pooled, the last one is right")
                .flux("")
                .connue("P", "", "")
                .connue("Q", "", "")
                .decision("1", "P", social("2021-02-18", ""))
                .decision("2", "Q", emploi(1, "2021-02-19", ""))
                .donne("EMPLOI");
    }

    private static Cas simple(String nom) {
        return cas(nom).flux("").connue("P", "", "");
    }

    private static void decisions() {
        simple("RS-19: ended on the last day is ended")
                .decision("1", "P", social("2021-01-01", "2022-01-31"))
                .donne("NON_ORIENTE");
        simple("RS-19: ended the day after is current")
                .decision("1", "P", social("2021-01-01", "2022-02-01"))
                .donne("SOCIAL");
        simple("RS-19: validated on the last day counts")
                .decision("1", "P", social("2022-01-31", ""))
                .donne("SOCIAL");
        simple("RS-19: validated the day after does not yet")
                .decision("1", "P", social("2020-06-01", ""))
                .decision("2", "P", emploi(2, "2022-02-01", ""))
                .donne("SOCIAL")
                .donneEnFevrier("EMPLOI");
        simple("RS-19: an older one left open never revives")
                .decision("1", "P", social("2020-06-01", ""))
                .decision("2", "P", emploi(2, "2021-03-01", "2022-01-10"))
                .donne("NON_ORIENTE");
        simple("RS-19: on one day the higher rang is the later")
                .decision("2", "P", social("2021-03-01", ""))
                .decision("1", "P", emploi(2, "2021-03-01", ""))
                .donne("EMPLOI");
        simple("RS-19: on one day and rang the higher identifier is the later")
                .decision("1", "P", emploi(1, "2021-03-01", ""))
                .decision("2", "P", social("2021-03-01", ""))
                .donne("SOCIAL");
        simple("RS-19: a decision of another status supersedes nothing")
                .decision("1", "P", social("2021-03-01", ""))
                .decision("2", "P", "EN_ATTENTE;EMPLOI;;;2;;2021-06-01;2021-06-02;")
                .donne("SOCIAL");
        simple("RS-20: no structure needs to be named")
                .decision("1", "P", "ORIENTE;SOCIAL;;;1;;2021-03-01;2021-03-02;")
                .donne("SOCIAL");
    }

    private static void connaissance() {
        simple("RS-21: what the stock said lasts while nothing comes")
                .decision("1", "P", social("2021-03-01", ""))
                .donne("SOCIAL")
                .donneEnFevrier("SOCIAL");
        simple("RS-21: a later file replaces the line of that identifier")
                .decision("1", "P", social("2021-03-01", ""))
                .puis("1", "P", social("2021-03-01", "2022-02-15"))
                .donne("SOCIAL")
                .donneEnFevrier("NON_ORIENTE");
        simple("RS-21: a later file adds a line, unknown the month before")
                .decision("1", "P", social("2021-03-01", ""))
                .puis("2", "P", emploi(2, "2022-01-15", ""))
                .donne("SOCIAL")
                .donneEnFevrier("EMPLOI");
    }

    @TestFactory
    Stream<DynamicTest> the_orientation_of_each_case() {
        return CAS.stream()
                .map(c -> DynamicTest.dynamicTest(c.nom, () -> {
                    assertThat(ORIENTATIONS.get("2022-01 " + c.commune)).containsExactly(c.attendu.split(" "));
                    if (c.attenduFevrier != null) {
                        assertThat(ORIENTATIONS.get("2022-02 " + c.commune))
                                .containsExactly(c.attenduFevrier.split(" "));
                    }
                }));
    }
}
