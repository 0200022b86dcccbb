package org.ntkverify.report.html;

import java.util.Arrays;
import java.util.List;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.wording.ClaimWording;
import org.ntkverify.report.wording.RunWording;

/** The filter, which the script shows, and the claims by paper. */
final class ContentsSection {

    private final VerificationRun run;
    private final Html html;

    ContentsSection(VerificationRun run, Html html) {
        this.run = run;
        this.html = html;
    }

    void write() {
        html.open("div", "class", "side");
        filter();
        html.open("nav", "id", "contents", "aria-labelledby", "contents-title");
        html.leaf("h2", "Claims by paper", "id", "contents-title");
        RunWording.byPaper(run).forEach(this::paper);
        if (!run.notRun().isEmpty()) {
            html.open("p")
                    .leaf("a", "Not run: " + run.notRun().size(), "href", "#not-run")
                    .close();
        }
        html.close().close();
    }

    private void paper(String paper, List<ClaimResult> results) {
        html.open("div", "class", "paper", "data-group", "");
        html.open("h3").leaf("a", paper, "href", "#" + anchor(paper)).words(" ");
        html.leaf("span", Integer.toString(results.size()), "class", "number").close();
        html.open("ul");
        for (ClaimResult result : results) {
            html.open("li").open("a", "href", "#" + result.claim().id());
            html.open("span", "class", "name")
                    .prose(result.claim().title())
                    .close()
                    .words(" ");
            html.leaf("span", ClaimWording.word(result.verdict()), "class", style(result))
                    .close()
                    .close();
        }
        html.close().close();
    }

    private static String style(ClaimResult result) {
        String style = "v " + result.verdict().kind().text();
        return ClaimWording.needsAttention(result.outcome()) ? style + " attention" : style;
    }

    /** Returns the anchor of a paper; keys have no hyphen, and claims have a slash. */
    static String anchor(String paper) {
        return "paper-" + paper.replaceAll("[^A-Za-z0-9]+", "-");
    }

    private void filter() {
        html.open("form", "id", "filter", "role", "search", "aria-label", "Filter claims", "hidden", "");
        html.leaf("label", "Search", "for", "q");
        html.empty(
                "input",
                "type",
                "search",
                "id",
                "q",
                "name",
                "q",
                "autocomplete",
                "off",
                "placeholder",
                "words, ids, formulas");
        choice(
                "verdict",
                "Verdict",
                Arrays.stream(Verdict.Kind.values()).map(Verdict.Kind::text).toList());
        choice(
                "outcome",
                "Outcome",
                Arrays.stream(Outcome.values()).map(Outcome::text).toList());
        choice("paper", "Paper", List.copyOf(RunWording.byPaper(run).keySet()));
        html.open("p", "class", "found");
        html.leaf("output", "", "id", "found", "for", "q verdict outcome paper").words(" ");
        html.leaf("button", "Clear", "type", "reset").words(" ");
        html.leaf("button", "Keys", "type", "button", "id", "help", "aria-expanded", "false", "aria-controls", "keys");
        html.close();
        keys();
        html.close();
    }

    private void choice(String id, String label, List<String> values) {
        html.leaf("label", label, "for", id).open("select", "id", id, "name", id);
        html.leaf("option", "any", "value", "");
        for (String value : values) {
            html.leaf("option", id.equals("verdict") ? ClaimSection.upper(value) : value, "value", value);
        }
        html.close();
    }

    private void keys() {
        html.open("dl", "id", "keys", "hidden", "");
        key("/", "search");
        key("Esc", "clear the filter");
        key("j k", "next, previous claim");
        key("o", "open or close all of a claim");
        key("?", "show or hide this list");
        html.close();
    }

    private void key(String key, String meaning) {
        html.open("dt").leaf("kbd", key).close().leaf("dd", meaning);
    }
}
