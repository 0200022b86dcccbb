package org.ntkverify.report.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Source;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Tier;
import org.ntkverify.report.wording.Meaning;
import org.ntkverify.report.wording.Refutation;

/** One claim in full. */
final class ExplainView {

    private static final String INDENT = "  ";
    private static final int LABEL = 16;

    private final Palette palette;

    ExplainView(Palette palette) {
        this.palette = palette;
    }

    String render(Map<Tier, Claim> tiers) {
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("tiers must name at least one tier but was {}");
        }
        Map<Tier, Claim> sorted = new TreeMap<>(tiers);
        Claim first = sorted.values().iterator().next();
        Claim claim = sorted.getOrDefault(Tier.STANDARD, first);
        Page page = new Page();
        page.line(palette.heading(Columns.elide(claim.id(), Page.WIDTH)));
        page.hanging("", claim.title());
        heading(page, "Statement");
        page.hanging(INDENT, claim.statement());
        heading(page, "Source");
        page.hanging(INDENT, source(claim.source()));
        heading(page, "Expected");
        page.hanging(INDENT, expected(claim.expected()));
        heading(page, "Assumptions");
        assumptions(page, claim);
        heading(
                page,
                claim.checks().size() == 1
                        ? "Check"
                        : "Checks: %s".formatted(claim.combination().text()));
        for (int i = 0; i < claim.checks().size(); i++) {
            check(page, claim.checks().get(i), i, sorted);
        }
        claim.corrected().ifPresent(corrected -> corrected(page, corrected));
        heading(page, "Falsifiers: near misses that the same checks must refute, for the reason given");
        claim.falsifiers().forEach(falsifier -> falsifier(page, falsifier));
        return page.toString();
    }

    private void heading(Page page, String text) {
        page.gap();
        page.line(palette.heading(text));
    }

    private static String source(Source source) {
        return "%s, %s (note %s); %s"
                .formatted(source.paper(), source.locator(), source.note(), Meaning.provenance(source.provenance()));
    }

    private static String expected(Expectation expectation) {
        return switch (expectation) {
            case HOLDS -> "holds: it must be proved or supported";
            case FAILS -> "fails: a known erratum, which must be refuted as printed";
            case OPEN -> "open: neither is settled, any verdict is acceptable";
        };
    }

    private static void assumptions(Page page, Claim claim) {
        if (claim.assumptions().isEmpty()) {
            page.line(INDENT + "none beyond the statement itself");
        }
        for (Assumption assumption : claim.assumptions()) {
            page.hanging(INDENT + Columns.pad(assumption.status().text(), LABEL), assumption.text());
        }
    }

    private static void check(Page page, Statement check, int index, Map<Tier, Claim> tiers) {
        page.hanging(label(check.form().text()), check.text());
        Map<String, String> rules = new LinkedHashMap<>();
        tiers.forEach((tier, claim) -> {
            if (index < claim.checks().size()) {
                String rule = claim.checks().get(index).passRule();
                rules.merge(rule, tier.text(), (before, next) -> before + ", " + next);
            }
        });
        rules.forEach((rule, named) -> page.hanging(label("  " + (rules.size() == 1 ? "passes if" : named)), rule));
        page.hanging(label("  refuted by"), Refutation.of(check.form()));
    }

    private void corrected(Page page, Statement corrected) {
        heading(page, "Corrected statement, which the same checks must confirm");
        page.hanging(label(corrected.form().text()), corrected.text());
        page.hanging(label("  passes if"), corrected.passRule());
    }

    private static void falsifier(Page page, Falsifier falsifier) {
        page.line(INDENT + Columns.elide(falsifier.id(), Page.WIDTH - INDENT.length()));
        page.hanging(label("  says"), falsifier.statement().text());
        page.hanging(
                label("  refuted for"),
                "%s, effect %s"
                        .formatted(falsifier.reason().text(), falsifier.effect().text()));
    }

    private static String label(String text) {
        return INDENT + Columns.pad(text + " ", LABEL);
    }
}
