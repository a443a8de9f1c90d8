package fr.plics.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.plics.contract.Colonne;
import fr.plics.contract.Dimension;
import fr.plics.contract.Fiche;
import fr.plics.contract.Schemas;
import fr.plics.contract.TableContract;
import fr.plics.kernel.Rule;
import fr.plics.kernel.Step;
import fr.plics.lake.Lake;
import fr.plics.publish.Release;
import fr.plics.publish.duckdb.PublishedFile;
import fr.plics.quality.ContentRule;
import fr.plics.support.Bloc;
import fr.plics.support.Chromium;
import fr.plics.support.Individu;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site that explains every figure: what it says, where its links lead, how it looks, what it refuses. */
class DocsTest {

    private static final Pattern HREF = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

    @TempDir
    private Path dossier;

    private Path site() {
        return dossier.resolve("site");
    }

    private Plics.Resultat docs(Path entrepot) {
        return Plics.run("docs", "--out", site().toString(), "--entrepot", entrepot.toString());
    }

    private String page(String name) {
        return read(site().resolve(name));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> pages(Path site) {
        try (Stream<Path> files = Files.list(site)) {
            return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }

    @Test
    void what_the_contracts_and_the_pipeline_hold_is_all_explained_without_a_release() {
        Plics.Resultat docs = Plics.run("docs", "--out", site().toString());
        assertThat(docs.code()).as(docs.terminal()).isZero();
        assertThat(docs.out())
                .contains("--entrepot", site().resolve("index.html").toString());

        for (Fiche fiche : Schemas.fiches()) {
            assertThat(page("indicateur-" + fiche.code() + ".html"))
                    .contains(html(fiche.libelle()), html(fiche.definition()), fiche.mesure(), html(fiche.depuis()))
                    .contains("Ce site a été fait sans publication")
                    .contains(fiche.sources().stream().map(s -> html(s.titre())).toList())
                    .contains(fiche.exemples().stream().map(e -> html(e.nom())).toList())
                    .contains(fiche.dimensions().stream()
                            .map(v -> html(Schemas.dimension(v.dimension()).libelle()))
                            .toList());
            assertThat(page("index.html")).contains(html(fiche.definition()));
        }
        for (TableContract table : Schemas.tables()) {
            assertThat(page("table-" + table.table().replace('.', '-') + ".html"))
                    .contains(html(table.libelle()), html(table.description()))
                    .contains(table.colonnes().stream()
                            .map(c -> "<tr id=\"" + c.nom() + "\">")
                            .toList())
                    .contains(table.colonnes().stream()
                            .map(Colonne::libelle)
                            .map(DocsTest::html)
                            .toList());
        }
        for (Dimension dimension : Schemas.dimensions().values()) {
            assertThat(page("dimensions.html"))
                    .contains(dimension.modalites().stream()
                            .map(m -> html(m.libelle()))
                            .toList());
        }
        for (Step<Lake> step : Steps.all()) {
            assertThat(page("chemin.html")).contains(html(step.libelle()), "<code>" + step.name() + "</code>");
        }
        for (Rule rule : ContentRule.values()) {
            assertThat(page("qualite.html")).contains("id=\"" + rule.text().code() + "\"");
        }
    }

    @Test
    void the_picture_links_each_table_to_those_its_step_reads() {
        assertThat(Plics.run("docs", "--out", site().toString()).code()).isZero();
        String picture = page("chemin.html").split("</svg>")[0];
        for (TableContract table : Schemas.tables()) {
            assertThat(picture).contains("href=\"table-" + table.table().replace('.', '-') + ".html\"");
        }
        assertThat(heights(picture, "indicateur_lisible", "profil_beneficiaires", "beneficiaires_par_age"))
                .as("each view under those it is made of")
                .isSorted();
        assertThat(page("table-silver-orientation.html").split("Sert à faire")[0])
                .contains("table-bronze-orientation.html", "table-bronze-personne.html", "table-silver-personne.html")
                .doesNotContain("table-silver-commune.html");
        assertThat(page("table-publication-carte_communes.html").split("Ses colonnes")[0])
                .contains("table-publication-indicateur_lisible.html", "table-publication-territoire.html")
                .doesNotContain("table-publication-definition.html");
    }

    /** How low some published tables are in the picture. */
    private static List<Integer> heights(String picture, String... tables) {
        return Stream.of(tables)
                .map(t -> Pattern.compile("href=\"table-publication-" + t + "\\.html\"><rect [^>]* y=\"(\\d+)\"")
                        .matcher(picture))
                .map(m -> {
                    assertThat(m.find()).isTrue();
                    return Integer.valueOf(m.group(1));
                })
                .toList();
    }

    @Test
    void every_link_leads_to_a_page_of_the_site_and_none_out_of_it() {
        assertThat(docs(Demonstration.entrepot()).code()).isZero();
        Map<String, List<String>> ids = new TreeMap<>();
        for (Path page : pages(site())) {
            ids.put(page.getFileName().toString(), group(ID, read(page)));
        }
        int links = 0;
        for (String page : ids.keySet()) {
            assertThat(ids.get(page)).as("ids of " + page).doesNotHaveDuplicates();
            for (String href : group(HREF, page(page))) {
                if (href.equals("data:,")) {
                    continue;
                }
                links++;
                String[] parts = href.split("#", 2);
                String target = parts[0].isEmpty() ? page : parts[0];
                assertThat(site().resolve(target)).as(href + " of " + page).isRegularFile();
                if (parts.length > 1) {
                    assertThat(ids.get(target)).as(href + " of " + page).contains(parts[1]);
                }
            }
        }
        assertThat(links).isGreaterThan(1000);
    }

    private static List<String> group(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult m) -> m.group(1))
                .toList();
    }

    @Test
    void the_last_value_is_that_of_the_published_file() {
        assertThat(docs(Demonstration.entrepot()).code()).isZero();
        Release release = Demonstration.release();
        List<Map<String, Object>> rows;
        try (PublishedFile file = PublishedFile.open(release.duckdb(Demonstration.entrepot()))) {
            rows = file.query("""
                    select indicateur, cast(round(valeur) as bigint) as valeur, round(evolution_pct, 1) as evolution
                    from indicateur
                    where dimension = 'TOTAL' and niveau in ('DEPARTEMENT', 'DTAS') and territoire <> '99'
                      and periode_fin = (select max(periode_fin) from indicateur)
                    """);
        }
        assertThat(rows).hasSize(5 * Schemas.fiches().size());
        for (Map<String, Object> row : rows) {
            String page = page("indicateur-" + row.get("indicateur") + ".html");
            assertThat(page)
                    .contains("janvier 2022", release.release())
                    .contains(">" + "%,d".formatted(row.get("valeur")).replaceAll("[,\\s]", "\u202f") + "<")
                    .contains(">"
                            + row.get("evolution").toString().replace('-', '−').replace('.', ',') + "\u00a0%<");
        }
    }

    @Test
    void a_secret_cell_is_told_secret_and_an_absent_year_not_received() {
        Banc banc = new Banc(dossier);
        banc.flux("C0611", "2022-01", 5, Bloc.dossier("00000000001").avec(Individu.dem("ROUX", "EVE")));
        banc.flux("M0532", "2022-01", 5, Bloc.dossier("00000000002").msa().avec(Individu.dem("MARTIN", "LEA")));
        assertThat(banc.run().code()).isZero();
        Plics.Resultat docs = docs(banc.entrepot);
        assertThat(docs.code()).as(docs.terminal()).isZero();
        assertThat(page("indicateur-nb_beneficiaires.html"))
                .contains("<strong>secret</strong> Orne, janvier 2022", "data-titre=\"Évolution\">")
                .contains("data-titre=\"Un an plus tôt\">non reçu</td>");
        assertThat(page("index.html")).contains("<strong>secret</strong> Orne").doesNotContain("<strong>2</strong>");
        assertThat(page("qualite.html")).contains("CAF 611", "MSA 532").doesNotContain("ROUX", "MARTIN");
    }

    @Test
    void a_site_made_before_is_replaced_whole_and_anything_else_is_left_alone() throws IOException {
        assertThat(Plics.run("docs", "--out", site().toString()).code()).isZero();
        Files.writeString(site().resolve("indicateur-ancien.html"), "un indicateur retiré depuis");
        assertThat(Plics.run("docs", "--out", site().toString()).code()).isZero();
        assertThat(site().resolve("indicateur-ancien.html")).doesNotExist();
        assertThat(site().resolve("index.html")).exists();

        Files.writeString(site().resolve("notes.txt"), "à moi");
        refused(2, "[DOCS-02] le dossier " + site() + " contient autre chose", site());
        assertThat(site().resolve("notes.txt")).hasContent("à moi");
        Files.delete(site().resolve("notes.txt"));

        Path autre = Files.createDirectory(dossier.resolve("autre"));
        Files.writeString(autre.resolve("index.html"), "<p>à moi</p>");
        refused(2, "[DOCS-02] le dossier " + autre + " contient autre chose", autre);
        assertThat(autre.resolve("index.html")).hasContent("<p>à moi</p>");
        refused(2, "[DOCS-01] " + autre.resolve("index.html") + " n'est pas un dossier.", autre.resolve("index.html"));
        try (Stream<Path> left = Files.list(dossier)) {
            assertThat(left).containsExactlyInAnyOrder(site(), autre);
        }
    }

    @Test
    void without_a_release_or_with_one_that_is_gone_nothing_is_written() throws IOException {
        Path entrepot = dossier.resolve("entrepot");
        refused(10, "[PUBLICATION-01] rien n'est encore publié dans " + entrepot, site(), entrepot);
        Files.createDirectories(entrepot.resolve("publication"));
        Release release = Demonstration.release();
        Files.copy(
                Demonstration.entrepot().resolve("publication/current.json"),
                entrepot.resolve("publication/current.json"));
        refused(50, "[PUBLICATION-02] la publication " + release.release() + " n'est plus là", site(), entrepot);
        Path fichier = Files.writeString(dossier.resolve("fichier"), "");
        refused(2, "[ENTREPOT-02] " + fichier + " n'est pas un dossier.", site(), fichier);
        assertThat(site()).doesNotExist();
    }

    private static void refused(int code, String sentence, Path out, Path... entrepot) {
        List<String> command = new ArrayList<>(List.of("docs", "--out", out.toString()));
        for (Path path : entrepot) {
            command.addAll(List.of("--entrepot", path.toString()));
        }
        Plics.Resultat refusal = Plics.run(command.toArray(String[]::new));
        assertThat(refusal.err()).startsWith(sentence);
        assertThat(refusal.code()).isEqualTo(code);
    }

    @Test
    void every_page_fits_a_desk_and_a_telephone_and_the_browser_complains_of_none() {
        try (Chromium chromium = Chromium.start()) {
            assertThat(docs(Demonstration.entrepot()).code()).isZero();
            for (Path page : pages(site())) {
                chromium.resize(1280, 800);
                chromium.open(page);
                fits(chromium, page, 1280);
                chromium.resize(390, 800);
                fits(chromium, page, 390);
                assertThat(chromium.errors()).as(page.toString()).isEmpty();
            }
        }
    }

    /** Nothing goes out of the window, but inside a box that scrolls by itself. */
    private static void fits(Chromium chromium, Path page, int width) {
        assertThat(chromium.evaluate("document.documentElement.scrollWidth").asInt())
                .as(page.getFileName() + " on " + width + " pixels")
                .isEqualTo(width);
        assertThat(chromium.evaluate("document.querySelector('h1').getBoundingClientRect().height")
                        .asDouble())
                .as("title of " + page.getFileName())
                .isPositive();
    }

    /** One page of each kind, the others are made of the same templates: contrast, names, headings, tables (axe, WCAG 2 AA). */
    @Test
    void one_page_of_each_kind_can_be_read_by_everyone() {
        try (Chromium chromium = Chromium.start()) {
            assertThat(docs(Demonstration.entrepot()).code()).isZero();
            String axe = axe();
            for (String name : List.of(
                    "index.html",
                    "indicateur-nb_beneficiaires_sdd.html",
                    "dimensions.html",
                    "tables.html",
                    "table-gold-personne_mois.html",
                    "table-publication-carte_communes.html",
                    "source-ORIENTATION.html",
                    "codes.html",
                    "codes-ETATDOSRSA.html",
                    "chemin.html",
                    "qualite.html")) {
                chromium.resize(1280, 800);
                readable(chromium, axe, site().resolve(name));
            }
            chromium.resize(390, 800);
            readable(chromium, axe, site().resolve("indicateur-nb_beneficiaires_sdd.html"));
            readable(chromium, axe, site().resolve("chemin.html"));
        }
    }

    private static void readable(Chromium chromium, String axe, Path page) {
        chromium.open(page);
        chromium.evaluate(axe + ";0");
        JsonNode found = chromium.evaluate("""
                axe.run(document, {
                  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
                  resultTypes: ['violations']
                }).then(r => ({passes: r.passes.length, violations: r.violations.map(v => v.id + ' : ' + v.nodes[0].html)}))
                """);
        assertThat(found.get("violations")).as(page.getFileName().toString()).isEmpty();
        assertThat(found.get("passes").asInt()).isGreaterThan(10);
    }

    private static String axe() {
        try (InputStream in = DocsTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_search_finds_a_column_by_a_word_without_its_accents() {
        try (Chromium chromium = Chromium.start()) {
            assertThat(Plics.run("docs", "--out", site().toString()).code()).isZero();
            chromium.resize(1280, 800);
            chromium.open(site().resolve("index.html"));
            assertThat(search(chromium, "")).isEmpty();
            assertThat(search(chromium, "anciennete revolus"))
                    .anySatisfy(r -> assertThat(r).contains("anciennete_mois", "Colonne de gold.foyer_mois"));
            assertThat(search(chromium, "ETATDOSRSA etat droit"))
                    .anySatisfy(r -> assertThat(r).contains("Liste de codes"));
            assertThat(search(chromium, "licorne")).isEmpty();
            assertThat(chromium.evaluate("document.querySelector('#compte').textContent")
                            .asText())
                    .isEqualTo("Rien ne répond à ces mots.");
        }
    }

    private static List<String> search(Chromium chromium, String words) {
        JsonNode shown = chromium.evaluate("""
                (() => {
                  const field = document.querySelector('#recherche');
                  field.value = '%s';
                  field.dispatchEvent(new Event('input'));
                  return [...document.querySelectorAll('#resultats li')].filter(li => li.checkVisibility()).map(li => li.textContent);
                })()
                """.formatted(words));
        List<String> texts = new ArrayList<>();
        shown.forEach(t -> texts.add(t.asText()));
        return texts;
    }
}
