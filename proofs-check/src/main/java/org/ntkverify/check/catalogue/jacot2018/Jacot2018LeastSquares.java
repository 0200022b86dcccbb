package org.ntkverify.check.catalogue.jacot2018;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Equation;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Identity;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** The printed sign of section 5: the solution of kernel gradient flow for least squares. */
final class Jacot2018LeastSquares {

    private static final Expression.Variable T = Expression.variable("t");
    private static final Expression TARGET = Expression.variable("fstar");
    private static final Expression KERNEL_PART = Expression.variable("Delta0");
    private static final Expression COMPONENT = Expression.variable("Delta1");
    private static final Expression RATE = Expression.variable("lambda1");
    private static final Expression DECAY =
            Expression.call(Function.EXP, RATE.times(T).negate());
    private static final Expression GROWTH = Expression.call(Function.EXP, RATE.times(T));

    private Jacot2018LeastSquares() {}

    static List<Claim> claims() {
        return List.of(new Claim(
                Jacot2018.KEY + "/p2-e1-printed-sign",
                Jacot2018.found("P2-E1", "section 5, version 4, the solution after the decomposition of f* - f_0"),
                "Sign printed in section 5",
                "With f* - f_0 = Delta^0 + sum_i Delta^i along the kernel principal components, "
                        + "f_t = f* + Delta^0 + sum_i e^(-t lambda_i) Delta^i solves kernel gradient flow from f_0.",
                Expectation.FAILS,
                List.of(Assumption.byConstruction(
                        "one component stands for all: the flow is linear and decouples along the eigenvectors")),
                List.of(new Identity(
                        "f_t = f* + Delta^0 + e^(-t lambda) Delta^1 starts at f_0 and follows the flow",
                        flow(1, 1, DECAY))),
                Optional.of(new Identity(
                        "f_t = f* - Delta^0 - e^(-t lambda) Delta^1 starts at f_0 and follows the flow",
                        flow(-1, -1, DECAY))),
                List.of(
                        sign("kernel-part-only", "only the sign of Delta^0 is changed", -1, 1),
                        sign("components-only", "only the sign of the components is changed", 1, -1),
                        Identities.falsifier(
                                "growing",
                                "the signs are right but the components grow like e^(t lambda)",
                                flow(-1, -1, GROWTH),
                                Identities.near(2)))));
    }

    private static Falsifier sign(String id, String text, int kernelSign, int componentSign) {
        return Identities.falsifier(id, text, flow(kernelSign, componentSign, DECAY), Identities.atLeast(0.1));
    }

    /**
     * The initial value, and {@code d f_t/dt = lambda (f* - f_t)} in the component with eigenvalue lambda, where the part
     * in the kernel of the operator stands still.
     */
    private static List<Equation> flow(int kernelSign, int componentSign, Expression factor) {
        Expression moving = COMPONENT.times(factor).times(componentSign);
        Expression solution = TARGET.plus(KERNEL_PART.times(kernelSign)).plus(moving);
        Expression start = TARGET.minus(KERNEL_PART).minus(COMPONENT);
        Map<String, Expression> point = Map.of(
                "fstar", Expression.ratio(7, 5),
                "Delta0", Expression.ratio(1, 3),
                "Delta1", Expression.ratio(3, 4),
                "lambda1", Expression.ratio(1, 2),
                "t", Expression.ratio(6, 5));
        return List.of(
                Equation.of("f_0", solution.substitute(Map.of("t", Expression.ZERO)), start, List.of(point)),
                Equation.of("df_t/dt", solution.derivative(T), RATE.times(moving.negate()), List.of(point)));
    }
}
