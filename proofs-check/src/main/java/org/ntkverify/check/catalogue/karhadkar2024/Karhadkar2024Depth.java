package org.ntkverify.check.catalogue.karhadkar2024;

import java.util.ArrayList;
import java.util.List;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.bound.KernelConvention;
import org.ntkverify.check.bound.KernelPart;
import org.ntkverify.check.pattern.ExtremalSet;
import org.ntkverify.check.pattern.Geometries;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.data.Inputs;

/** The authors' conjecture that the lower bound of deep networks grows with depth, as the upper bound L does. */
final class Karhadkar2024Depth {

    /** Weight layers, which is how the paper counts L. */
    private static final List<Integer> DEPTHS = List.of(2, 3, 5, 10);

    private static final List<Inputs> DATA = List.of(Inputs.sphere(30, 30, 7), Inputs.sphere(20, 3, 7));

    private static final List<Inputs> ORTHONORMAL = List.of(Geometries.orthonormal(6));

    private Karhadkar2024Depth() {}

    static Claim claim() {
        return Identities.holds(
                Karhadkar2024.KEY + "/linear-in-depth",
                Karhadkar2024.reading(
                        "our reading of the conjecture that the lower bound for deep networks grows with L, on two sets of random inputs; a first version that had orthonormal inputs too was refuted"),
                "Linear in L, on two random sets",
                "lambda_min(K^(L))/L does not fall from L = 2 to 3, 5 and 10 weight layers, kernel normalised to the diagonal L |x|^2: 30 random unit points in "
                        + "R^30 and 20 in R^3. It is not so for all inputs: on orthonormal ones the quotient begins at 0.84 and falls.",
                ExtremalSet.onSphere("f = (prod_(l<L) sqrt(2/n_l)) f_L, all weights standard normal and trained"),
                List.of(growth("lambda_min(K^(L))/L does not fall", DATA, 1)),
                List.of(
                        Identities.violated(
                                "orthonormal-inputs-too",
                                growth("the same on orthonormal inputs", ORTHONORMAL, 1),
                                0.05),
                        Identities.violated("quadratic", growth("lambda_min(K^(L))/L^2 does not fall", DATA, 2), 0.1),
                        Identities.violated("saturates", saturation(), 0.5)));
    }

    private static ExtremalSet deep(Inputs inputs, int depth) {
        return ExtremalSet.of(KernelConvention.KARHADKAR_DEEP.architecture(depth - 1), inputs);
    }

    private static Inequality growth(String text, List<Inputs> data, int power) {
        List<Inequality.Case> cases = new ArrayList<>();
        for (Inputs inputs : data) {
            List<ExtremalSet> sets =
                    DEPTHS.stream().map(depth -> deep(inputs, depth)).toList();
            for (int i = 1; i < DEPTHS.size(); i++) {
                int at = i;
                cases.add(new Inequality.Case(
                        "%s, L = %s and %s".formatted(inputs.text(), DEPTHS.get(i - 1), DEPTHS.get(i)),
                        () -> scaled(sets.get(at - 1), DEPTHS.get(at - 1), power),
                        () -> scaled(sets.get(at), DEPTHS.get(at), power)));
            }
        }
        return new Inequality(text, cases);
    }

    private static Interval scaled(ExtremalSet set, int depth, int power) {
        return set.smallest(KernelPart.TANGENT).over(Interval.of(depth).power(power));
    }

    private static Inequality saturation() {
        return new Inequality(
                "lambda_min(K^(10)) <= 2 lambda_min(K^(2))",
                DATA.stream()
                        .map(inputs -> new Inequality.Case(
                                inputs.text(),
                                deep(inputs, 10).eigenvalue(KernelPart.TANGENT),
                                () -> Interval.of(2).times(deep(inputs, 2).smallest(KernelPart.TANGENT))))
                        .toList());
    }
}
