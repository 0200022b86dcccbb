package org.ntkverify.check.catalogue.wu2022;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.MatrixRank;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.catalogue.wu2022.Wu2022.Net;
import org.ntkverify.check.pattern.EnclosedFormula;
import org.ntkverify.check.pattern.Geometries;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.spectrum.CertifiedEigenvalue;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.ProductKernel;

/** Note P5-7: two-layer ReLU is singular on antipodal sets without bias, products are not. */
final class Wu2022Definiteness {

    private static final Inputs CIRCLE = Geometries.circle(4);
    private static final Inputs SPHERE = Geometries.antipodalPairs(8);
    private static final List<Net> NETS = List.of(Wu2022.plain(1), Wu2022.plain(2), Wu2022.plain(3), Wu2022.skip(2));

    private Wu2022Definiteness() {}

    static List<Claim> claims() {
        return List.of(ranks(), smallest());
    }

    private static List<Assumption> assumptions() {
        return List.of(
                Assumption.byConstruction("8 equispaced points of the circle, 8 antipodal pairs of the 2-sphere"),
                Assumption.byConstruction("ReLU, no bias, infinite width"));
    }

    /** Encloses the matrix of Theta. */
    static IntervalMatrix matrix(Net net, Inputs inputs) {
        KernelProgram program = net.kernel().program();
        return IntervalMatrix.ofLowerTriangle(inputs.count(), i -> {
            Interval[] row = new Interval[i + 1];
            for (int j = 0; j <= i; j++) {
                Map<String, Interval> values = new HashMap<>();
                values.put("xx", product(inputs, i, i));
                values.put("yy", product(inputs, j, j));
                values.put("xy", product(inputs, i, j));
                Interval theta =
                        program.run(IntervalArithmetic.INSTANCE, values).get(ProductKernel.THETA);
                if (theta == null) {
                    throw new IllegalStateException(
                            "program must compute theta but has %s".formatted(program.outputs()));
                }
                row[j] = theta;
            }
            return row;
        });
    }

    private static Interval product(Inputs inputs, int i, int j) {
        return inputs.innerProduct(i, j).evaluate(IntervalArithmetic.INSTANCE, Map.of());
    }

    private static Claim ranks() {
        return Identities.holds(
                Wu2022.id("p5-7-antipodal-rank"),
                Wu2022.derived("P5-7", "odd part of the kernel: only rho for N = 1, every power for N >= 2"),
                "Antipodal sets: N = 1 singular",
                "On M antipodal pairs in R^d the kernel of N = 1 has rank M + min(d, M), 6 of 8 and 11 of 16; those of plain N = 2, 3 and skip N = 2 have full rank.",
                assumptions(),
                List.of(rank("ranks 6 and 11, then 8 and 16", 6, 11, 8, 16)),
                List.of(
                        wrong("definite", rank("N = 1 has full rank", 8, 16, 8, 16), 0.4),
                        wrong("products-singular", rank("all have ranks 6 and 11", 6, 11, 6, 11), 0.2),
                        wrong("even-part-only", rank("N = 1 has rank M", 4, 8, 8, 16), 0.2)));
    }

    private static Falsifier wrong(String id, MatrixRank statement, double least) {
        return new Falsifier(id, statement, ReasonCode.VALUE_RATIO, new EffectSize.AtLeast(least));
    }

    private static MatrixRank rank(String text, int circle, int sphere, int circleOfProducts, int sphereOfProducts) {
        List<MatrixRank.Entry> entries = new ArrayList<>();
        for (Net net : NETS) {
            boolean single = net.degree() == 1;
            entries.add(entry("circle", net, CIRCLE, 2, single ? circle : circleOfProducts));
            entries.add(entry("2-sphere", net, SPHERE, 3, single ? sphere : sphereOfProducts));
        }
        return new MatrixRank(text, entries);
    }

    private static MatrixRank.Entry entry(String set, Net net, Inputs inputs, int dimension, int claimed) {
        int pairs = inputs.count() / 2;
        boolean single = net.degree() == 1;
        return new MatrixRank.Entry(
                "%s, %s".formatted(set, net.text()),
                () -> matrix(net, inputs),
                single ? pairs + Math.min(dimension, pairs) : inputs.count(),
                single ? "even part constant on pairs, odd part <x,x'>: rank M + min(d, M)" : "the order of the matrix",
                claimed);
    }

    private static Claim smallest() {
        return Identities.holds(
                Wu2022.id("p5-7-smallest-eigenvalues"),
                Wu2022.derived("P5-7", "certified eigenvalues of the exact kernels"),
                "Smallest eigenvalues of products",
                "On 8 equispaced points of the circle the smallest eigenvalue is 0.244 for plain N = 2 and 0.347 for N = 3, to half a unit of the last digit.",
                assumptions(),
                List.of(eigenvalues("0.244", "0.347")),
                List.of(
                        Identities.violated("exchanged", eigenvalues("0.347", "0.244"), 0.25),
                        Identities.violated("two-percent-more", eigenvalues("0.249", "0.354"), 0.01),
                        Identities.violated("two-percent-less", eigenvalues("0.239", "0.340"), 0.01)));
    }

    private static Inequality eigenvalues(String ofTwo, String ofThree) {
        return new Inequality(
                "%s and %s".formatted(ofTwo, ofThree),
                Stream.of(within(Wu2022.plain(2), ofTwo), within(Wu2022.plain(3), ofThree))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<Inequality.Case> within(Net net, String printed) {
        Supplier<Interval> smallest = new Deferred<>(() -> CertifiedEigenvalue.lambdaMin(matrix(net, CIRCLE)));
        return List.of(
                new Inequality.Case(
                        "%s, at least %s - 0.0005".formatted(net.text(), printed),
                        () -> EnclosedFormula.of(printed + "-5/10000"),
                        smallest),
                new Inequality.Case(
                        "%s, at most %s + 0.0005".formatted(net.text(), printed),
                        smallest,
                        () -> EnclosedFormula.of(printed + "+5/10000")));
    }
}
