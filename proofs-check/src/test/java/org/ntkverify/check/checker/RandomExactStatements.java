package org.ntkverify.check.checker;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntkverify.check.Definiteness;
import org.ntkverify.check.Equation;
import org.ntkverify.check.FormulaStatement;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.KernelCase;
import org.ntkverify.check.MatrixRank;
import org.ntkverify.check.Question;
import org.ntkverify.check.Rank;
import org.ntkverify.check.SmallestEigenvalue;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.UniformInequality;
import org.ntkverify.check.UnknownConstant;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/**
 * For each form of statement that no sample decides, random statements whose truth is known by construction, and false twins that differ by little.
 *
 * <p>What makes a statement true is never the code under test: coefficients of products, second and fourth moments of normal numbers, closed forms of two
 * points, ranks of matrices that contain an identity matrix.
 */
final class RandomExactStatements {

    private static final Expression BIAS = Expression.ratio(1, 10);

    private RandomExactStatements() {}

    /** Returns a random statement of {@code form}, true or false. */
    static Statement of(Statement.Form form, RandomGenerator random, boolean truth) {
        return switch (form) {
            case IDENTITY -> identity(random, truth);
            case FORMULA -> formula(random, truth);
            case TABULATION -> tabulation(random, truth);
            case DEFINITENESS -> definiteness(random, truth);
            case RANK -> rank(random, truth);
            case MATRIX_RANK -> matrixRank(random, truth);
            case SMALLEST_EIGENVALUE -> smallestEigenvalue(random, truth);
            case INEQUALITY -> inequality(random, truth);
            case UNIFORM_INEQUALITY -> uniformInequality(random, truth);
            case UNKNOWN_CONSTANT -> unknownConstant(random, truth);
            case LIMIT, FINITE_VALUE, RATE, ORDERING, FAILURE_PROBABILITY, SIZE_EXPONENT ->
                throw new IllegalArgumentException("form must be exact but was %s".formatted(form));
        };
    }

    private static int nonzero(RandomGenerator random, int most) {
        return random.nextInt(1, most + 1) * (random.nextBoolean() ? 1 : -1);
    }

    private static Expression parse(String text, String variable) {
        return ExpressionParser.parse(text, Set.of(variable));
    }

    /** {@code (x + a)(x + b)(x + c)} by its elementary symmetric functions, one of them off by a millionth. */
    private static Statement identity(RandomGenerator random, boolean truth) {
        int a = nonzero(random, 99);
        int b = nonzero(random, 99);
        int c = nonzero(random, 99);
        String off = truth ? "" : " + 1/1000000";
        Equation equation = Equation.of(
                "product",
                parse("(x + (%s))*(x + (%s))*(x + (%s))".formatted(a, b, c), "x"),
                parse(
                        "x^3 + (%s)*x^2 + (%s)*x + (%s)%s".formatted(a + b + c, a * b + a * c + b * c, a * b * c, off),
                        "x"),
                IntStream.range(0, 3)
                        .mapToObj(i -> Map.of("x", Expression.ratio(random.nextInt(-500, 500), 7)))
                        .toList());
        return new Identity("a cubic", List.of(equation));
    }

    /** {@code E[(p u^2 + q u + r)(p v^2 + q v + r)]} by the moments of normal numbers with variances a and b and covariance c. */
    private static Statement formula(RandomGenerator random, boolean truth) {
        int p = nonzero(random, 9);
        int q = nonzero(random, 9);
        int r = nonzero(random, 9);
        Activation activation = Activation.named("(%s)*x^2 + (%s)*x + (%s)".formatted(p, q, r));
        String formula = "%s*(a*b + 2*c^2) + (%s)*(a + b) + %s*c + %s"
                .formatted(p * p, p * r, q * q, truth ? Integer.toString(r * r) : r * r + " + c/1000");
        return FormulaStatement.of(new Question.Dual(activation), formula);
    }

    /** Square roots printed with nine digits, by {@link BigDecimal#sqrt}. */
    private static Statement tabulation(RandomGenerator random, boolean truth) {
        KernelProgram program = new KernelProgram(
                List.of("x"), List.of(new KernelProgram.Assignment("y", parse("Sqrt(x)", "x"))), List.of("y"));
        List<Tabulation.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int x = random.nextInt(2, 1_000_000);
            BigDecimal printed = new BigDecimal(x).sqrt(new MathContext(9));
            BigDecimal stated = truth || i > 0 ? printed : printed.add(printed.ulp());
            entries.add(new Tabulation.Entry(
                    "square root of " + x, stated, program, "y", Map.of("x", Expression.integer(x))));
        }
        return new Tabulation("square roots", entries);
    }

    /** Distinct directions and their negatives; without bias the odd part of the kernel is linear, of rank 2 only. */
    private static Inputs pairs(RandomGenerator random, int pairs) {
        double[][] points = new double[pairs][];
        for (int i = 0; i < pairs; i++) {
            double angle = Math.PI * (i + 0.5 * random.nextDouble()) / pairs;
            points[i] = new double[] {Math.cos(angle), Math.sin(angle)};
        }
        return Inputs.of("pairs", points).withAntipodes();
    }

    private static KernelCase relu(Expression bias, Inputs inputs) {
        return new KernelCase(inputs.text(), Architecture.jacot(Activation.RELU, 1, bias), inputs);
    }

    private static Statement definiteness(RandomGenerator random, boolean truth) {
        Inputs inputs = pairs(random, 3);
        return new Definiteness("definite", List.of(relu(truth ? BIAS : Expression.ZERO, inputs)));
    }

    private static Statement rank(RandomGenerator random, boolean truth) {
        int count = random.nextInt(3, 6);
        int right = count + 2;
        int stated = truth ? right : right + (random.nextBoolean() ? 1 : -1);
        return new Rank("rank", List.of(new Rank.Entry(relu(Expression.ZERO, pairs(random, count)), stated)));
    }

    /** {@code B B^T} for an integer matrix B that begins with an identity matrix. */
    private static Statement matrixRank(RandomGenerator random, boolean truth) {
        int rank = random.nextInt(1, 5);
        int order = rank + random.nextInt(1, 4);
        double[][] factor = new double[order][rank];
        for (int i = 0; i < order; i++) {
            for (int k = 0; k < rank; k++) {
                factor[i][k] = i < rank ? (i == k ? 1 : 0) : random.nextInt(-9, 10);
            }
        }
        double[][] gram = new double[order][order];
        for (int i = 0; i < order; i++) {
            for (int j = 0; j < order; j++) {
                for (int k = 0; k < rank; k++) {
                    gram[i][j] += factor[i][k] * factor[j][k];
                }
            }
        }
        int stated = truth ? rank : rank + (random.nextBoolean() ? 1 : -1);
        return new MatrixRank(
                "rank",
                List.of(new MatrixRank.Entry(
                        "gram", () -> IntervalMatrix.exact(gram), rank, "so many columns", stated)));
    }

    /** Two unit vectors at an angle: {@code lambda_min = 1 - |sin t + 2 (pi - t) cos t|/(2 pi)}, printed with nine digits. */
    private static Statement smallestEigenvalue(RandomGenerator random, boolean truth) {
        double angle = 0.2 + 2.5 * random.nextDouble();
        Inputs inputs = Inputs.of("two", new double[][] {{1, 0}, {Math.cos(angle), Math.sin(angle)}});
        Architecture raw = Architecture.ntk(Activation.RELU, 1, Expression.ONE, Expression.ZERO)
                .withInput(InputScaling.RAW);
        double entry = (Math.sin(angle) + 2 * (Math.PI - angle) * Math.cos(angle)) / (2 * Math.PI);
        BigDecimal printed = new BigDecimal(1 - Math.abs(entry)).round(new MathContext(9));
        BigDecimal stated = truth ? printed : printed.add(printed.ulp());
        return new SmallestEigenvalue(
                "two points", List.of(new SmallestEigenvalue.Entry(new KernelCase("two", raw, inputs), stated)));
    }

    private static Statement inequality(RandomGenerator random, boolean truth) {
        double low = random.nextGaussian();
        double high = low + 1e-9 * (1 + random.nextDouble());
        Interval small = Interval.of(truth ? low : high);
        Interval large = Interval.of(truth ? high : low);
        return new Inequality("apart", List.of(new Inequality.Case("numbers", () -> small, () -> large)));
    }

    /** {@code v (s - v) <= s^2/4} on [0, 1], with a millionth to spare or missing. */
    private static Statement uniformInequality(RandomGenerator random, boolean truth) {
        double top = 0.2 + 1.6 * random.nextDouble();
        UnaryOperator<Interval> left = v -> v.times(Interval.of(top).minus(v));
        Interval right = Interval.of(top * top / 4 + (truth ? 1e-6 : -1e-6));
        return new UniformInequality(
                "a parabola",
                "v",
                new Interval(0, 1),
                List.of(new UniformInequality.Case("parabola", left, v -> right)));
    }

    /** Positive ratios decide nothing; a quantity of 0 leaves no constant. */
    private static Statement unknownConstant(RandomGenerator random, boolean truth) {
        Stream<UnknownConstant.Case> positive = IntStream.range(0, 3)
                .mapToObj(i -> each("data " + i, Math.exp(random.nextGaussian()), Math.exp(random.nextGaussian())));
        Stream<UnknownConstant.Case> singular =
                truth ? Stream.of() : Stream.of(each("singular", 0, Math.exp(random.nextGaussian())));
        return new UnknownConstant(
                "some C",
                UnknownConstant.Side.AT_LEAST,
                Stream.concat(positive, singular).toList());
    }

    private static UnknownConstant.Case each(String label, double quantity, double formula) {
        return new UnknownConstant.Case(label, () -> Interval.of(quantity), () -> Interval.of(formula));
    }
}
