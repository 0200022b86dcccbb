package org.ntkverify.numeric.sample;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.numeric.internal.blas.LinearAlgebra;

/**
 * Compares the laws of two sources by the means of many observables.
 *
 * <p><b>Level.</b> At most 200 comparisons, each at level 5e-9: false alarm at most 1e-6 for each pair of samples
 * (Bonferroni). Both samples are equally large, so that the skewness of an entry cancels in the difference of two means.
 *
 * <p><b>Equivalence.</b> The interval of each difference must lie inside a margin relative to the root mean square of the
 * observable over both samples; twice the largest half-width {@code 5.85 sqrt(2 / T)} is the smallest margin that a true null hypothesis meets
 * whenever it passes the level.
 */
final class TwoSamples {

    /** Two-sided normal quantile at level 5e-9. */
    static final double CRITICAL = 5.85;

    /** How the smallest eigenvalue of Theta is compared. */
    enum Eigenvalue {
        /** Not at all: it is 0 with probability 1, so the difference would be one of rounding errors. */
        NONE,
        /** Itself: it may be 0 with small probability, when a narrow ReLU network is dead on two inputs. */
        VALUE,
        /** Its logarithm: it is positive with probability 1. */
        LOGARITHM
    }

    private final Moments first;
    private final Moments second;

    private TwoSamples(Moments first, Moments second) {
        this.first = first;
        this.second = second;
    }

    static TwoSamples of(Observable observable, NetworkSampler.Source first, NetworkSampler.Source second, int draws) {
        return new TwoSamples(moments(observable, first, draws), moments(observable, second, draws));
    }

    private static Moments moments(Observable observable, NetworkSampler.Source source, int draws) {
        MomentsBuilder builder = new MomentsBuilder(observable.names());
        double[] values = new double[observable.names().size()];
        for (int draw = 0; draw < draws; draw++) {
            observable.observe(source.draw(draw), values);
            builder.add(values);
        }
        return builder.build();
    }

    /**
     * Entries of Theta and products of outputs, their squares, and their products with the first entry of Theta, which see
     * whether the parts of a draw belong together; log trace; and what {@code eigenvalue} says. One output.
     */
    static Observable everything(int inputCount, Eigenvalue eigenvalue) {
        return everything(
                Observable.theta(inputCount),
                Observable.outputProducts(inputCount),
                Observable.sigma(inputCount),
                eigenvalue);
    }

    /** The same between all outputs, and the parts of Theta that layers contribute. */
    static Observable everything(int inputCount, int outputs, int layers, Eigenvalue eigenvalue) {
        return Observable.join(List.of(
                everything(
                        Observable.thetaOfAllOutputs(inputCount, outputs),
                        Observable.productsOfAllOutputs(inputCount, outputs),
                        Observable.sigma(inputCount),
                        eigenvalue),
                Observable.layerTheta(inputCount, layers)));
    }

    private static Observable everything(
            Observable theta, Observable products, Observable sigma, Eigenvalue eigenvalue) {
        List<Observable> parts = new ArrayList<>(List.of(
                theta,
                Observable.squaresOf(theta),
                products,
                Observable.squaresOf(products),
                timesFirstEntry(theta),
                timesFirstEntry(products),
                sigma,
                Observable.of(List.of("log trace"), (draw, target) -> {
                    double trace = 0;
                    for (int i = 0; i < draw.inputCount(); i++) {
                        trace += draw.outputCount() * draw.theta(i, i);
                    }
                    target[0] = Math.log(trace + 1e-3);
                })));
        if (eigenvalue != Eigenvalue.NONE) {
            parts.add(Observable.of(List.of("smallest eigenvalue " + eigenvalue), (draw, target) -> {
                int size = draw.inputCount() * draw.outputCount();
                double smallest = LinearAlgebra.get().symmetricEigenvalues(draw.thetaOfAllOutputs(), size)[0];
                target[0] = eigenvalue == Eigenvalue.LOGARITHM ? Math.log(smallest) : smallest;
            }));
        }
        return Observable.join(parts);
    }

    private static Observable timesFirstEntry(Observable observable) {
        List<String> names =
                observable.names().stream().map("%s theta[0,0]"::formatted).toList();
        return Observable.of(names, (draw, target) -> {
            observable.observe(draw, target);
            for (int i = 0; i < target.length; i++) {
                target[i] *= draw.theta(0, 0, 0, 0);
            }
        });
    }

    int comparisons() {
        return first.names().size();
    }

    /** The largest |z| of all differences. */
    double largestZ() {
        double largest = 0;
        for (int i = 0; i < comparisons(); i++) {
            largest = Math.max(largest, z(i));
        }
        return largest;
    }

    /** The name of the observable with the largest |z|. */
    String worst() {
        int worst = 0;
        for (int i = 0; i < comparisons(); i++) {
            worst = z(i) > z(worst) ? i : worst;
        }
        return first.names().get(worst);
    }

    /** The smallest margin, relative to the root mean square, inside which every interval lies. */
    double smallestMargin() {
        double largest = 0;
        for (int i = 0; i < comparisons(); i++) {
            double pooled = (meanSquare(first, i) + meanSquare(second, i)) / 2;
            largest = Math.max(largest, (Math.abs(difference(i)) + CRITICAL * error(i)) / Math.sqrt(pooled));
        }
        return largest;
    }

    private static double meanSquare(Moments moments, int i) {
        return moments.mean(i) * moments.mean(i) + moments.variance(i);
    }

    private double z(int i) {
        return Math.abs(difference(i)) / error(i);
    }

    private double difference(int i) {
        return first.mean(i) - second.mean(i);
    }

    private double error(int i) {
        return Math.hypot(first.standardError(i), second.standardError(i));
    }
}
