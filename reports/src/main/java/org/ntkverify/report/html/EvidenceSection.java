package org.ntkverify.report.html;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Statement;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.report.wording.ClaimWording;

/** One piece of evidence, without its tables. */
final class EvidenceSection {

    private final Evidence evidence;
    private final boolean said;
    private final int formulas;
    private final Html html;

    /**
     * Creates the section.
     *
     * @param said whether the verdict above says the method and what it rests on already
     */
    EvidenceSection(Evidence evidence, boolean said, int formulas, Html html) {
        this.said = said;
        this.evidence = evidence;
        this.formulas = formulas;
        this.html = html;
    }

    /** Writes the section and leaves it open for the tables. */
    void write(String heading, Optional<Statement> statement) {
        html.open("div", "class", "evidence");
        html.leaf("h4", heading + ": " + name(evidence.kind()));
        html.open("p")
                .prose(ClaimSection.sentence(evidence.summary()))
                .words(" ")
                .prose(finding())
                .close();
        html.open("dl", "class", "facts small");
        statement.ifPresent(checked -> {
            html.leaf("dt", "Checked").open("dd").prose(checked.text()).close();
            html.leaf("dt", "Passes if").open("dd").prose(checked.passRule()).close();
        });
        numbers();
        html.close();
        if (evidence instanceof Evidence.ExactDerivation derivation
                && !derivation.steps().isEmpty()) {
            new DerivationSection(derivation.steps(), formulas, html).write();
        }
    }

    private static String name(Evidence.Kind kind) {
        return switch (kind) {
            case EXACT_DERIVATION -> "exact derivation";
            case ENCLOSURE -> "certified enclosure";
            case COUNTEREXAMPLE -> "counterexample";
            case AGREEMENT -> "agreement of computations";
            case SAMPLE_TEST -> "test on samples";
            case RATE_FIT -> "fitted exponent";
        };
    }

    private String finding() {
        Finding finding = evidence.finding();
        return switch (finding.kind()) {
            case ESTABLISHES -> "It establishes the statement checked.";
            case CONTRADICTS -> {
                Finding.Contradicts contradicts = (Finding.Contradicts) finding;
                String witness =
                        evidence.summary().contains(contradicts.witness()) ? "." : ": " + contradicts.witness();
                yield "It contradicts the statement checked (%s, effect %s)%s"
                        .formatted(
                                contradicts.code().text(),
                                DecimalText.significant(contradicts.effect(), 4, RoundingMode.HALF_EVEN),
                                witness);
            }
            case INCONCLUSIVE -> {
                Finding.Inconclusive inconclusive = (Finding.Inconclusive) finding;
                yield "It decides neither way: %s%s."
                        .formatted(
                                inconclusive.reason(),
                                inconclusive
                                        .needed()
                                        .map(needed -> "; needs " + needed)
                                        .orElse(""));
            }
            case INAPPLICABLE -> "It could not be applied: %s.".formatted(((Finding.Inapplicable) finding).reason());
        };
    }

    private void numbers() {
        switch (evidence.kind()) {
            case EXACT_DERIVATION -> {
                Evidence.ExactDerivation derivation = (Evidence.ExactDerivation) evidence;
                method(derivation.method(), derivation.trusted());
            }
            case ENCLOSURE -> {
                Evidence.Enclosure enclosure = (Evidence.Enclosure) evidence;
                method(enclosure.method(), enclosure.trusted());
            }
            case COUNTEREXAMPLE -> {} // all of it is in the finding
            case AGREEMENT -> number("Tolerance", DecimalText.shortest(((Evidence.Agreement) evidence).tolerance()));
            case SAMPLE_TEST -> {
                Evidence.SampleTest test = (Evidence.SampleTest) evidence;
                errors(test.alpha(), test.beta(), test.margin(), test.smallestDetectable());
            }
            case RATE_FIT -> {
                Evidence.RateFit fit = (Evidence.RateFit) evidence;
                if (fit.exponent().isPresent()
                        && fit.low().isPresent()
                        && fit.high().isPresent()) {
                    number(
                            "Exponent",
                            "%s, interval from %s to %s"
                                    .formatted(
                                            rounded(fit.exponent().getAsDouble()),
                                            rounded(fit.low().getAsDouble()),
                                            rounded(fit.high().getAsDouble())));
                }
                errors(fit.alpha(), fit.beta(), fit.margin(), fit.smallestDetectable());
            }
        }
    }

    private void method(String method, List<String> trusted) {
        if (said) {
            return;
        }
        html.leaf("dt", "Method").open("dd").prose(method).close();
        if (!trusted.isEmpty()) {
            html.leaf("dt", "Trusted")
                    .open("dd")
                    .prose(String.join("; ", trusted))
                    .close();
        }
    }

    private void errors(double alpha, double beta, double margin, Optional<SmallestDetectable> detectable) {
        SmallestDetectable.Unit unit =
                detectable.map(SmallestDetectable::unit).orElse(SmallestDetectable.Unit.ABSOLUTE);
        html.leaf("dt", "Errors").open("dd").words("false alarm at most ").markup(NumberText.set(rounded(alpha)));
        html.words(", missed defect at most ").markup(NumberText.set(rounded(beta)));
        if (margin != 0) {
            html.words(", margin ").text(ClaimWording.margin(margin, unit));
        }
        detectable.ifPresent(size -> html.words(", smallest detectable defect ").text(ClaimWording.detectable(size)));
        html.close();
    }

    private void number(String label, String text) {
        html.leaf("dt", label).open("dd").text(text.replace('-', '\u2212')).close();
    }

    private static String rounded(double value) {
        return DecimalText.significant(value, 3, RoundingMode.HALF_EVEN);
    }
}
