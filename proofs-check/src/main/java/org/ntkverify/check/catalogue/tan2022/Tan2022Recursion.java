package org.ntkverify.check.catalogue.tan2022;

import static org.ntkverify.symbolic.ComplexDual.U;
import static org.ntkverify.symbolic.DualActivation.A;
import static org.ntkverify.symbolic.DualActivation.B;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Formula;
import org.ntkverify.check.Identity;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.ComplexDual;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.WirtingerRecursion;
import org.ntkverify.symbolic.expression.Expression;

/** Notes P3-4 and P3-5, closed forms: split activations reduce to stacked real networks, and what is left of Im K. */
final class Tan2022Recursion {

    private static final Expression D = Expression.variable("d");

    /** L of the deepest assembly. */
    private static final int DEEPEST = 5;

    private static final List<Activation> SPLIT =
            List.of(Activation.RELU, Activation.ERF, Activation.named("leaky-relu(1/5)"), Activation.named("gelu"));

    /** Complex pairs with |x . conj(x')| below the product of the norms; none real. */
    private static final List<Map<String, Expression>> PAIRS = List.of(
            pair(Expression.ONE, Expression.ONE, Expression.ratio(2, 5), Expression.ratio(4, 5), Expression.ONE),
            pair(
                    Expression.integer(2),
                    Expression.ratio(1, 2),
                    Expression.ratio(-3, 10),
                    Expression.ratio(1, 2),
                    Expression.integer(2)),
            pair(
                    Expression.ratio(5, 4),
                    Expression.integer(3),
                    Expression.ratio(7, 5),
                    Expression.ratio(-9, 10),
                    Expression.integer(3)));

    /** Covariances of a circular pair, none real. */
    private static final List<Map<String, Expression>> LAYERS = List.of(
            Map.of("a", Expression.ONE, "b", Expression.ONE, "u", Expression.ratio(2, 5), "v", Expression.ratio(4, 5)),
            Map.of(
                    "a",
                    Expression.integer(2),
                    "b",
                    Expression.ratio(1, 2),
                    "u",
                    Expression.ratio(-3, 10),
                    "v",
                    Expression.ratio(1, 2)),
            Map.of(
                    "a",
                    Expression.ratio(5, 4),
                    "b",
                    Expression.integer(3),
                    "u",
                    Expression.ratio(7, 5),
                    "v",
                    Expression.ratio(-9, 10)));

    private Tan2022Recursion() {}

    private static Map<String, Expression> pair(
            Expression xx, Expression yy, Expression re, Expression im, Expression d) {
        return Map.of("xx", xx, "yy", yy, "re", re, "im", im, "d", d);
    }

    static List<Claim> claims() {
        return List.of(stacked(), imaginaryPart());
    }

    private static ComplexDual dual(Activation sigma) {
        return ComplexDual.split(ClosedForms.of(sigma));
    }

    private static Formula computed(String text, Supplier<Expression> expression) {
        return new Formula.Computed(text, expression);
    }

    private static Expression real(Activation sigma, Function<DualActivation, Expression> dual) {
        return DualActivation.at(dual.apply(ClosedForms.of(sigma)), A.over(2), B.over(2), U.over(2));
    }

    /** What one layer does: the induction step for every depth. */
    private static List<Equation> step(
            Activation sigma, Function<ComplexDual, Expression> left, Supplier<Expression> right) {
        return List.of(new Equation(
                "layer of split-" + sigma.name(),
                computed("duals of the split activation", () -> left.apply(dual(sigma))),
                computed("claimed", right),
                LAYERS));
    }

    private static Expression plus(ComplexDual dual) {
        return dual.holomorphic().re().plus(dual.antiholomorphic().re());
    }

    private static Expression minus(ComplexDual dual) {
        return dual.holomorphic().re().minus(dual.antiholomorphic().re());
    }

    private static List<Equation> steps(Activation sigma) {
        return Stream.of(
                        step(sigma, dual -> dual.value().re().over(2), () -> real(sigma, DualActivation::value)),
                        step(
                                sigma,
                                ComplexDual::diagonal,
                                () -> real(sigma, DualActivation::diagonal).times(2)),
                        step(sigma, Tan2022Recursion::plus, () -> real(sigma, DualActivation::derivative)),
                        step(sigma, dual -> dual.holomorphic().im(), () -> Expression.ZERO),
                        step(sigma, dual -> dual.antiholomorphic().im(), () -> Expression.ZERO))
                .flatMap(List::stream)
                .toList();
    }

    private static Expression layer(String name, int l) {
        return Expression.variable(name + l);
    }

    /** The program with some of its assignments replaced by expressions that were proved equal to them. */
    private static KernelProgram rewritten(KernelProgram program, Map<String, Expression> known) {
        List<Assignment> assignments = program.assignments().stream()
                .map(assignment ->
                        new Assignment(assignment.name(), known.getOrDefault(assignment.name(), assignment.value())))
                .toList();
        return new KernelProgram(program.inputs(), assignments, program.outputs());
    }

    /** Layers of any split activation: {@code u_(l+1) = 2 k_l}, {@code D1 + D2 = kd_l}, both duals real. */
    private static Expression assembled(int layers, boolean withSecond) {
        Map<String, Expression> known = new HashMap<>();
        for (int l = 1; l < layers; l++) {
            known.put("u" + (l + 1), layer("k", l).times(2));
            known.put("v" + (l + 1), layer("w", l));
            known.put("dr" + l, layer("kd", l).minus(layer("m", l)));
            known.put("er" + l, withSecond ? layer("m", l) : Expression.ZERO);
            known.put("di" + l, Expression.ZERO);
            known.put("ei" + l, Expression.ZERO);
        }
        KernelProgram program =
                WirtingerRecursion.of(dual(Activation.RELU), layers).program();
        return rewritten(program, known).inlined(WirtingerRecursion.REAL_PART);
    }

    /** The real recursion {@code Theta^1 = Sigma^1, Theta^(l+1) = k_l + kd_l Theta^l}. */
    private static Expression recursion(int layers, Expression start) {
        Expression theta = start;
        for (int l = 1; l < layers; l++) {
            theta = layer("k", l).plus(layer("kd", l).times(theta));
        }
        return theta;
    }

    private static List<Equation> assembly(boolean withSecond, long divisor, Expression start) {
        return IntStream.rangeClosed(2, DEEPEST)
                .mapToObj(layers -> new Equation(
                        "assembly, L = %s".formatted(layers),
                        computed(
                                "Wirtinger recursion",
                                () -> assembled(layers, withSecond).over(divisor)),
                        new Formula.Written(recursion(layers, start)),
                        List.of(generic())))
                .toList();
    }

    /** A point with a different value for each name. */
    private static Map<String, Expression> generic() {
        Map<String, Expression> point = new HashMap<>(PAIRS.get(0));
        for (int l = 1; l < DEEPEST; l++) {
            point.put("k" + l, Expression.ratio(l + 2, 7));
            point.put("kd" + l, Expression.ratio(2L * l + 1, 9));
            point.put("m" + l, Expression.ratio(1, l + 4L));
            point.put("w" + l, Expression.ratio(-1, l + 2L));
            point.put("er" + l, Expression.ratio(1, l + 3L));
        }
        return point;
    }

    private static Claim stacked() {
        Expression start = Expression.variable("re").over(D.times(2));
        List<Equation> equations = new ArrayList<>();
        SPLIT.forEach(sigma -> equations.addAll(steps(sigma)));
        equations.addAll(assembly(true, 2, start));
        return Identities.holds(
                Tan2022.KEY + "/p3-4-split-is-stacked-real",
                Tan2022.reading("P3-4", "the abstract: most complex networks train like real ones; split activations"),
                "Split activations: Re K / 2 is real",
                "For phi = sigma(Re z) + i sigma(Im z), on all complex inputs, Re K / 2 equals the tangent kernel of the real "
                        + "network with sigma on stacked inputs (Re x, Im x) and Sigma^1 = Re Q^1 / 2: ReLU, erf, leaky ReLU 1/5, GELU; "
                        + "layer by layer, and assembled for L = 2..5 weight layers.",
                Tan2022.circular(),
                List.of(new Identity(
                        "each layer acts as a real one, and the sum over layers is the real recursion", equations)),
                List.of(
                        Identities.falsifier(
                                "unit-variance",
                                "the real network has Sigma^1 = Re Q^1: a layer of erf maps variances a, b, u",
                                step(
                                        Activation.ERF,
                                        dual -> dual.value().re().over(2),
                                        () -> DualActivation.at(
                                                ClosedForms.of(Activation.ERF).value(), A, B, U)),
                                Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "no-half",
                                "Re K itself is the real kernel",
                                assembly(true, 1, start),
                                Identities.near(0.5)),
                        Identities.falsifier(
                                "first-derivative-only",
                                "Re K / 2 with D2 = 0 is the real kernel",
                                assembly(false, 2, start),
                                Identities.atLeast(0.1)),
                        Identities.falsifier(
                                "one-percent",
                                "Kdot of ReLU 1 % larger",
                                step(
                                        Activation.RELU,
                                        Tan2022Recursion::plus,
                                        () -> real(Activation.RELU, DualActivation::derivative)
                                                .times(101)
                                                .over(100)),
                                Identities.near(1 - 100.0 / 101))));
    }

    /** Layers of CReLU: {@code v_(l+1) = v_l/4}, {@code D1 - D2 = 1/4}, both duals real. */
    private static Expression imaginaryPart(int layers) {
        Map<String, Expression> known = new HashMap<>();
        for (int l = 1; l < layers; l++) {
            known.put("u" + (l + 1), layer("k", l));
            known.put("v" + (l + 1), layer("v", l).over(4));
            known.put("dr" + l, layer("m", l).plus(Expression.ratio(1, 4)));
            known.put("er" + l, layer("m", l));
            known.put("di" + l, Expression.ZERO);
            known.put("ei" + l, Expression.ZERO);
        }
        KernelProgram program =
                WirtingerRecursion.of(dual(Activation.RELU), layers).program();
        return rewritten(program, known).inlined(WirtingerRecursion.IMAGINARY_PART);
    }

    private static List<Equation> imaginary(int base, boolean everyLayer) {
        return IntStream.rangeClosed(2, DEEPEST)
                .mapToObj(layers -> new Equation(
                        "L = %s".formatted(layers),
                        computed("Wirtinger recursion", () -> imaginaryPart(layers)),
                        new Formula.Written(Expression.variable("im")
                                .over(D)
                                .times(everyLayer ? layers : 1L)
                                .over(Expression.integer(base).power(layers - 1L))),
                        List.of(generic())))
                .toList();
    }

    private static Claim imaginaryPart() {
        List<Equation> equations = new ArrayList<>();
        equations.addAll(step(Activation.RELU, dual -> dual.value().im(), () -> ComplexDual.V.over(4)));
        equations.addAll(step(Activation.RELU, Tan2022Recursion::minus, () -> Expression.ratio(1, 4)));
        equations.addAll(imaginary(4, true));
        return Identities.holds(
                Tan2022.KEY + "/p3-5-imaginary-part",
                Tan2022.derived("P3-5", "Im Q^(l+1) = Im Q^l / 4, and B1 - B2 gains 1/4 per layer"),
                "CReLU: Im K in closed form",
                "For CReLU with L weight layers Im K = L Im Q^1 / 4^(L-1): the outputs Re f and Im f stay coupled on complex inputs; layer "
                        + "by layer, and assembled for L = 2..5.",
                Tan2022.circular(),
                List.of(new Identity("Im F = Im Q / 4, D1 - D2 = 1/4, Im K = L Im Q^1 / 4^(L-1)", equations)),
                List.of(
                        Identities.falsifier(
                                "zero",
                                "Im F = 0, so that Im K = 0",
                                step(Activation.RELU, dual -> dual.value().im(), () -> Expression.ZERO),
                                Identities.atLeast(1)),
                        Identities.falsifier(
                                "one-layer", "Im K = Im Q^1 / 4^(L-1)", imaginary(4, false), Identities.near(0.8)),
                        Identities.falsifier(
                                "halved-per-layer",
                                "Im K = L Im Q^1 / 2^(L-1)",
                                imaginary(2, true),
                                Identities.near(15.0 / 16))));
    }
}
