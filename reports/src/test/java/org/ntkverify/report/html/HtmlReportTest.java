package org.ntkverify.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntkverify.report.html.PageFixture.elements;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.RunFixture;
import org.ntkverify.report.wording.ClaimWording;
import org.ntkverify.report.wording.PlainText;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class HtmlReportTest {

    private static final String PAGE = PageFixture.page();
    private static final Document PARSED = PageFixture.parsed(PAGE);

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream().map(Node::getTextContent).toList();
    }

    private static Element article(String id) {
        return elements(PARSED, "article").stream()
                .filter(article -> article.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no section for " + id));
    }

    @Test
    void every_claim_has_its_section_with_all_parts() {
        VerificationRun run = PageFixture.run();
        assertThat(elements(PARSED, "article")).hasSameSizeAs(run.results());
        for (ClaimResult result : run.results()) {
            Element article = article(result.claim().id());
            assertThat(article.getAttribute("data-verdict"))
                    .isEqualTo(result.verdict().kind().text());
            assertThat(article.getAttribute("data-outcome"))
                    .isEqualTo(result.outcome().text());
            assertThat(texts(article, "h4")).contains("Assumptions", "Falsifiers", "Replay");
            assertThat(texts(article, "h4").stream().filter(head -> head.startsWith("Evidence")))
                    .hasSameSizeAs(result.evidence());
            assertThat(texts(article, "pre")).containsExactly(ClaimWording.replay(result.claim(), run.info()));
            result.falsifiers()
                    .forEach(falsifier -> assertThat(texts(article, "code"))
                            .contains(falsifier.falsifier().id()));
        }
        assertThat(PARSED.getElementsByTagName("html").item(0).getTextContent()).contains(run.notRun());
    }

    @Test
    void every_claim_is_in_the_index_with_its_verdict() {
        List<String> entries = elements(elements(PARSED, "nav").get(0), "a").stream()
                .map(link -> link.getAttribute("href") + " " + link.getTextContent())
                .toList();
        for (ClaimResult result : PageFixture.run().results()) {
            assertThat(entries)
                    .anyMatch(entry -> entry.startsWith("#" + result.claim().id() + " ")
                            && entry.endsWith(" " + ClaimWording.word(result.verdict())));
        }
    }

    @Test
    void ids_are_unique_and_anchors_lead_somewhere() {
        List<String> ids = elements(PARSED, "*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(30);
        List<String> anchors = elements(PARSED, "a").stream()
                .map(link -> link.getAttribute("href"))
                .filter(href -> href.startsWith("#") && !href.startsWith("#?"))
                .map(href -> href.substring(1))
                .toList();
        assertThat(anchors).hasSizeGreaterThan(20);
        assertThat(ids).containsAll(anchors);
        for (Element element : elements(PARSED, "*")) {
            for (String name : List.of("aria-labelledby", "aria-controls", "for")) {
                for (String id : element.getAttribute(name).split(" ", -1)) {
                    assertThat(id)
                            .satisfiesAnyOf(
                                    text -> assertThat(text).isEmpty(),
                                    text -> assertThat(ids).contains(text));
                }
            }
        }
    }

    @Test
    void hostile_text_is_shown_as_text() {
        assertThat(article("bombari2022/p10-5-hostile").getTextContent())
                .contains(PlainText.oneLine(RunFixture.HOSTILE));
        assertThat(elements(PARSED, "script")).hasSize(1);
        assertThat(elements(PARSED, "b")).allMatch(bold -> bold.getTextContent().matches("[0-9]+"));
        assertThat(PAGE.codePoints())
                .as("control characters and direction overrides")
                .allMatch(c -> c == '\n' || !(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
        Set<String> attributes = new HashSet<>();
        for (Element element : elements(PARSED, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                attributes.add(element.getAttributes().item(i).getNodeName());
            }
        }
        assertThat(attributes)
                .as("attributes, none of which runs or styles")
                .contains("href", "id", "class")
                .noneMatch(name -> name.startsWith("on") || name.equals("style") || name.contains("src"));
    }

    @Test
    void formulas_are_mathematics_or_text() {
        Element article = article("jacot2018/p2-1-relu-derivative-dual");
        assertThat(texts(article, "math")).containsExactly("E", "t");
        assertThat(texts(article, "code")).contains(PlainText.oneLine(RunFixture.HOSTILE));
        assertThat(article.getTextContent()).contains("Re-checked: ", "Re-check failed: ");
    }

    @Test
    void only_the_page_s_own_style_and_script_may_run() {
        String policy = elements(PARSED, "meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .findFirst()
                .orElseThrow()
                .getAttribute("content");
        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .contains("style-src '%s';".formatted(PageAssets.hash(PageFixture.raw(PAGE, "style"))))
                .contains("script-src '%s';".formatted(PageAssets.hash(PageFixture.raw(PAGE, "script"))))
                .doesNotContain("unsafe");
        assertThat(PAGE.indexOf("Content-Security-Policy")).isLessThan(PAGE.indexOf("<style>"));
        assertThat(elements(PARSED, "style")).hasSize(1);
        assertThat(PageAssets.hash("")).isEqualTo("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @Test
    void nothing_is_fetched() {
        assertThat(PAGE).doesNotContainPattern("url\\((?!#)").doesNotContain("@import");
        for (String name : List.of("link", "img", "iframe", "object", "embed", "image", "use", "base", "audio")) {
            assertThat(elements(PARSED, name)).as(name).isEmpty();
        }
        assertThat(elements(PARSED, "a"))
                .extracting(link -> link.getAttribute("href"))
                .allMatch(href -> href.matches("#.*|[a-z0-9_/-]+\\.(csv|tex|svg|json|md|xml)"), "relative");
    }

    @Test
    void headings_and_landmarks_are_in_order() {
        List<Integer> levels = elements(PARSED, "*").stream()
                .map(Element::getTagName)
                .filter(name -> name.matches("h[1-6]"))
                .map(name -> Integer.parseInt(name.substring(1)))
                .toList();
        assertThat(levels.get(0)).isEqualTo(1);
        assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).as("heading %s", i).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
        for (String landmark : List.of("header", "nav", "main", "footer")) {
            assertThat(elements(PARSED, landmark)).as(landmark).hasSize(1);
        }
        assertThat(PARSED.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        Element skip = elements(PARSED, "a").get(0);
        assertThat(skip.getAttribute("href")).isEqualTo("#claims");
    }

    @Test
    void tables_have_captions_and_scopes_and_fields_have_labels() {
        List<Element> tables = elements(PARSED, "table");
        assertThat(tables).hasSizeGreaterThan(10);
        for (Element table : tables) {
            assertThat(elements(table, "caption")).hasSize(1);
            assertThat(elements(table, "th")).isNotEmpty().allMatch(head -> head.hasAttribute("scope"));
        }
        List<String> labelled = new ArrayList<>();
        elements(PARSED, "label").forEach(label -> labelled.add(label.getAttribute("for")));
        elements(PARSED, "input").forEach(input -> assertThat(labelled).contains(input.getAttribute("id")));
        elements(PARSED, "select").forEach(select -> assertThat(labelled).contains(select.getAttribute("id")));
        assertThat(elements(PARSED, "svg"))
                .filteredOn(svg -> !svg.hasAttribute("aria-hidden"))
                .hasSize(2)
                .allMatch(svg -> svg.hasAttribute("aria-labelledby"));
    }

    @Test
    void numbers_stand_to_the_right_with_their_errors() {
        Element table = elements(article("jacot2018/p2-2-limit-rate"), "table").get(0);
        List<String> numbers = elements(table, "td").stream()
                .filter(cell -> cell.getAttribute("class").equals("n"))
                .map(Node::getTextContent)
                .toList();
        assertThat(numbers).contains("0.6090(3)", "\u22121.50(2)\u00B710\u22129");
    }

    @Test
    void the_same_run_gives_the_same_page_and_a_small_one() {
        assertThat(PageFixture.page()).isEqualTo(PAGE);
        assertThat(PAGE.getBytes(StandardCharsets.UTF_8).length).isBetween(50_000, 140_000);
    }

    @Test
    void a_page_that_grows_too_large_leaves_out_formulas_and_says_so() {
        ClaimResult first = RunFixture.run().results().get(0);
        String formula = "<math><mrow>" + "<mi>x</mi>".repeat(1_000) + "</mrow></math>";
        VerificationRun run = new VerificationRun(
                RunFixture.run().info(),
                List.of(new ClaimResult(
                        first.claim(),
                        first.verdict(),
                        first.outcome(),
                        List.of(PageFixture.derivation(formula, formula + " ")),
                        first.falsifiers(),
                        first.alpha(),
                        first.seconds())),
                List.of());
        String whole = HtmlReport.render(run);
        assertThat(whole).contains("<mi>x</mi>").doesNotContain("Too long for this page");
        String cut = HtmlReport.render(run, whole.getBytes(StandardCharsets.UTF_8).length - 1);
        assertThat(cut).doesNotContain("<mi>x</mi>").contains("Too long for this page", "href=\"results.json\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "ntkv verify 'cho2009/*' --tier smoke; ntkv verify 'cho2009/*' --tier smoke --seed 7",
                "ntkv verify 'cho2009/*' --seed random; ntkv verify 'cho2009/*' --seed 7",
                "ntkv verify --seed=3; ntkv verify --seed=3"
            })
    void the_command_at_the_top_repeats_the_run(String typed, String replay) {
        Document page = PageFixture.parsed(
                HtmlReport.render(new VerificationRun(RunFixture.info(typed), List.of(), List.of())));
        assertThat(elements(page, "pre"))
                .hasSize(1)
                .allMatch(command -> command.getTextContent().equals(replay));
    }
}
