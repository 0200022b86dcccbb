package org.ntkverify.numeric.experiment;

import java.util.List;
import org.ntkverify.numeric.gp.Regret;
import org.ntkverify.numeric.gp.ThompsonSampling;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * Whether one surrogate ends with a larger simple regret than another on the same function with the same noise: 1 if larger, -1 if smaller, 0 if equal. The
 * function is a draw of the process with the infinite-width kernel, on {@link RegretStudy#CANDIDATES} points of the circle.
 *
 * @param rounds number of rounds
 * @param batch members of a batch
 * @param first the surrogate that is asked to be worse
 * @param second the other one
 */
public record PairedRegret(int rounds, int batch, RegretStudy.Method first, RegretStudy.Method second)
        implements Experiment {

    @Override
    public String text() {
        return "Thompson sampling, %s rounds of %s, %s against %s"
                .formatted(rounds, batch, first.text(), second.text());
    }

    @Override
    public List<String> names() {
        return List.of("sign of the difference of simple regrets");
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        RegretStudy study = new RegretStudy(rounds, batch);
        return (index, target) -> {
            double[] truth = study.truth(streams, index);
            target[0] = Math.signum(
                    simple(study, first, truth, streams, index) - simple(study, second, truth, streams, index));
        };
    }

    private static double simple(
            RegretStudy study, RegretStudy.Method method, double[] truth, RandomStreams streams, long index) {
        ThompsonSampling sampling = study.sampling(method, streams, index);
        Regret regret = sampling.maximise(truth, streams, index);
        return regret.simple(sampling.evaluations());
    }
}
