package org.ntkverify.report.html;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.Source;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Table;
import org.ntkverify.check.Verdict;
import org.ntkverify.report.table.PlacedTable;
import org.ntkverify.report.wording.ClaimWording;
import org.ntkverify.report.wording.FormulaText;
import org.ntkverify.report.wording.Meaning;
import org.ntkverify.report.wording.Measures;

/** Everything about one claim. */
final class ClaimSection {

    private static final Pattern FIRST_WORD = Pattern.compile("([a-z]{2,})[ ,.]");

    private final ClaimResult result;
    private final RunInfo info;
    private final int formulas;
    private final Html html;

    /**
     * Creates the section.
     *
     * @param formulas longest formula to be set, in characters of MathML
     */
    ClaimSection(ClaimResult result, RunInfo info, int formulas, Html html) {
        this.result = result;
        this.info = info;
        this.formulas = formulas;
        this.html = html;
    }

    void write() {
        Claim claim = result.claim();
        html.open(
                "article",
                "class",
                "claim",
                "id",
                claim.id(),
                "tabindex",
                "-1",
                "data-verdict",
                result.verdict().kind().text(),
                "data-outcome",
                result.outcome().text(),
                "data-paper",
                claim.source().paper());
        html.open("h3").prose(claim.title()).close();
        html.open("p", "class", "id");
        html.open("a", "href", "#" + claim.id(), "title", "Link to this claim")
                .leaf("code", claim.id())
                .close();
        html.words(" ");
        badges(html, result);
        html.close();
        html.open("p", "class", "statement").prose(claim.statement()).close();
        facts();
        assumptions(claim);
        evidence();
        FalsifierTable.write(html, result.falsifiers());
        html.leaf("h4", "Replay");
        command(html, ClaimWording.replay(claim, info));
        html.close();
    }

    private void facts() {
        Claim claim = result.claim();
        Verdict verdict = result.verdict();
        html.open("dl", "class", "facts");
        html.leaf("dt", "Verdict")
                .open("dd")
                .leaf("strong", ClaimWording.word(verdict))
                .words(". ");
        html.text(Meaning.verdict(verdict));
        boolean sampled = verdict instanceof Verdict.Supported supported
                && supported.alpha().isPresent();
        if (!sampled) { // else the line below says it
            String detail = ClaimWording.detail(verdict);
            html.words(" ").prose(verdict.kind() == Verdict.Kind.REFUTED ? "(" + detail + ")" : sentence(detail));
        }
        html.close();
        ClaimWording.witness(verdict).ifPresent(witness -> fact(html, "Witness", witness));
        if (verdict.kind() == Verdict.Kind.SUPPORTED || verdict.kind() == Verdict.Kind.UNDECIDED) {
            Measures measures = Measures.of(result);
            measures.smallestDetectable()
                    .ifPresent(detectable -> fact(
                            html,
                            "Would see",
                            Meaning.detectable(detectable)
                                    + " "
                                    + Meaning.margin(measures.margin(), detectable.unit())));
        }
        if (verdict instanceof Verdict.Proved proved && !proved.trusted().isEmpty()) {
            fact(html, "Trusted", sentence(String.join("; ", proved.trusted())));
        }
        html.leaf("dt", "Outcome")
                .open("dd")
                .leaf("strong", words(result.outcome()))
                .words(". ");
        html.text(Meaning.outcome(result)).close();
        claim.corrected()
                .ifPresent(corrected -> html.leaf("dt", "Corrected")
                        .open("dd")
                        .prose(corrected.text())
                        .close());
        html.leaf("dt", "Source").open("dd");
        source(claim.source());
        html.text(Meaning.provenance(claim.source().provenance()))
                .words(".")
                .close()
                .close();
    }

    private void source(Source source) {
        if (source.provenance() == Provenance.CLAIM_FILE) {
            html.text(source.note()).words(", ").text(source.locator()).words("; ");
            return;
        }
        html.text(source.paper()).words(", ").prose(source.locator());
        html.text(" ").words(" (note ").text(source.note()).words("); ");
    }

    private void assumptions(Claim claim) {
        html.leaf("h4", "Assumptions");
        if (claim.assumptions().isEmpty()) {
            html.leaf("p", "None beyond the statement itself.");
            return;
        }
        html.open("ul", "class", "assumptions");
        for (Assumption assumption : claim.assumptions()) {
            html.open("li", "class", assumption.status().text());
            html.leaf("span", mark(assumption.status()), "class", "mark", "aria-hidden", "true")
                    .words(" ");
            html.open("span").prose(assumption.text()).words(" ");
            html.leaf("small", Meaning.assumption(assumption.status())).close().close();
        }
        html.close();
    }

    private static String mark(Assumption.Status status) {
        return switch (status) {
            case HOLDS, BY_CONSTRUCTION -> "\u2713";
            case FAILS -> "\u2717";
            case WAIVED -> "\u2013";
            case UNCHECKED -> "?";
        };
    }

    private void evidence() {
        List<Statement> statements = statements();
        Iterator<PlacedTable> tables = PlacedTable.of(result).iterator();
        int total = result.evidence().size();
        boolean said = total == 1 && result.verdict().kind() == Verdict.Kind.PROVED;
        if (result.claim().checks().size() > 1) {
            html.leaf(
                    "p",
                    "%s checks: %s."
                            .formatted(
                                    result.claim().checks().size(),
                                    result.claim().combination().text()),
                    "class",
                    "combination");
        }
        for (int i = 0; i < total; i++) {
            Evidence piece = result.evidence().get(i);
            String number = total == 1 ? "Evidence" : "Evidence %s of %s".formatted(i + 1, total);
            Optional<Statement> statement =
                    statements.size() == total ? Optional.of(statements.get(i)) : Optional.empty();
            new EvidenceSection(piece, said, formulas, html).write(number, statement);
            for (Table table : piece.tables()) {
                TableSection.write(html, table, tables.next());
            }
            html.close();
        }
        if (!result.illustrations().isEmpty()) {
            html.open("div", "class", "evidence").leaf("h4", "Illustrations: they decide nothing");
            result.illustrations().forEach(table -> TableSection.write(html, table, tables.next()));
            html.close();
        }
    }

    /** What each piece of evidence was gathered for, if there is one for each statement. */
    private List<Statement> statements() {
        List<Statement> statements = new ArrayList<>(result.claim().checks());
        result.claim().corrected().ifPresent(statements::add);
        return statements;
    }

    /** Writes verdict and outcome as words in a frame. */
    static void badges(Html html, ClaimResult result) {
        html.leaf(
                "span",
                ClaimWording.word(result.verdict()),
                "class",
                "v " + result.verdict().kind().text());
        html.words(" ")
                .leaf(
                        "span",
                        words(result.outcome()),
                        "class",
                        "o " + result.outcome().text());
    }

    private static String words(Outcome outcome) {
        return outcome == Outcome.AS_EXPECTED ? "as expected" : outcome.text();
    }

    static void fact(Html html, String label, String text) {
        html.leaf("dt", label).leaf("dd", text);
    }

    /** Writes a command; the script adds a button that copies it. */
    static void command(Html html, String command) {
        html.open("pre", "class", "command").leaf("code", command).close();
    }

    static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    /** Returns a phrase with a full stop, and with a capital if it begins with a word and not with a formula. */
    static String sentence(String phrase) {
        if (phrase.isEmpty()) {
            return "";
        }
        String sentence = phrase.endsWith(".") ? phrase : phrase + ".";
        Matcher word = FIRST_WORD.matcher(sentence);
        return word.lookingAt() && !FormulaText.isSymbol(word.group(1))
                ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)
                : sentence;
    }
}
