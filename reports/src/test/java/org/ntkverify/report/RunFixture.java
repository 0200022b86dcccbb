package org.ntkverify.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.DerivationStep;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Rate;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.RunInfo;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Source;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Table;
import org.ntkverify.check.Tier;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.VerdictRule;
import org.ntkverify.check.VerificationRun;

/** A run made by hand: every verdict, every outcome, every kind of evidence and finding, and text that attacks. */
public final class RunFixture {

    /** Text that attacks every format at once; the escapes are ESC, a direction override and an unpaired surrogate. */
    public static final String HOSTILE =
            "=cmd()|'/C calc'!A0 </script> ]]> <b>|x|</b> `code` ``` @team $x$ [l](javascript:0) \\input{/etc/passwd} "
                    + "100 % & # _ ^ ~ {} \"q\" -- \u001B[31mred\u001B[0m\nsecond line\r\n\tthird \uD83D\uDE00 \uD835\uDD38 "
                    + "\u202Eevil \uD800 \u0000 \uFFFE \u00E9 \u03BB \u2264 \u4E2D";

    private static final DerivationStep.Formula BEFORE =
            new DerivationStep.Formula("E[step(u) step(v)]", "E[1_{u>0}1_{v>0}]", "<mi>E</mi>");
    private static final DerivationStep.Formula AFTER =
            new DerivationStep.Formula("(Pi-ArcCos(rho))/(2*Pi)", "\\frac{\\pi-\\theta}{2\\pi}", "<mi>t</mi>");

    private RunFixture() {}

    /** Returns the run. */
    public static VerificationRun run() {
        return new VerificationRun(
                info("ntkv verify 'jacot2018/*' --seed 7"),
                List.of(
                        proved(),
                        supportedRate(),
                        supportedLimit(),
                        undecided(),
                        agreement(),
                        erratum(),
                        hostile(),
                        blocked(),
                        undiscriminating(),
                        broken(),
                        withoutPower()),
                List.of("du2019/p11-1-gram-limit", "jacot2018/p2-9-left-out"));
    }

    /** Returns provenance with the given command. */
    public static RunInfo info(String command) {
        return new RunInfo(
                "0.1.0",
                "0123abc",
                "17.0.15 (Eclipse Adoptium)",
                "Linux 6.1 amd64",
                "OpenBLAS 0.3.31",
                7,
                1e-3,
                Tier.STANDARD,
                "local",
                2,
                command,
                "00112233aabbccdd",
                Instant.parse("2026-01-02T03:04:05Z"),
                187.25);
    }

    private static ClaimResult proved() {
        Claim claim = ClaimFixture.claim(
                "jacot2018/p2-1-relu-derivative-dual",
                Expectation.HOLDS,
                "Derivative dual of ReLU",
                "E[step(u) step(v)] = (Pi - ArcCos(rho)) / (2 Pi) for standard normal u, v with correlation rho.",
                ClaimFixture.identity("the derivative dual is (Pi - ArcCos(rho))/(2 Pi)"));
        Evidence derivation = new Evidence.ExactDerivation(
                new Finding.Establishes(),
                "The difference reduces to exact 0.",
                "difference has exact normal form 0",
                List.of("Price's theorem", "exact normal form"),
                List.of(new DerivationStep(
                        "Price", "Kdot(rho)", BEFORE, AFTER, "the integrand is bounded", "differentiated back", true)));
        Verdict verdict = new Verdict.Proved(
                "difference has exact normal form 0", List.of("Price's theorem", "exact normal form"));
        return ClaimFixture.result(claim, verdict, Outcome.AS_EXPECTED, List.of(derivation), 0, 0.41);
    }

    private static ClaimResult supportedRate() {
        Rate rate = new Rate(
                "the deviation falls like n^(-1/2)", ClaimFixture.design(1), Rate.Of.ROOT_MEAN_SQUARE, -0.5, 0.03);
        Claim claim = ClaimFixture.claim(
                "jacot2018/p2-2-limit-rate",
                Expectation.HOLDS,
                "Rate of convergence at initialisation",
                "The NTK of a 3-hidden-layer ReLU network converges to the infinite-width kernel at rate n^(-1/2).",
                rate);
        Evidence fit = new Evidence.RateFit(
                new Finding.Establishes(),
                "Fitted exponent -0.502 with interval [-0.521, -0.483].",
                2.5e-5,
                0.1,
                0.03,
                Optional.of(new SmallestDetectable(0.0493, SmallestDetectable.Unit.EXPONENT)),
                OptionalDouble.of(-0.502),
                OptionalDouble.of(-0.521),
                OptionalDouble.of(-0.483),
                List.of(ClaimFixture.convergence()));
        Verdict verdict = new Verdict.Supported(
                OptionalDouble.of(2.5e-5),
                0.03,
                new SmallestDetectable(0.0493, SmallestDetectable.Unit.EXPONENT),
                "rate fit");
        return ClaimFixture.result(claim, verdict, Outcome.AS_EXPECTED, List.of(fit), 2.5e-5, 65.3);
    }

    private static ClaimResult supportedLimit() {
        Claim claim = ClaimFixture.claim(
                "jacot2018/p2-3-limit",
                Expectation.HOLDS,
                "Limit",
                "The mean tends to the kernel.",
                ClaimFixture.limit(0.01));
        SmallestDetectable detectable = new SmallestDetectable(0.016, SmallestDetectable.Unit.RELATIVE);
        Evidence test = new Evidence.SampleTest(
                new Finding.Establishes(),
                "All 3 intercepts agree.",
                2.5e-5,
                0.1,
                0.01,
                Optional.of(detectable),
                List.of());
        Evidence enclosure = new Evidence.Enclosure(
                new Finding.Establishes(),
                "Enclosed.",
                "interval arithmetic",
                List.of("IEEE 754"),
                List.of(ClaimFixture.convergence()));
        Verdict verdict = new Verdict.Supported(OptionalDouble.of(2.5e-5), 0.01, detectable, "sample test");
        return ClaimFixture.result(claim, verdict, Outcome.AS_EXPECTED, List.of(test, enclosure), 2.5e-5, 3.5);
    }

    private static ClaimResult undecided() {
        Claim claim = ClaimFixture.claim(
                "jacot2018/p2-4-limit-of-a-network-whose-identifier-is-far-too-long-for-one-line-of-a-terminal-window",
                Expectation.HOLDS,
                "Limit with heavy tails, a title that is long enough to be broken over at least two lines of the list",
                "The mean tends to the kernel although the draws have heavy tails.",
                ClaimFixture.limit(0.005));
        Evidence test = new Evidence.SampleTest(
                new Finding.Inconclusive("the interval crosses the margin", Optional.of("4 times the draws")),
                "Interval [0.2 %, 0.9 %] against a margin of 0.5 %.",
                2.5e-5,
                0.1,
                0.005,
                Optional.empty(),
                List.of());
        Verdict verdict = new Verdict.Undecided("the interval crosses the margin", Optional.of("4 times the draws"));
        return ClaimFixture.result(claim, verdict, Outcome.UNDECIDED, List.of(test), 2.5e-5, 12);
    }

    private static ClaimResult agreement() {
        Claim claim = ClaimFixture.claim(
                "noci2024/p1-1-depth-limit",
                Expectation.OPEN,
                "Depth",
                "A conjecture.",
                ClaimFixture.identity("two formulas agree"));
        Evidence agreement =
                new Evidence.Agreement(new Finding.Establishes(), "Agreement at 40 digits.", 1e-12, List.of());
        Verdict verdict = new Verdict.Supported(
                OptionalDouble.empty(),
                1e-12,
                new SmallestDetectable(2e-12, SmallestDetectable.Unit.RELATIVE),
                "agreement at 40 digits");
        return ClaimFixture.result(claim, verdict, Outcome.OPEN, List.of(agreement), 0, 1e-3);
    }

    private static ClaimResult erratum() {
        Statement printed = ClaimFixture.identity("K = 2 Kdot");
        Claim claim = new Claim(
                "bombari2022/p10-c4-linear-singular",
                new Source("bombari2022", "P10-4", "equation (12)", Provenance.OUR_READING),
                "A factor is missing",
                "K = 2 Kdot as printed.",
                Expectation.FAILS,
                List.of(),
                List.of(printed),
                Optional.of(ClaimFixture.identity("K = Kdot")),
                ClaimFixture.falsifiers(printed));
        Finding.Contradicts finding = new Finding.Contradicts(
                ReasonCode.IDENTITY_FALSE, 0.5, "rho = 1/3: left in [0.25, 0.26], right in [0.51, 0.52]");
        Evidence counterexample = new Evidence.Counterexample(
                finding, "The sides differ at rho = 1/3.", List.of(ClaimFixture.convergence()));
        Evidence corrected = new Evidence.ExactDerivation(
                new Finding.Establishes(), "The corrected form holds.", "exact derivation", List.of(), List.of());
        Verdict verdict = new Verdict.Refuted(finding.code(), finding.effect(), finding.witness());
        return ClaimFixture.result(claim, verdict, Outcome.AS_EXPECTED, List.of(counterexample, corrected), 0, 0.2);
    }

    private static ClaimResult hostile() {
        Statement check = ClaimFixture.identity(HOSTILE);
        Claim claim = new Claim(
                "bombari2022/p10-5-hostile",
                new Source("bombari2022", HOSTILE, HOSTILE, Provenance.DERIVED),
                HOSTILE,
                HOSTILE,
                Expectation.HOLDS,
                List.of(
                        new Assumption(HOSTILE, Assumption.Status.WAIVED),
                        new Assumption("inputs are distinct", Assumption.Status.HOLDS),
                        new Assumption("the activation is smooth", Assumption.Status.UNCHECKED)),
                List.of(check),
                Optional.empty(),
                ClaimFixture.falsifiers(check));
        Finding.Contradicts finding = new Finding.Contradicts(ReasonCode.VALUE_RATIO, 2.00312, HOSTILE);
        Table table = new Table(
                "hostile",
                HOSTILE,
                List.of(HOSTILE, "=1+1", "plain"),
                List.of(
                        List.of(
                                new Table.Cell.Text(HOSTILE),
                                new Table.Cell.Text("@SUM(A1)"),
                                new Table.Cell.Estimate(-0.5, 0.25)),
                        List.of(new Table.Cell.Text("[2ex]"), new Table.Cell.Text("*"), new Table.Cell.Text(HOSTILE))));
        Evidence evidence = new Evidence.Counterexample(finding, HOSTILE, List.of(table));
        Verdict verdict = new Verdict.Refuted(finding.code(), finding.effect(), finding.witness());
        return ClaimFixture.result(claim, verdict, Outcome.UNEXPECTED, List.of(evidence), 0, 0.7);
    }

    private static ClaimResult blocked() {
        Claim claim = ClaimFixture.claim(
                "bombari2022/p10-6-blocked",
                Expectation.HOLDS,
                "Blocked",
                "Needs distinct inputs.",
                ClaimFixture.limit(0.01));
        Evidence evidence = new Evidence.Enclosure(
                new Finding.Inapplicable("two inputs coincide"), "Not applicable.", "none", List.of(), List.of());
        return ClaimFixture.result(
                claim, new Verdict.Blocked("two inputs coincide"), Outcome.BLOCKED, List.of(evidence), 2.5e-5, 0);
    }

    private static ClaimResult undiscriminating() {
        Claim claim = ClaimFixture.claim(
                "bombari2022/p10-7-no-power",
                Expectation.HOLDS,
                "No power",
                "The check sees nothing.",
                ClaimFixture.limit(0.5));
        Verdict verdict = new Verdict.Supported(
                OptionalDouble.of(1e-6),
                0.5,
                new SmallestDetectable(0.8, SmallestDetectable.Unit.ABSOLUTE),
                "sample test");
        List<FalsifierResult> falsifiers = claim.falsifiers().stream()
                .map(falsifier -> new FalsifierResult(falsifier, verdict))
                .toList();
        return new ClaimResult(claim, verdict, Outcome.ERROR, List.of(), falsifiers, 2.5e-5, 1.25);
    }

    private static ClaimResult broken() {
        Claim claim = ClaimFixture.claim(
                "wu2022/p5-1-broken", Expectation.HOLDS, "Broken", "The check breaks.", ClaimFixture.limit(0.01));
        Verdict verdict =
                new Verdict.Blocked("internal error: java.lang.IllegalStateException: n must be >= 1 but was 0");
        return new ClaimResult(claim, verdict, Outcome.ERROR, List.of(), List.of(), 2.5e-5, 0.25);
    }

    private static ClaimResult withoutPower() {
        Claim claim = ClaimFixture.claim(
                "wu2022/p5-2-no-power", Expectation.HOLDS, "Blind", "The check is blind.", ClaimFixture.limit(0.01));
        String seen = "falsifier factor-two was not refuted as declared: the interval is too wide";
        Verdict verdict = new Verdict.Undecided(VerdictRule.NO_POWER, Optional.of(seen));
        return ClaimFixture.result(claim, verdict, Outcome.UNEXPECTED, List.of(), 2.5e-5, 0.25);
    }
}
