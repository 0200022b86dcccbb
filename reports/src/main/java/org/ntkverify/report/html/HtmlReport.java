package org.ntkverify.report.html;

import java.nio.charset.StandardCharsets;
import org.ntkverify.check.Papers;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.wording.RunWording;

/**
 * Renders {@code index.html}: the run, the claims by paper, a section for each claim.
 *
 * <p>Where the page would exceed a size that a browser opens at once, longer formulas give way; each says so, and {@code results.json} has them. Tables and
 * plots are never cut.
 */
public final class HtmlReport {

    /** Size in bytes above which formulas are left out. */
    static final int LIMIT = 8 << 20;

    /** Longest formulas that are set, in characters of MathML, for pages that grow too large. */
    private static final int[] LONGEST_FORMULAS = {16_000, 3_000, 500, 0};

    private HtmlReport() {}

    /** Returns the page. The same run gives the same text. */
    public static String render(VerificationRun run) {
        return render(run, LIMIT);
    }

    static String render(VerificationRun run, int limit) {
        String page = "";
        for (int longest : LONGEST_FORMULAS) {
            page = page(run, longest);
            if (page.getBytes(StandardCharsets.UTF_8).length <= limit) {
                break;
            }
        }
        return page;
    }

    private static String page(VerificationRun run, int formulas) {
        Html html = new Html();
        html.markup("<!DOCTYPE html>\n").open("html", "lang", "en");
        head(html, run);
        html.open("body");
        html.leaf("a", "Skip to the claims", "class", "skip", "href", "#claims");
        RunSection section = new RunSection(run, html);
        section.write();
        html.open("div", "class", "page");
        new ContentsSection(run, html).write();
        html.open("main", "id", "claims", "tabindex", "-1");
        section.attention();
        RunWording.byPaper(run).forEach((paper, results) -> {
            html.open("section", "class", "paper", "data-group", "", "id", ContentsSection.anchor(paper));
            html.leaf("h2", paper);
            Papers.citation(paper).ifPresent(citation -> html.leaf("p", citation, "class", "citation"));
            results.forEach(result -> new ClaimSection(result, run.info(), formulas, html).write());
            html.close();
        });
        html.leaf("p", "No claim matches the filter.", "id", "nothing", "hidden", "");
        notRun(html, run);
        html.close().close();
        html.open("footer").open("p").text("ntk-verify " + run.info().version()).words(". ");
        html.words("This page loads nothing and sends nothing; ").leaf("a", "results.json", "href", "results.json");
        html.words(" has everything on it, and more digits.").close().close();
        return html.close().close().finish();
    }

    private static void head(Html html, VerificationRun run) {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\"/>\n".formatted(PageAssets.policy()));
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "name", "referrer", "content", "no-referrer");
        html.leaf("title", "ntk-verify: " + RunWording.status(run));
        html.markup("<style>" + PageAssets.style() + "</style>\n");
        html.markup("<script>" + PageAssets.script() + "</script>\n");
        html.close();
    }

    private static void notRun(Html html, VerificationRun run) {
        if (run.notRun().isEmpty()) {
            return;
        }
        html.open("section", "id", "not-run").leaf("h2", "Not run");
        html.leaf("p", "This tier leaves these claims out; they count neither as passed nor as failed.");
        html.open("ul");
        run.notRun().forEach(id -> html.open("li").leaf("code", id, "id", id).close());
        html.close().close();
    }
}
