package org.ntkverify.numeric.experiment;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.numeric.gp.GaussianLaw;

/**
 * The first two moments of sampled values about the mean of a law that is known: {@code f_i - mu_i}, then {@code (f_i - mu_i)(f_j - mu_j)} for i at
 * most j. If the values have that mean, the means of the products are their covariances.
 *
 * @param reference the law: its mean is the centre, its standard deviations are what margins are relative to
 */
record MomentComponents(GaussianLaw reference) {

    /** Returns one name for each component of t values. */
    static List<String> names(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            names.add("mean %s".formatted(i));
        }
        for (int j = 1; j <= count; j++) {
            for (int i = 1; i <= j; i++) {
                names.add("covariance %s,%s".formatted(i, j));
            }
        }
        return List.copyOf(names);
    }

    /** Writes the components of sampled values. */
    void write(double[] values, double[] target) {
        int at = reference.count();
        for (int j = 0; j < reference.count(); j++) {
            double centred = values[j] - reference.mean(j);
            target[j] = centred;
            for (int i = 0; i <= j; i++) {
                target[at++] = (values[i] - reference.mean(i)) * centred;
            }
        }
    }

    /** Returns the expected components of values with law {@code law}. */
    List<Double> expected(GaussianLaw law) {
        return components(
                i -> law.mean(i) - reference.mean(i),
                (i, j) -> law.covariance(i, j) + (law.mean(i) - reference.mean(i)) * (law.mean(j) - reference.mean(j)));
    }

    /** Returns {@code sqrt(C_ii)} for means and {@code sqrt(C_ii C_jj)} for products. */
    List<Double> scales() {
        return components(i -> Math.sqrt(reference.covariance(i, i)), reference::scale);
    }

    private List<Double> components(Single means, Pair covariances) {
        List<Double> components = new ArrayList<>();
        for (int i = 0; i < reference.count(); i++) {
            components.add(means.at(i));
        }
        for (int j = 0; j < reference.count(); j++) {
            for (int i = 0; i <= j; i++) {
                components.add(covariances.at(i, j));
            }
        }
        return List.copyOf(components);
    }

    private interface Single {
        double at(int i);
    }

    private interface Pair {
        double at(int i, int j);
    }
}
