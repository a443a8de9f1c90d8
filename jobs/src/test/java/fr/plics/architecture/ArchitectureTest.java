package fr.plics.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.plics.kernel.Cellule;
import fr.plics.publish.Publication;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may import whom (design, section 4): layers meet in tables, never in classes. */
class ArchitectureTest {

    private static final String ROOT = "fr.plics";

    private static final JavaClasses CLASSES =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages(ROOT);

    /** Each package with those it may import, besides itself. */
    private static final Map<String, List<String>> IMPORTS = new LinkedHashMap<>();

    static {
        IMPORTS.put("kernel", List.of());
        IMPORTS.put("contract", List.of("kernel"));
        IMPORTS.put("lake", List.of("kernel", "contract"));
        IMPORTS.put("quality", List.of("kernel", "contract"));
        IMPORTS.put("landing", List.of("kernel", "contract", "lake"));
        IMPORTS.put("bronze", List.of("kernel", "contract", "lake", "quality"));
        IMPORTS.put("silver", List.of("kernel", "contract", "lake", "quality"));
        IMPORTS.put("gold", List.of("kernel", "contract", "lake", "quality"));
        IMPORTS.put("disclosure", List.of("kernel", "contract"));
        IMPORTS.put("publish", List.of("kernel", "contract", "lake", "disclosure"));
        IMPORTS.put("sample", List.of("kernel", "contract"));
        IMPORTS.put("job", List.copyOf(IMPORTS.keySet()));
    }

    private static String tree(String name) {
        return ROOT + "." + name + "..";
    }

    @Test
    void every_package_is_listed() {
        assertThat(CLASSES)
                .extracting(c -> c.getPackageName().substring(ROOT.length() + 1).split("\\.")[0])
                .isSubsetOf(IMPORTS.keySet())
                .containsAll(IMPORTS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> a_package_imports_only_those_it_may() {
        return IMPORTS.entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> {
                    String[] allowed = Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream())
                            .map(ArchitectureTest::tree)
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(tree(entry.getKey()))
                            .should()
                            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                            .check(CLASSES);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_library_is_used_by_one_package_only() {
        return Stream.of(
                only("contract", "com.fasterxml.jackson.."),
                only("lake", "io.delta..", "org.apache.spark.sql.delta.."),
                only("bronze.cnaf", "javax.xml.stream..", "org.codehaus.stax2..", "com.fasterxml.aalto.."),
                only("publish.site", "com.samskivert.."),
                only("publish", "java.sql..", "org.duckdb.."),
                only("publish.file", "org.apache.poi..", "org.apache.xmlbeans.."),
                only("publish.metabase", "java.net.http.."),
                only("job", "picocli..", "org.apache.logging.."));
    }

    private static DynamicTest only(String owner, String... library) {
        return dynamicTest(
                library[0] + " by " + owner,
                () -> noClasses()
                        .that(resideInAPackage(ROOT + "..").and(not(resideInAPackage(tree(owner)))))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(library))
                        .check(CLASSES));
    }

    @Test
    void kernel_contract_and_disclosure_know_no_spark() {
        noClasses()
                .that()
                .resideInAnyPackage(tree("kernel"), tree("contract"), tree("disclosure"), tree("quality"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..")
                .check(CLASSES);
    }

    @Test
    void only_job_builds_a_session_and_reads_the_clock() {
        noClasses()
                .that(resideInAPackage(ROOT + "..").and(not(resideInAPackage(tree("job")))))
                .should()
                .callMethod(SparkSession.class, "builder")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(YearMonth.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void nothing_is_printed_but_through_the_console() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void what_is_not_disclosed_goes_through_publication_only_to_be_disclosed() {
        noClasses()
                .that(resideInAPackage(tree("publish")).and(not(equivalentTo(Publication.class))))
                .should()
                .dependOnClassesThat(equivalentTo(Cellule.class))
                .check(CLASSES);
    }
}
