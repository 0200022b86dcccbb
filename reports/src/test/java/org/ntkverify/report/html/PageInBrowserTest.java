package org.ntkverify.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a browser shows it; skipped where none is installed. */
class PageInBrowserTest {

    private static final Pattern ARTICLE = Pattern.compile("<article [^>]*?id=\"([^\"]+)\"[^>]*>");

    @TempDir
    private Path folder = Path.of("");

    private Optional<Path> program = Optional.empty();

    @BeforeEach
    void find() {
        program = Browser.installed();
        assumeTrue(program.isPresent(), "no Chromium on the PATH: the page was not opened in a browser");
    }

    private Browser.Seen open(String page, String fragment) throws IOException, InterruptedException {
        return new Browser(program.orElseThrow(), folder).open(page, fragment);
    }

    /** Returns the page with a second script that acts as a reader would, admitted by its hash. */
    private static String driven(String script) {
        String page = PageFixture.page();
        String own = PageAssets.hash(PageFixture.raw(page, "script"));
        return page.replace("'" + own + "'", "'" + own + "' '" + PageAssets.hash(script) + "'")
                .replace("</body>", "<script>" + script + "</script></body>");
    }

    private static List<String> shown(Browser.Seen seen) {
        return ARTICLE.matcher(seen.tree())
                .results()
                .filter(article -> !article.group().contains("hidden"))
                .map(article -> article.group(1))
                .toList();
    }

    @Test
    void the_whole_page_opens_without_an_error() throws IOException, InterruptedException {
        Browser.Seen seen = open(PageFixture.page(), "");
        assertThat(seen.console()).isEmpty();
        assertThat(shown(seen)).hasSize(PageFixture.run().results().size());
        assertThat(seen.tree())
                .contains(">11 of 11 claims<", ">Copy</button>")
                .doesNotContain("role=\"search\" aria-label=\"Filter claims\" hidden");
    }

    @Test
    void an_address_filters_by_verdict_and_words() throws IOException, InterruptedException {
        Browser.Seen seen = open(PageFixture.page(), "#?verdict=refuted&q=printed");
        assertThat(seen.console()).isEmpty();
        assertThat(shown(seen)).containsExactly("bombari2022/p10-c4-linear-singular");
        assertThat(seen.tree()).contains(">1 of 11 claims<");
        assertThat(shown(open(PageFixture.page(), "#?verdict=refuted")))
                .containsExactly("bombari2022/p10-c4-linear-singular", "bombari2022/p10-5-hostile");
        assertThat(shown(open(PageFixture.page(), "#?q=n%5E(-1/2)")))
                .as("raised text is found as it is typed")
                .containsExactly("jacot2018/p2-2-limit-rate");
    }

    @Test
    void an_address_leads_to_a_claim() throws IOException, InterruptedException {
        Browser.Seen seen = open(PageFixture.page(), "#wu2022/p5-1-broken");
        assertThat(seen.tree())
                .containsPattern("<a href=\"#wu2022/p5-1-broken\" aria-current=\"true\"")
                .containsPattern("<article class=\"claim here\" id=\"wu2022/p5-1-broken\"");
    }

    @Test
    void keys_walk_search_and_clear() throws IOException, InterruptedException {
        String script = """
                window.addEventListener('load', function () {
                  function press(key) { document.dispatchEvent(new KeyboardEvent('keydown', { key: key, bubbles: true, cancelable: true })); }
                  var trace = [];
                  press('j'); trace.push(document.activeElement.id);
                  press('j'); trace.push(document.activeElement.id);
                  press('k'); trace.push(document.activeElement.id);
                  press('o'); trace.push(document.activeElement.querySelectorAll('details:not([open])').length);
                  press('/'); trace.push(document.activeElement.id);
                  document.getElementById('outcome').value = 'error';
                  document.getElementById('outcome').dispatchEvent(new Event('input', { bubbles: true }));
                  trace.push(window.location.hash, document.getElementById('found').textContent);
                  document.getElementById('theme').click();
                  trace.push(document.documentElement.dataset.theme);
                  document.title = trace.join(' ');
                });
                """;
        Browser.Seen seen = open(driven(script), "");
        assertThat(seen.console()).isEmpty();
        assertThat(seen.tree())
                .contains(
                        "<title>jacot2018/p2-1-relu-derivative-dual jacot2018/p2-2-limit-rate jacot2018/p2-1-relu-derivative-dual"
                                + " 0 q #?outcome=error 2 of 11 claims light</title>");
    }

    @Test
    void a_script_that_the_policy_does_not_name_is_refused() throws IOException, InterruptedException {
        String page = PageFixture.page().replace("</body>", "<script>document.title = 'run'</script></body>");
        Browser.Seen seen = open(page, "");
        assertThat(seen.tree()).doesNotContain("<title>run</title>");
        assertThat(seen.console()).hasSize(1).first().asString().contains("Content Security Policy");
    }
}
