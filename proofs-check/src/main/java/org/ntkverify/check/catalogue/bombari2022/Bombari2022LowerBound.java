package org.ntkverify.check.catalogue.bombari2022;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.UnknownConstant;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.experiment.ConcreteNetwork;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;

/** Note P10-C1: the lower bound of Theorem 1 itself, whose constant nobody knows. */
final class Bombari2022LowerBound {

    private static final List<Integer> WIDTHS = List.of(8, 12, 16, 20);

    /** Draws at each width. */
    private static final int DRAWS = 3;

    private Bombari2022LowerBound() {}

    static List<Claim> claims() {
        List<Draw> draws = draws(Bombari2022Rank.SEED);
        return List.of(new Claim(
                Bombari2022.id("p10-c1-lower-bound"),
                Bombari2022.reading("P10-C1", "our reading of Theorem 1; constant and powers of log N unknown"),
                "lambda_min(K) = Omega(d^2)",
                "lambda_min(K) >= C d^2 for some C > 0 at N = d^2/8 samples, two hidden tanh layers of width d: the worst ratio over %s draws is told."
                        .formatted(draws.size()),
                Expectation.OPEN,
                List.of(Assumption.byConstruction("weights and data are single draws, of rounded normal numbers")),
                List.of(new UnknownConstant(
                        "ratio to d^2",
                        UnknownConstant.Side.AT_LEAST,
                        draws.stream()
                                .map(draw -> new UnknownConstant.Case(
                                        draw.label(), draw.smallest(), () -> Interval.of(draw.square())))
                                .toList())),
                Optional.empty(),
                List.of(explicit("constant-one", draws, 1), explicit("constant-one-fifth", draws, 0.2))));
    }

    /** One network at N = d^2/8 points. */
    private record Draw(int width, String label, Deferred<Interval> smallest) {

        double square() {
            return (double) width * width;
        }
    }

    private static List<Draw> draws(long seed) {
        List<Draw> draws = new ArrayList<>();
        for (int width : WIDTHS) {
            int samples = width * width / 8;
            for (long draw = seed; draw < seed + DRAWS; draw++) {
                long drawn = draw;
                draws.add(new Draw(
                        width,
                        "d = %s, N = %s, seed %s".formatted(width, samples, drawn),
                        new Deferred<>(() -> CertifiedEigenvalue.lambdaMin(ConcreteNetwork.drawn(
                                        Bombari2022.TANH, samples, width, Collections.nCopies(2, width), drawn)
                                .kernel()))));
            }
        }
        return draws;
    }

    private static Falsifier explicit(String id, List<Draw> draws, double constant) {
        Inequality statement = new Inequality(
                "%s d^2 <= lambda_min(K)".formatted(constant),
                draws.stream()
                        .map(draw -> new Inequality.Case(
                                draw.label(), () -> Interval.of(constant * draw.square()), draw.smallest()))
                        .toList());
        return new Falsifier(id, statement, ReasonCode.BOUND_VIOLATED, new EffectSize.AtLeast(0.2));
    }
}
