package org.ntkverify.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ntkverify.symbolic.ArcCosineKernel.THETA;
import static org.ntkverify.symbolic.DualActivation.A;
import static org.ntkverify.symbolic.DualActivation.B;
import static org.ntkverify.symbolic.DualActivation.C;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.symbolic.exact.NormalForm;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.gaussian.TractableFunction;

/** What the exact normal form proves alone: no algebra system is loaded here. */
class ArcCosineProofTest {

    private static final Expression RHO = Expression.variable("rho");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void integration_by_parts_gives_the_operator_form_of_cho_and_saul(int n) {
        TractableFunction phi =
                TractableFunction.of(Activation.rectifiedMonomial(n).phi(), Activation.Z);
        Expression angle = Expression.call(Function.ANGLE, A, B, C);
        Expression operator = A.times(B)
                .sqrt()
                .power(n)
                .times(ArcCosineKernel.operatorForm(n).substitute(Map.of(THETA.name(), angle)))
                .over(Expression.PI.times(2));
        Expression derived = phi.expectation(phi);
        assertThat(NormalForm.equal(derived, operator)).isTrue();
        assertThat(NormalForm.equal(derived, operator.times(1001).over(1000))).isFalse();
    }

    /** {@code kappa_1(t) = (t (pi - arccos t) + sqrt(1 - t^2))/pi}. */
    private static Expression kappaOne(Expression t) {
        return t.times(Expression.PI.minus(Expression.call(Function.ARC_COS, t)))
                .plus(Expression.ONE.minus(t.power(2)).sqrt())
                .over(Expression.PI);
    }

    /** {@code kappa_0(t) = (pi - arccos t)/pi}. */
    private static Expression kappaZero(Expression t) {
        return Expression.PI.minus(Expression.call(Function.ARC_COS, t)).over(Expression.PI);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void the_tangent_kernel_of_relu_on_the_sphere_is_the_nested_form(int hiddenLayers) {
        Expression covariance = RHO;
        Expression tangent = RHO;
        Expression wrong = RHO;
        for (int layer = 1; layer <= hiddenLayers; layer++) {
            Expression next = kappaOne(covariance);
            wrong = next.plus(kappaZero(covariance).times(wrong).times(layer == hiddenLayers ? 2 : 1));
            tangent = next.plus(kappaZero(covariance).times(tangent));
            covariance = next;
        }
        Architecture network = Architecture.ntk(
                Activation.RELU, hiddenLayers, Expression.integer(2).sqrt(), Expression.ZERO);
        KernelRecursion recursion = KernelRecursion.of(network);
        KernelProgram program = recursion.onSphere();
        assertThat(NormalForm.equal(program.inlined(recursion.nngp()), covariance))
                .isTrue();
        assertThat(NormalForm.equal(program.inlined(recursion.ntk()), tangent)).isTrue();
        assertThat(NormalForm.equal(program.inlined(recursion.ntk()), wrong)).isFalse();
    }
}
