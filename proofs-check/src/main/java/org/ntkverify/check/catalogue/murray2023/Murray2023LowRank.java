package org.ntkverify.check.catalogue.murray2023;

import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.bound.BoundSetting;
import org.ntkverify.check.bound.KernelConvention;
import org.ntkverify.check.bound.KernelPart;
import org.ntkverify.check.pattern.EnclosedFormula;
import org.ntkverify.check.pattern.Geometries;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.spectrum.CertifiedSpectrum;

/** The tail bound for data of low rank, against certified spectra. */
final class Murray2023LowRank {

    private Murray2023LowRank() {}

    static List<Claim> claims() {
        return List.of(tail());
    }

    private static int beyondLinear(int d) {
        return d + 2;
    }

    private static Claim tail() {
        return Identities.holds(
                Murray2023.KEY + "/low-rank-tail",
                Murray2023.reading("our reading of the tail bound for data of rank r, matrix not divided by N"),
                "Eigenvalues beyond the low powers",
                "lambda_k(K) <= N sum_(p > m) kappa_p for k > sum_(p <= m) binom(r+p-1, p) (Weyl). Two-layer ReLU on the cross-polytope, r = d, N = 2d, m = 1, k = d + 2: lambda_k <= 2d (1/2 - 1/(2 pi)), d = 2..32.",
                Murray2023.onSphere(),
                List.of(at("lambda_(d+2)", Murray2023LowRank::beyondLinear, "2*d*(1/2-1/(2*Pi))")),
                List.of(
                        Identities.violated(
                                "matrix-over-n",
                                at("without the factor N", Murray2023LowRank::beyondLinear, "1/2-1/(2*Pi)"),
                                0.45),
                        Identities.violated(
                                "top-eigenvalue",
                                at("lambda_1 at most half of the bound", d -> 1, "d*(1/2-1/(2*Pi))"),
                                0.3)));
    }

    /** @param which eigenvalue, counted from the largest, as a function of d */
    private static Inequality at(String text, IntUnaryOperator which, String bound) {
        return new Inequality(
                text,
                IntStream.of(2, 4, 8, 32)
                        .mapToObj(d -> new Inequality.Case(
                                "d = %s".formatted(d),
                                () -> eigenvalue(d, which.applyAsInt(d)),
                                () -> EnclosedFormula.of(bound, Map.of("d", Interval.of(d)))))
                        .toList());
    }

    private static Interval eigenvalue(int d, int fromLargest) {
        BoundSetting setting =
                BoundSetting.of(KernelConvention.KARHADKAR_SHALLOW.architecture(1), Geometries.crossPolytope(d));
        CertifiedSpectrum spectrum = CertifiedSpectrum.of(setting.matrix(KernelPart.TANGENT));
        return spectrum.eigenvalue(spectrum.size() - fromLargest);
    }
}
