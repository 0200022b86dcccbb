package org.ntkverify.report.html;

import java.util.List;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.report.wording.ClaimWording;

/** The near misses of a claim and what became of them. */
final class FalsifierTable {

    private static final String CAPTION =
            "Near misses that the same checks must refute, for the reason and with the effect declared beforehand.";

    private FalsifierTable() {}

    static void write(Html html, List<FalsifierResult> falsifiers) {
        html.leaf("h4", "Falsifiers");
        if (falsifiers.isEmpty()) {
            html.leaf("p", "None was run.");
            return;
        }
        long declared =
                falsifiers.stream().filter(FalsifierResult::refutedAsDeclared).count();
        if (declared == falsifiers.size()) {
            html.open("details");
            html.leaf("summary", "%s near misses, all refuted as declared".formatted(declared));
        } else {
            html.open("details", "open", "");
            html.leaf("summary", "%s of %s near misses refuted as declared".formatted(declared, falsifiers.size()));
        }
        html.open("div", "class", "scroll").open("table", "class", "falsifiers");
        html.leaf("caption", CAPTION).open("thead").open("tr");
        for (String column : List.of("Near miss", "Verdict", "Seen", "Declared", "As declared")) {
            html.leaf("th", column, "scope", "col");
        }
        html.close().close().open("tbody");
        falsifiers.forEach(falsifier -> row(html, falsifier));
        html.close().close().close().close();
    }

    private static void row(Html html, FalsifierResult result) {
        html.open("tr").open("th", "scope", "row", "class", "w");
        html.prose(result.falsifier().statement().text()).words(" ");
        html.leaf("code", result.falsifier().id()).close();
        html.open("td");
        html.leaf(
                        "span",
                        ClaimWording.word(result.verdict()),
                        "class",
                        "v " + result.verdict().kind().text())
                .close();
        html.open("td").text(ClaimWording.detail(result.verdict()));
        ClaimWording.witness(result.verdict())
                .ifPresent(witness -> html.words(" ").leaf("small", witness));
        html.close();
        html.open("td")
                .text("%s, effect %s"
                        .formatted(
                                result.falsifier().reason().text(),
                                result.falsifier().effect().text()))
                .close();
        boolean declared = result.refutedAsDeclared();
        html.open("td").leaf("span", declared ? "\u2713" : "\u2717", "class", "mark", "aria-hidden", "true");
        html.words(declared ? " yes" : " <strong>no</strong>").close().close();
    }
}
