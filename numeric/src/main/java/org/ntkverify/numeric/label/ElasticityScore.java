package org.ntkverify.numeric.label;

import java.util.List;
import org.ntkverify.numeric.sample.Experiment;
import org.ntkverify.numeric.sample.RandomStreams;

/**
 * RR of the label-agnostic kernel at random unit points.
 *
 * @param structured whether labels are the sign of a coordinate, else they do not look at the points
 * @param diagonal whether a point counts as a pair with itself
 */
public record ElasticityScore(boolean structured, boolean diagonal) implements Experiment {

    @Override
    public String text() {
        return "RR at %s unit points of R^%s, %s labels, %s the diagonal"
                .formatted(
                        SphereLabels.POINTS,
                        SphereLabels.DIMENSION,
                        structured ? "structured" : "random",
                        diagonal ? "with" : "without");
    }

    @Override
    public List<String> names() {
        return List.of("RR");
    }

    @Override
    public Trial newTrial(RandomStreams streams) {
        SphereLabels data = new SphereLabels(false);
        return (index, target) -> {
            data.draw(streams, index);
            double[] labels = structured ? data.structured() : data.random();
            target[0] = LocalElasticity.score(data.kernel(), labels, diagonal);
        };
    }
}
