package org.ntkverify.numeric.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.numeric.sample.StreamRole;
import org.ntkverify.numeric.spectrum.Lanczos;
import org.ntkverify.numeric.train.LossHessian;
import org.ntkverify.numeric.train.Objective;
import org.ntkverify.numeric.train.Optimiser;
import org.ntkverify.numeric.train.Training;
import org.ntkverify.symbolic.Parameterization;

/** What sharpness costs in products with the Hessian, and that it is as accurate as it says: along training, at several widths. */
class SharpnessTest {

    private static final RandomStreams STREAMS = RandomStreams.of(11, "sharpness", "test");

    private static final int DRAWS = 8;

    @ParameterizedTest
    @CsvSource({"MUP, 16", "MUP, 64", "MUP, 256", "NTK, 16", "NTK, 64", "NTK, 256"})
    void six_digits_cost_at_most_forty_products(Parameterization parameterization, int width) {
        NetworkFunction function = SignProductTask.dense(parameterization, 1, width);
        Objective objective = SignProductTask.objective();
        Sharpness sharpness = new Sharpness(function, objective, STREAMS);
        Training training = new Training(function, objective, new Optimiser.GradientDescent(1));
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] theta = InitialParameters.of(function.network(), STREAMS, draw);
            for (int look = 0; look < 3; look++) {
                Lanczos end = sharpness.upperEnd(theta, draw);
                assertThat(end.products()).isLessThanOrEqualTo(40);
                double[] other = new double[theta.length];
                STREAMS.fillNormals(draw, 1, StreamRole.LANCZOS_START, other, other.length);
                Lanczos both =
                        Lanczos.extremes(new LossHessian(function, objective, theta), other, 1e-12, theta.length);
                assertThat(both.converged()).isTrue();
                assertThat(end.largest()).isCloseTo(both.largest(), within(1e-6 * both.largest()));
                training.run(theta, 20);
            }
        }
    }
}
