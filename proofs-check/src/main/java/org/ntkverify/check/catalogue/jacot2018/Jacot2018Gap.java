package org.ntkverify.check.catalogue.jacot2018;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.InfiniteWidthKernel;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.spectrum.CertifiedSpectrum;
import org.ntkverify.symbolic.expression.Expression;

/** Note P2-10: large biases separate the first eigenvalue of the kernel from the others. */
final class Jacot2018Gap {

    private static final List<Inputs> DATA =
            List.of(Inputs.circle(16), Inputs.sphere(20, 3, 7), Inputs.sphere(40, 10, 7));

    private static final List<Integer> HIDDEN_LAYERS = List.of(1, 3);

    private Jacot2018Gap() {}

    static List<Claim> claims() {
        return List.of(gap());
    }

    /** Encloses the ratio of the gaps {@code lambda_1 - lambda_2} with beta = 1 and beta = 1/10. */
    private static Interval ratio(int hiddenLayers, Inputs inputs, boolean overFirst) {
        return gap(hiddenLayers, inputs, Expression.ONE, overFirst)
                .over(gap(hiddenLayers, inputs, Jacot2018.BETA, overFirst));
    }

    private static Interval gap(int hiddenLayers, Inputs inputs, Expression beta, boolean overFirst) {
        CertifiedSpectrum spectrum = CertifiedSpectrum.of(
                InfiniteWidthKernel.of(Jacot2018.relu(hiddenLayers, beta)).enclosure(inputs, KernelKind.NTK));
        int last = spectrum.size() - 1;
        Interval first = spectrum.eigenvalue(last);
        Interval difference = first.minus(spectrum.eigenvalue(last - 1));
        return overFirst ? difference.over(first) : difference;
    }

    private static Inequality atLeast(String text, double factor, boolean overFirst) {
        List<Inequality.Case> cases = new ArrayList<>();
        for (int hiddenLayers : HIDDEN_LAYERS) {
            for (Inputs inputs : DATA) {
                cases.add(new Inequality.Case(
                        "%s hidden layers, %s".formatted(hiddenLayers, inputs.text()),
                        () -> Interval.of(factor),
                        () -> ratio(hiddenLayers, inputs, overFirst)));
            }
        }
        return new Inequality(text, cases);
    }

    private static Claim gap() {
        return Identities.holds(
                Jacot2018.KEY + "/p2-10-beta-opens-the-gap",
                Jacot2018.found(
                        "P2-10", "footnote on beta: 'about ten times' for their data; only more than 5 is tested"),
                "beta = 1 opens the spectral gap",
                "lambda_1 - lambda_2 of Theta_inf on the data is more than 5 times as large with beta = 1 as with beta = 0.1: ReLU, 1 and 3 hidden layers, the circle and random "
                        + "points on spheres in R^3 and R^10.",
                List.of(Assumption.byConstruction("infinite width, inputs on the unit sphere")),
                List.of(atLeast("gap with beta = 1 over gap with beta = 0.1 > 5", 5, false)),
                List.of(
                        Identities.violated(
                                "relative-gap", atLeast("the same for (lambda_1 - lambda_2)/lambda_1", 5, true), 0.3),
                        Identities.violated("hundred", atLeast("more than 100 times", 100, false), 0.1)));
    }
}
