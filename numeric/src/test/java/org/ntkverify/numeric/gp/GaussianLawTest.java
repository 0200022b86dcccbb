package org.ntkverify.numeric.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussianLawTest {

    private static final GaussianLaw LAW = new GaussianLaw(new double[] {1, -2}, new double[] {4, 1, 3, 9});

    @Test
    void the_covariance_is_the_symmetric_part() {
        assertThat(LAW.count()).isEqualTo(2);
        assertThat(LAW.covariance(0, 1)).isEqualTo(2);
        assertThat(LAW.covariance(1, 0)).isEqualTo(2);
        assertThat(LAW.scale(0, 1)).isEqualTo(6);
        assertThat(LAW.covarianceMatrix()).containsExactly(4, 2, 2, 9);
    }

    @Test
    void covariances_are_added_and_scaled_about_the_same_mean() {
        GaussianLaw other = new GaussianLaw(new double[] {7, 7}, new double[] {1, 0, 0, 1});
        assertThat(LAW.withCovarianceOf(other).covarianceMatrix()).containsExactly(5, 2, 2, 10);
        assertThat(LAW.withCovarianceOf(other).mean(1)).isEqualTo(-2);
        assertThat(LAW.withCovarianceTimes(3).covarianceMatrix()).containsExactly(12, 6, 6, 27);
    }

    @Test
    void deviations_are_relative_to_the_largest_entry_of_means_and_of_covariances() {
        assertThat(LAW.deviationFrom(LAW)).isZero();
        GaussianLaw mean = new GaussianLaw(new double[] {1.02, -2}, LAW.covarianceMatrix());
        assertThat(mean.deviationFrom(LAW)).isCloseTo(0.01, within(1e-15));
        GaussianLaw covariance = new GaussianLaw(new double[] {1, -2}, new double[] {4, 2.9, 2.9, 9});
        assertThat(covariance.deviationFrom(LAW)).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void a_number_that_is_not_finite_is_never_near() {
        GaussianLaw broken = new GaussianLaw(new double[] {Double.NaN, -2}, LAW.covarianceMatrix());
        assertThat(broken.deviationFrom(LAW) <= 1e300).isFalse();
    }

    @Test
    void shapes_must_fit() {
        assertThatThrownBy(() -> new GaussianLaw(new double[] {1, 2}, new double[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("covariance must have 2 x 2 entries, as many as the mean, but had 3");
        GaussianLaw one = new GaussianLaw(new double[] {1}, new double[] {1});
        assertThatThrownBy(() -> LAW.deviationFrom(one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count must be 2 but was 1");
    }
}
