package org.ntkverify.check.catalogue.murray2023;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.series.MurrayRecursion;
import org.ntkverify.symbolic.series.MurrayRecursion.Outer;
import org.ntkverify.symbolic.series.MurrayRecursion.Variances;
import org.ntkverify.symbolic.series.PowerSeries;
import org.ntkverify.symbolic.series.SphereKernel;

/**
 * Programs for the cumulative percentages {@code 100 sum_(q <= p) kappa_q / sum_q kappa_q}, p = 0..5, of one hidden layer with
 * {@code sigma_w^2 = 1}, {@code sigma_b^2 = 1 - E phi^2}; the sum of all coefficients is {@code 1 + E phi'^2}.
 *
 * <p>Each percentage has a lower and an upper end. They coincide where the activation has a closed form.
 */
final class Murray2023Shares {

    /** The ends of the enclosure of one percentage. */
    static final List<String> ENDS = List.of("lower", "upper");

    /** The highest power in the table. */
    static final int LAST = 5;

    private Murray2023Shares() {}

    /** The activations of the table. */
    enum Phi {
        RELU("ReLU"),
        TANH("tanh"),
        SIGMOID("logistic"),
        GAUSSIAN("Gaussian density");

        private final String text;

        Phi(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Which coefficients. */
    enum Version {
        /** {@code gamma_w^2 = 1, gamma_b^2 = 0}. */
        PLAIN,
        /** {@code gamma_w^2 = gamma_b^2 = 1/2}, the series of the network. */
        COMPOSED,
        /** {@code gamma_w^2 = gamma_b^2 = 1/2} with the first composition left out. */
        UNCOMPOSED
    }

    static String output(int power, String end) {
        return end + power;
    }

    static KernelProgram program(Phi phi, Version version) {
        Expression half = Expression.ratio(1, 2);
        return switch (phi) {
            case RELU -> exact(Activation.RELU, version);
            case GAUSSIAN -> exact(Activation.named("Exp(-x^2/2)/Sqrt(2*Pi)"), version);
            case TANH -> new Murray2023Quadrature(Expression.ZERO, Expression.ONE, Expression.ONE).program(version);
            case SIGMOID -> new Murray2023Quadrature(half, half, half).program(version);
        };
    }

    private static KernelProgram exact(Activation activation, Version version) {
        DualActivation dual = ClosedForms.of(activation);
        SphereKernel value = SphereKernel.value(dual);
        SphereKernel slope = SphereKernel.derivative(dual);
        Expression bias = Expression.ONE.minus(value.at(Expression.ONE));
        Expression firstBias = version == Version.PLAIN ? Expression.ZERO : Expression.ratio(1, 2);
        Variances variances = new Variances(Expression.ONE.minus(firstBias), firstBias, Expression.ONE, bias);
        MurrayRecursion recursion =
                new MurrayRecursion(Outer.ofClosedForm(value), Outer.ofClosedForm(slope), variances, LAST);
        PowerSeries<Expression> kappa =
                (version == Version.UNCOMPOSED ? recursion.uncomposed(1) : recursion.composed(1)).ntk();
        Expression total = Expression.ONE.plus(slope.at(Expression.ONE));
        return new KernelProgram(List.of(), cumulative(kappa.coefficients(), total, Expression.ZERO), List.of());
    }

    /** Returns the percentages, widened by {@code error} percent to either side. */
    static List<Assignment> cumulative(List<Expression> kappa, Expression total, Expression error) {
        List<Assignment> assignments = new ArrayList<>();
        Expression sum = Expression.ZERO;
        for (int p = 0; p <= LAST; p++) {
            sum = sum.plus(kappa.get(p));
            Expression share = sum.times(100).over(total);
            assignments.add(new Assignment(output(p, ENDS.get(0)), share.minus(error)));
            assignments.add(new Assignment(output(p, ENDS.get(1)), share.plus(error)));
        }
        return assignments;
    }
}
