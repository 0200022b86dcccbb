package org.ntkverify.check.checker;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.check.Source;
import org.ntkverify.check.Statement;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Observable;
import org.ntkverify.numeric.sample.SamplerKind;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.Derivation;
import org.ntkverify.symbolic.expression.Expression;

/** Small claims about the diagonal of the kernel of one hidden ReLU layer, whose mean is 1 at every width. */
final class TestClaims {

    static final Architecture NETWORK = Architecture.jacot(Activation.RELU, 1, Expression.ZERO);

    static final Inputs INPUT = Inputs.of("x = (1, 1)", new double[][] {{1, 1}});

    private TestClaims() {}

    static SamplingDesign diagonal(int widthPower, WidthDraws... budget) {
        return new SamplingDesign(
                NETWORK, INPUT, Observable.theta(1), widthPower, SamplerKind.CONDITIONED, Arrays.asList(budget));
    }

    /** Returns the statement that the mean is {@code target} at every width, within 20 %. */
    static FiniteValue mean(SamplingDesign design, double target) {
        List<List<Double>> targets =
                design.budget().stream().map(step -> List.of(target)).toList();
        List<List<Double>> scales =
                design.budget().stream().map(step -> List.of(1.0)).toList();
        return new FiniteValue("mean " + target, design, targets, scales, 0.2);
    }

    static Falsifier wrongMean(SamplingDesign design, double target) {
        return new Falsifier(
                "mean-" + Math.round(target),
                mean(design, target),
                ReasonCode.VALUE_RATIO,
                new EffectSize.Near(target - 1, 0.4));
    }

    /** Returns the claim that the mean is 1, with the falsifiers 2 and 3. */
    static Claim sampled(String id, SamplingDesign design) {
        return claim(id, List.of(mean(design, 1)), List.of(wrongMean(design, 2), wrongMean(design, 3)));
    }

    static Claim claim(String id, List<Statement> checks, List<Falsifier> falsifiers) {
        return new Claim(
                id,
                new Source("paper", "P1", "theorem 1", Provenance.FOUND),
                "Title",
                "A statement.",
                Expectation.HOLDS,
                List.of(),
                checks,
                Optional.empty(),
                falsifiers);
    }

    static Identity equal(long left, long right) {
        return new Identity(
                left + " = " + right,
                List.of(Equation.of(
                        "numbers", Expression.integer(left), Expression.integer(right), List.of(Map.of()))));
    }

    static Falsifier unequal(long left, long right) {
        return new Falsifier(
                left + "-" + right, equal(left, right), ReasonCode.IDENTITY_FALSE, new EffectSize.AtLeast(0.1));
    }

    /** Returns an identity whose derivation throws. */
    static Identity broken(Throwable defect) {
        Formula left = new Formula.Derived("broken", () -> thrown(defect), Expression.ONE);
        return new Identity(
                "broken",
                List.of(new Equation("broken", left, new Formula.Written(Expression.ONE), List.of(Map.of()))));
    }

    private static Derivation thrown(Throwable defect) {
        if (defect instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) defect;
    }
}
