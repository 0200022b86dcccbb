package org.ntkverify.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Convergence;
import org.ntkverify.check.Convergence.Quantity;
import org.ntkverify.check.Measured;

/** A convergence in which every case of a renderer occurs: made up, with round numbers. */
public final class ConvergenceFixture {

    private ConvergenceFixture() {}

    /** Returns widths 64, 256, 1024, 4096; the error fitted, the bias visible at the first two, one interval missing. */
    public static Convergence convergence() {
        List<Convergence.Row> rows = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            int width = 64 << (2 * k);
            double error = 0.4 / (1 << k);
            double bias = -0.08 / (1 << (2 * k));
            rows.add(new Convergence.Row(
                    width,
                    1000,
                    k == 3
                            ? Measured.withoutInterval(error, 0.05 * error)
                            : Measured.of(error, 0.05 * error, 0.9 * error, 1.12 * error),
                    k == 0 ? Optional.empty() : Optional.of(Measured.of(-0.5, 0.012, -0.525, -0.476)),
                    Measured.of(bias, 0.005, bias - 0.01, bias + 0.01)));
        }
        List<Convergence.LinePoint> line = List.of(
                new Convergence.LinePoint(64, 0.4, 0.37, 0.43),
                new Convergence.LinePoint(512, 0.141, 0.137, 0.146),
                new Convergence.LinePoint(4096, 0.05, 0.046, 0.054));
        return new Convergence(
                "relu*2 <wstd=sqrt(2)> & more",
                "circle:3",
                "ntk",
                "conditioned",
                0.95,
                rows,
                List.of(new Convergence.Fit(
                        Quantity.ERROR,
                        Measured.of(-0.5, 0.01, -0.52123, -0.48),
                        -0.5,
                        List.of(64, 256, 1024, 4096),
                        0.43,
                        line)),
                List.of(new Convergence.Omission(Quantity.BIAS, "below the noise from width 1024 on")));
    }
}
