package org.ntkverify.numeric.experiment;

import java.util.List;
import java.util.stream.Collectors;
import org.ntkverify.numeric.gp.GaussianLaw;
import org.ntkverify.numeric.gp.GaussianProcess;
import org.ntkverify.numeric.gp.SampleThenOptimise;
import org.ntkverify.numeric.sample.Agreement;
import org.ntkverify.numeric.sample.Event;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * Whether optimised samples have the law of the posterior, over random regressions. The samples' law comes from the normal equations in the p parameters,
 * the posterior from the kernel: two routes that share no formula.
 *
 * @param design regressions
 * @param comparisons what is compared
 */
public record SampleLawAgreement(FeatureDesign design, List<Comparison> comparisons) implements Experiment {

    /** Copies the list. */
    public SampleLawAgreement {
        comparisons = List.copyOf(comparisons);
    }

    /**
     * The event that the mean of the last sampler and the sum of all samplers' covariances are those of {@code N(mu, factor C)} to a relative 1e-10.
     *
     * @param name of the event
     * @param samplers whose covariances are added
     * @param noise of the posterior {@code N(mu, C)}
     * @param factor of its covariance
     */
    public record Comparison(String name, List<SampleThenOptimise> samplers, double noise, double factor) {

        /** Copies the list. */
        public Comparison {
            samplers = List.copyOf(samplers);
            if (samplers.isEmpty()) {
                throw new IllegalArgumentException("samplers of '%s' must not be empty".formatted(name));
            }
        }

        /** Returns the event. */
        public Event event() {
            return new Event(name);
        }

        private double deviation(FeatureDesign.Regression regression) {
            GaussianLaw posterior =
                    GaussianProcess.posterior(regression.features().kernel(), regression.targets(), noise);
            GaussianLaw law = law(regression, samplers.size() - 1);
            for (int i = 0; i < samplers.size() - 1; i++) {
                law = law.withCovarianceOf(law(regression, i));
            }
            return law.deviationFrom(posterior.withCovarianceTimes(factor));
        }

        private GaussianLaw law(FeatureDesign.Regression regression, int sampler) {
            return regression.features().optimum(samplers.get(sampler)).law(regression.targets());
        }
    }

    @Override
    public String text() {
        return "%s: %s"
                .formatted(
                        design.text(),
                        comparisons.stream().map(Comparison::name).collect(Collectors.joining("; ")));
    }

    @Override
    public List<String> names() {
        return comparisons.stream()
                .flatMap(comparison -> comparison.event().indicators().stream())
                .toList();
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        return (index, target) -> {
            FeatureDesign.Regression regression = design.draw(streams, index);
            for (int c = 0; c < comparisons.size(); c++) {
                Agreement.write(comparisons.get(c).deviation(regression), target, 2 * c);
            }
        };
    }
}
