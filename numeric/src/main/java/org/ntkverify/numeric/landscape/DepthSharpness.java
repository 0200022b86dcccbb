package org.ntkverify.numeric.landscape;

import java.util.List;
import org.ntkverify.numeric.network.NetworkFunction;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.InitialParameters;
import org.ntkverify.numeric.sample.RandomStreams;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Sharpness at the start of a residual tanh network, {@code h <- h + L^(-alpha) W tanh(h)/sqrt(N)} in L blocks of one layer, in maximal update on the
 * sign-product task, in the unit of its learning rate: {@code gamma^2 L^(2 alpha - 1) lambda_max(H)} with {@code eta = eta_0 gamma^2 L^(2 alpha - 1)}.
 *
 * @param branches L
 * @param width N
 * @param scaled whether alpha is 1/2; else it is 0, and the rate is not scaled either
 */
public record DepthSharpness(int branches, int width, boolean scaled) implements Experiment {

    /** Sharpness is what it is at every depth with {@code alpha = 1/2} on this task. */
    public static final Event SAME = new Event("0.28 <= S(0) <= 0.75");

    /** It grows like the root of the depth from there. */
    public static final Event ROOT = new Event("0.28 sqrt(L/2) <= S(0) <= 0.75 sqrt(L/2)");

    @Override
    public String text() {
        return "initial sharpness of %s residual blocks of width %s, alpha = %s, sign-product task, tanh, maximal update"
                .formatted(branches, width, scaled ? "1/2" : "0");
    }

    @Override
    public List<String> names() {
        return Event.indicators(SAME, ROOT);
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        Expression scale =
                scaled ? Expression.ONE.over(Expression.integer(branches).sqrt()) : Expression.ONE;
        NetworkFunction function = SignProductTask.residual(branches, scale, width);
        Sharpness sharpness = new Sharpness(function, SignProductTask.objective(), streams);
        return (index, target) -> {
            double found = sharpness.at(InitialParameters.of(function.network(), streams, index), index);
            Event.write(Event.between(0.28, found, 0.75), target, 0);
            Event.write(Event.between(0.28, found / Math.sqrt(branches / 2.0), 0.75), target, 2);
        };
    }
}
