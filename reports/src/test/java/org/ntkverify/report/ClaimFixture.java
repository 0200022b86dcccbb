package org.ntkverify.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.Source;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Table;
import org.ntkverify.check.Verdict;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** What the claims of {@link RunFixture} are made of: statements, falsifiers, results, a table with every kind of cell. */
public final class ClaimFixture {

    private static final Expression RHO = Expression.variable("rho");

    private ClaimFixture() {}

    static Claim claim(String id, Expectation expected, String title, String statement, Statement check) {
        String paper = id.substring(0, id.indexOf('/'));
        return new Claim(
                id,
                new Source(paper, "P2-2", "theorem 1", Provenance.FOUND),
                title,
                statement,
                expected,
                List.of(Assumption.byConstruction("all hidden layers have the same width")),
                List.of(check),
                Optional.empty(),
                falsifiers(check));
    }

    static List<Falsifier> falsifiers(Statement check) {
        return List.of(
                new Falsifier("factor-two", check, ReasonCode.VALUE_RATIO, new EffectSize.Near(2.0, 0.1)),
                new Falsifier("wrong-kernel", check, ReasonCode.IDENTITY_FALSE, new EffectSize.AtLeast(0.01)));
    }

    static ClaimResult result(
            Claim claim, Verdict verdict, Outcome outcome, List<Evidence> evidence, double alpha, double seconds) {
        List<FalsifierResult> falsifiers = claim.falsifiers().stream()
                .map(falsifier -> new FalsifierResult(
                        falsifier, new Verdict.Refuted(falsifier.reason(), 2.01, "at rho = 1/2: 1.0 against 2.01")))
                .toList();
        return new ClaimResult(claim, verdict, outcome, evidence, falsifiers, alpha, seconds);
    }

    /** Returns a statement that is decided without samples. */
    public static Identity identity(String text) {
        return new Identity(
                text, List.of(Equation.of("equal", RHO, RHO, List.of(Map.of("rho", Expression.ratio(1, 3))))));
    }

    /** Returns a sampled statement with the given margin. */
    public static Limit limit(double margin) {
        return new Limit(
                "the mean tends to the kernel", design(3), List.of(1.0, 0.5, 0.25), List.of(1.0, 1.0, 1.0), margin);
    }

    static SamplingDesign design(int components) {
        return new SamplingDesign(
                Architecture.he(Activation.RELU, 3),
                Inputs.circle(2),
                Observable.of(List.of("11", "12", "22").subList(0, components), (draw, target) -> {}),
                0,
                SamplerKind.EXPLICIT,
                List.of(new SamplingDesign.WidthDraws(128, 2000), new SamplingDesign.WidthDraws(512, 2000)));
    }

    /** Returns a table with every kind of cell. */
    public static Table convergence() {
        return new Table(
                "convergence",
                "Deviation from the limit by width.",
                List.of("width", "deviation", "theory", "note"),
                List.of(
                        List.of(
                                new Table.Cell.Count(128),
                                new Table.Cell.Estimate(0.60903, 0.0003),
                                new Table.Cell.Value(0.625),
                                new Table.Cell.Text("first")),
                        List.of(
                                new Table.Cell.Count(8192),
                                new Table.Cell.Estimate(-1.5e-9, 2e-11),
                                new Table.Cell.Value(1.5e-7),
                                new Table.Cell.Text("")),
                        List.of(
                                new Table.Cell.Count(65536),
                                new Table.Cell.Text("no fit"),
                                new Table.Cell.Value(12),
                                new Table.Cell.Text("-1/2"))));
    }
}
