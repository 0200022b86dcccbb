package org.ntkverify.check.catalogue.wang2021;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.UniformInequality;
import org.ntkverify.check.pattern.EnclosedFormula;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.curve.ImpliedConstant;
import org.ntkverify.numeric.curve.ReluAngle;

/**
 * Note P4-1: how angles shrink in depth. Both theorems rest on one inequality about {@code c(v) = 1/phi(v) - 1/v}, because
 * {@code 1/phi^(l)(v) - 1/v = sum_(k<l) c(phi^(k)(v))}.
 */
final class Wang2021Angles {

    private static final Interval HALF_TURN = new Interval(0, Interval.PI.upper());

    private Wang2021Angles() {}

    static List<Claim> claims() {
        return List.of(bounds(), limit(), deepAngles());
    }

    private static List<Assumption> map() {
        return List.of(
                Assumption.byConstruction(
                        "phi(v) = arccos((1 - v/pi) cos v + sin v/pi), v in [0, pi]; phi^(l) is its l-fold composition"),
                Assumption.byConstruction(
                        "c(v) = 1/phi(v) - 1/v, continued by c(0) = 1/(3 pi); c(pi) = 2/pi - 1/pi, since phi(pi) = pi/2"),
                Assumption.byConstruction("1/phi^(l)(v) - 1/v = sum_(k<l) c(phi^(k)(v)): the definition of c, summed"));
    }

    private static UniformInequality everywhere(String text, UniformInequality.Case... cases) {
        return new UniformInequality(text, "v", HALF_TURN, List.of(cases));
    }

    private static UniformInequality.Case atLeast(String label, String bound, UnaryOperator<Interval> quantity) {
        Interval value = EnclosedFormula.of(bound);
        return new UniformInequality.Case(label, v -> value, quantity);
    }

    private static UniformInequality.Case atMost(String label, UnaryOperator<Interval> quantity, String bound) {
        Interval value = EnclosedFormula.of(bound);
        return new UniformInequality.Case(label, quantity, v -> value);
    }

    private static UniformInequality.Case slopeAtMost(String label, double constant, double slope) {
        Interval end = Interval.ONE.over(Interval.of(constant));
        Interval inclination = Interval.ONE.over(Interval.of(slope));
        return new UniformInequality.Case(label, ImpliedConstant::slope, v -> end.plus(v.times(inclination)));
    }

    private static Inequality iterates(String text, String left, String right, List<Integer> layers, double v) {
        return new Inequality(
                text,
                layers.stream()
                        .map(l -> new Inequality.Case(
                                "v = %s, l = %s".formatted(v, l), side(left, v, l), side(right, v, l)))
                        .toList());
    }

    /** A formula in v, l and the angle w after l layers; the double nearest pi stands for pi. */
    private static Supplier<Interval> side(String formula, double v, int l) {
        return () -> {
            Interval start = v == Math.PI ? Interval.PI : Interval.of(v);
            Interval angle = start;
            for (int k = 0; k < l; k++) {
                angle = ReluAngle.next(angle);
            }
            return EnclosedFormula.of(formula, Map.of("v", start, "l", Interval.of(l), "w", angle));
        };
    }

    private static Claim bounds() {
        return Identities.holds(
                Wang2021.KEY + "/p4-1-angle-bounds",
                Wang2021.derived(
                        "P4-1", "the paper uses bounds of this kind (our reading); these constants are derived"),
                "Angles in depth: sharp bounds",
                "v/(1 + l v/pi) <= phi^(l)(v) <= v/(1 + l v/(3 pi)) for all v in [0, pi] and all l >= 0. Certified: c increases on [0, pi], "
                        + "so 1/(3 pi) <= c <= 1/pi; summed over the layers this is the claim. Neither constant can be improved.",
                map(),
                List.of(everywhere(
                        "c' >= 1/60 on [0, pi], so c lies between c(0) = 1/(3 pi) and c(pi) = 1/pi",
                        atLeast("1/60 <= c'(v)", "1/60", ImpliedConstant::slope))),
                List.of(
                        Identities.violated(
                                "larger-at-0",
                                everywhere(
                                        "c >= 1.01/(3 pi)",
                                        atLeast("1.01/(3 pi) <= c(v)", "1.01/(3*Pi)", ImpliedConstant::value)),
                                1e-4),
                        Identities.violated(
                                "smaller-at-pi",
                                everywhere(
                                        "c <= 0.99/pi", atMost("c(v) <= 0.99/pi", ImpliedConstant::value, "0.99/Pi")),
                                1e-4),
                        Identities.violated(
                                "steeper",
                                everywhere("c' >= 1/55", atLeast("1/55 <= c'(v)", "1/55", ImpliedConstant::slope)),
                                1e-3),
                        Identities.violated(
                                "upper-with-one-over-pi",
                                iterates("phi^(l) <= v/(1 + l v/pi)", "w", "v/(1+l*v/Pi)", List.of(1, 10, 100), 1),
                                0.6),
                        Identities.violated(
                                "lower-with-one-third",
                                iterates(
                                        "v/(1 + l v/(3 pi)) <= phi^(l)",
                                        "v/(1+l*v/(3*Pi))",
                                        "w",
                                        List.of(1, 10, 100),
                                        1),
                                0.05)));
    }

    private static Claim limit() {
        return Identities.holds(
                Wang2021.KEY + "/p4-1-angle-limit",
                Wang2021.derived("P4-1", "asymptotics of the iterated map, with an explicit remainder"),
                "Angles in depth: l phi^(l) -> 3 pi",
                "1/60 <= c'(v) <= 1/50 + v/25 for all v in [0, pi]. From this the page of the paper derives, by sums over the layers, "
                        + "3 pi/(l + s + 9 + 2 log(1 + l/2)) <= phi^(l)(v) <= 3 pi/(l + s), s = 3 pi/v, for all l >= 0: l phi^(l)(v) -> 3 pi from below.",
                map(),
                List.of(everywhere(
                        "1/60 <= c' <= 1/50 + v/25 on [0, pi]",
                        atLeast("1/60 <= c'(v)", "1/60", ImpliedConstant::slope),
                        slopeAtMost("c'(v) <= 1/50 + v/25", 50, 25))),
                List.of(
                        Identities.violated(
                                "flatter",
                                everywhere("c' <= 1/50 + v/30", slopeAtMost("c'(v) <= 1/50 + v/30", 50, 30)),
                                1e-3),
                        Identities.violated(
                                "limit-pi",
                                iterates(
                                        "phi^(l)(3) <= pi/l: the limit is pi at most",
                                        "w",
                                        "Pi/l",
                                        List.of(100, 1000),
                                        3),
                                0.6),
                        Identities.violated(
                                "three-pi-at-once",
                                iterates(
                                        "3 pi/(l + s) <= phi^(l)(3): without the logarithm",
                                        "3*Pi/(l+3*Pi/v)",
                                        "w",
                                        List.of(100, 1000),
                                        3),
                                0.05)));
    }

    /** Printed with three digits; half a unit of the last is allowed on both sides. */
    private static Stream<Inequality.Case> ratio(int l, String printed) {
        double v = Math.PI;
        return Wang2021.between(
                "l = %s: l phi^(l)(pi)/(3 pi) = %s".formatted(l, printed),
                side(printed + "-1/2000", v, l),
                side("l*w/(3*Pi)", v, l),
                side(printed + "+1/2000", v, l))
                .stream();
    }

    private static Claim deepAngles() {
        return Identities.holds(
                Wang2021.KEY + "/p4-1-deep-angles",
                Wang2021.derived("P4-1", "numbers of the note, by interval arithmetic through all layers"),
                "Angles in depth: numbers",
                "l phi^(l)(pi)/(3 pi) is 0.906 at l = 100 and 0.986 at l = 1000, to half a unit of the last digit.",
                map(),
                List.of(new Inequality(
                        "printed values",
                        Stream.concat(ratio(100, "0.906"), ratio(1000, "0.986")).toList())),
                List.of(
                        Identities.violated(
                                "one-unit-more",
                                new Inequality(
                                        "0.907 at l = 100", ratio(100, "0.907").toList()),
                                1e-4),
                        Identities.violated(
                                "one-layer-more",
                                new Inequality(
                                        "the value of l = 100 at l = 101",
                                        ratio(101, "0.906").toList()),
                                1e-5)));
    }
}
