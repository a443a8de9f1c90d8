package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The pages say what is: generated ones are fresh, the others name what exists. */
class DocumentationTest {

    private static String read(String page) {
        try {
            return Files.readString(Path.of(page));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void the_generated_pages_are_what_the_contracts_and_the_code_say() throws IOException {
        for (Map.Entry<String, String> page : Documentation.pages().entrySet()) {
            if ("write".equals(System.getProperty("plics.docs"))) {
                Files.writeString(Path.of(page.getKey()), page.getValue());
            }
            assertThat(read(page.getKey())).as(page.getKey()).isEqualTo(page.getValue());
        }
    }

    @Test
    void every_link_of_a_page_leads_somewhere() throws IOException {
        try (Stream<Path> pages = Stream.concat(Files.list(Path.of(".")), Files.walk(Path.of("docs")))) {
            for (Path page : pages.filter(p -> p.toString().endsWith(".md")).toList()) {
                Matcher link = Pattern.compile("]\\(([^)#:]+)\\)").matcher(Files.readString(page));
                while (link.find()) {
                    assertThat(page.resolveSibling(link.group(1)))
                            .as("linked from " + page)
                            .exists();
                }
            }
        }
    }

    @Test
    void the_changelog_names_every_indicator() {
        assertThat(Schemas.fiches())
                .extracting(Fiche::code)
                .allSatisfy(code -> assertThat(read("CHANGELOG.md")).contains("`" + code + "`"));
    }

    @Test
    void the_adr_of_dependencies_justifies_every_line_of_the_pom() {
        String adr = read("docs/adr/20261123-dependances.md");
        Matcher block = Pattern.compile("(?s)</dependencyManagement>.*?<dependencies>(.*?)</dependencies>")
                .matcher(read("pom.xml"));
        assertThat(block.find()).isTrue();
        List<String> artifacts = Pattern.compile("<artifactId>([^<]+)</artifactId>")
                .matcher(block.group(1))
                .results()
                .map(m -> m.group(1).replace("${version.scala.binary}", "2.13"))
                .toList();
        assertThat(artifacts)
                .hasSizeGreaterThan(5)
                .allSatisfy(a -> assertThat(adr).contains("`" + a + "`"));
    }

    @Test
    void an_adr_is_named_by_its_day_and_has_a_decision() throws IOException {
        try (Stream<Path> adrs = Files.list(Path.of("docs/adr"))) {
            assertThat(adrs)
                    .isNotEmpty()
                    .allSatisfy(adr -> assertThat(adr.getFileName().toString()).matches("\\d{8}-[a-z0-9-]+\\.md"));
        }
    }

    @Test
    void the_commands_the_readme_shows_exist_with_their_options() {
        CommandLine plics = Main.commandLine(Clock.systemUTC());
        Matcher command = Pattern.compile("\\./plics ([a-z]+)([^\n#]*)").matcher(read("README.md"));
        int shown = 0;
        while (command.find()) {
            shown++;
            CommandLine verb = plics.getSubcommands().get(command.group(1));
            assertThat(verb).as(command.group()).isNotNull();
            String[] words = command.group(2).strip().split(" ");
            verb = verb.getSubcommands().getOrDefault(words[0], verb);
            Matcher option = Pattern.compile("(?<=\\s)--[a-z]+").matcher(command.group(2));
            while (option.find()) {
                assertThat(verb.getCommandSpec().findOption(option.group()))
                        .as(option.group() + " of " + command.group())
                        .isNotNull();
            }
        }
        assertThat(shown).isGreaterThan(4);
    }
}
