package org.ntkverify.numeric.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/** Seeded random activations of the four classes with closed forms, as expressions in x. */
final class RandomActivations {

    /** The classes by what they are made of. */
    enum Kind {
        /** Sums of powers times steps, absolute values and signs at 0. */
        HOMOGENEOUS,
        /** Sums of products of powers, exponentials, Gaussians and sines. */
        EXPONENTIAL,
        /** Sums of powers and Gaussians, some times an error function or normal distribution function. */
        ERROR_FUNCTION,
        /** Sums of powers and exponentials, some times a step at a kink anywhere. */
        KINKED
    }

    private final RandomGenerator random;
    private final Kind kind;

    RandomActivations(Kind kind, int seed) {
        this.random = new Well19937c(seed);
        this.kind = kind;
    }

    /** The next activation, a sum of one to three terms. */
    String next() {
        List<String> terms = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            terms.add(number() + "*" + term());
        }
        return terms.stream().collect(Collectors.joining(" + "));
    }

    /** A rational in [-3/2, 3/2] that is not 0. */
    private String number() {
        int quarters = 1 + random.nextInt(6);
        return "(" + (random.nextBoolean() ? quarters : -quarters) + "/4)";
    }

    private String positive() {
        return (1 + random.nextInt(4)) + "/4";
    }

    private String term() {
        return switch (kind) {
            case HOMOGENEOUS ->
                pick(
                        "Max(x, 0)^" + power(3),
                        "Min(x, 0)^" + power(3),
                        "Abs(x)*x^" + random.nextInt(3),
                        "Step(x)*x^" + random.nextInt(4),
                        "Sign(x)",
                        "Step(-x)",
                        "x^" + power(3),
                        "Max(x, " + number() + "*x)");
            case EXPONENTIAL ->
                monomial() + "*"
                        + pick(
                                "Exp(" + number() + "*x)",
                                gaussian(),
                                wave(),
                                gaussian() + "*" + wave(),
                                wave() + "*" + wave(),
                                "Exp(" + number() + "*x)*" + wave());
            case ERROR_FUNCTION ->
                monomial() + "*" + pick(error(), error(), error() + "*" + gaussian(), gaussian(), "x");
            case KINKED -> pick(kink(), kink(), "Exp(" + number() + "*x)*" + kink(), monomial() + "*" + kink());
        };
    }

    private String power(int most) {
        return String.valueOf(1 + random.nextInt(most));
    }

    private String monomial() {
        return pick("1", "x", "x^2");
    }

    private String gaussian() {
        return "Exp(-(" + positive() + ")*x^2)";
    }

    private String wave() {
        return pick("Sin", "Cos") + "(" + number() + "*x + " + number() + ")";
    }

    private String error() {
        return pick("Erf(" + number() + "*x)", "Phi(" + number() + "*x)", "Erf(" + number() + "*x + " + number() + ")");
    }

    private String kink() {
        return pick(
                "Max(x - " + number() + ", 0)",
                "Min(x, " + number() + ")",
                "Step(x - " + number() + ")",
                "Step(" + number() + " - x)",
                "Abs(x - " + number() + ")",
                "Max(Min(x, " + positive() + "), -" + positive() + ")");
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
