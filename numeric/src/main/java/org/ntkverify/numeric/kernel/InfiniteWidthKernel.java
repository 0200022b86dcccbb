package org.ntkverify.numeric.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalArithmetic;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The NNGP kernel {@code Sigma^(L+1)} and the tangent kernel {@code Theta^(L+1)} of a dense or residual network at infinite width.
 *
 * <p>Three readings of one program: doubles (compiled), intervals of doubles (for certificates), decimals (for tables). The
 * program carries {@code q = |x - x'|^2} through the layers; the diagonal is its value at {@code q = 0}.
 *
 * <p><em>Accuracy</em> of the doubles, relative to {@code sqrt(K(x,x) K(x',x'))}: measured in {@code KernelAccuracyTest}, where
 * the exceptions are listed. <em>Special values:</em> at a zero input without bias both kernels are 0.
 */
public final class InfiniteWidthKernel {

    /** Measured: 2705 assignments (300 ReLU layers) compile in 0.7 s, 9000 are refused after 10 s. */
    private static final int MOST_COMPILED = 3000;

    /** For so many inputs radii of some hundred units of 2^-53 would be most of what an eigenvalue is not known to. */
    private static final int MOST_NARROW = 128;

    private final Architecture architecture;
    private final List<Integer> widths;
    private final KernelProgram program;
    private final CompiledProgram compiled;

    private InfiniteWidthKernel(Architecture architecture, List<Integer> widths, KernelProgram program) {
        this.architecture = architecture;
        this.widths = widths;
        this.program = program;
        this.compiled = compiledIfPossible(program);
    }

    /** One method of the virtual machine holds some 300 layers; deeper networks are interpreted. */
    static CompiledProgram compiledIfPossible(KernelProgram program) {
        if (program.assignments().size() > MOST_COMPILED) {
            return CompiledProgram.interpreted(program);
        }
        try {
            return CompiledProgram.of(program);
        } catch (CompilationFailedException e) {
            // The interpreter computes the same numbers; only time is lost.
            return CompiledProgram.interpreted(program);
        }
    }

    /** Returns the kernels of {@code architecture}, whose trained variables are standard normal (NTK or Jacot). */
    public static InfiniteWidthKernel of(Architecture architecture) {
        return of(architecture, List.of());
    }

    /**
     * Returns the kernels of {@code architecture}.
     *
     * @param widths n_1 .. n_L where the kernels depend on them (raw weights trained, maximal update); else empty
     */
    public static InfiniteWidthKernel of(Architecture architecture, List<Integer> widths) {
        return of(architecture, KernelRecursion.of(architecture), widths);
    }

    /** Returns the kernels that {@code recursion} describes, for closed forms other than the built-in ones. */
    public static InfiniteWidthKernel of(Architecture architecture, KernelRecursion recursion, List<Integer> widths) {
        KernelWidths.require(architecture, widths);
        return new InfiniteWidthKernel(
                architecture, List.copyOf(widths), NormalisedProgram.of(architecture, recursion));
    }

    /** Returns the network. */
    public Architecture architecture() {
        return architecture;
    }

    /**
     * Returns both kernels at one pair of inputs.
     *
     * @param xx {@code <x, x>}
     * @param yy {@code <x', x'>}
     * @param xy {@code <x, x'>}, at most {@code sqrt(xx yy)} in size
     * @param qq {@code |x - x'|^2}; pass it as exactly as it is known
     * @param dimension d, the input dimension
     */
    public KernelPair at(double xx, double yy, double xy, double qq, int dimension) {
        double[] outputs = new double[2];
        compiled.evaluate(inputs(xx, yy, xy, qq, dimension), outputs);
        return new KernelPair(outputs[0], outputs[1]);
    }

    private double[] inputs(double xx, double yy, double xy, double qq, int dimension) {
        double[] values = new double[program.inputs().size()];
        values[0] = xx;
        values[1] = yy;
        values[2] = xy;
        values[3] = qq;
        int next = 4;
        if (architecture.input() == InputScaling.SCALED) {
            values[next++] = dimension;
        }
        for (int width : widths) {
            values[next++] = width;
        }
        return values;
    }

    /** Returns both kernel matrices of {@code data}. */
    public KernelMatrices matrix(Inputs data) {
        int n = data.count();
        double[][] nngp = new double[n][n];
        double[][] ntk = new double[n][n];
        InnerProducts products = new InnerProducts(data);
        double[] outputs = new double[2];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double[] values = inputs(
                        products.rounded(i, i),
                        products.rounded(j, j),
                        products.rounded(i, j),
                        products.roundedDistance(i, j),
                        data.dimension());
                compiled.evaluate(values, outputs);
                nngp[i][j] = outputs[0];
                nngp[j][i] = outputs[0];
                ntk[i][j] = outputs[1];
                ntk[j][i] = outputs[1];
            }
        }
        return new KernelMatrices(nngp, ntk);
    }

    /** Returns enclosures of both kernel matrices of {@code data}, from its exact inner products. */
    public KernelEnclosures enclosure(Inputs data) {
        int n = data.count();
        InnerProducts products = new InnerProducts(data);
        Interval[][] nngp = new Interval[n][n];
        Interval[][] ntk = new Interval[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                List<Interval> pair = enclosure(products, i, j, data.dimension());
                nngp[i][j] = pair.get(0);
                ntk[i][j] = pair.get(1);
            }
        }
        return new KernelEnclosures(
                IntervalMatrix.ofLowerTriangle(n, i -> nngp[i]), IntervalMatrix.ofLowerTriangle(n, i -> ntk[i]));
    }

    /**
     * Returns enclosures of one kernel matrix of {@code data}.
     *
     * <p>One hidden ReLU layer without bias, more than {@value #MOST_NARROW} inputs that are doubles: in time near that of the doubles,
     * with radii of some {@code (16 d + 100) 2^-53 sqrt(K(x,x) K(x',x'))}. Else as {@link #enclosure(Inputs)}.
     */
    public IntervalMatrix enclosure(Inputs data, KernelKind kind) {
        InnerProducts products = new InnerProducts(data);
        ShallowReluEnclosure.Other narrow =
                (i, j) -> enclosure(products, i, j, data.dimension()).get(kind == KernelKind.NTK ? 1 : 0);
        if (data.count() > MOST_NARROW && ShallowReluEnclosure.applies(architecture, data)) {
            return ShallowReluEnclosure.of(architecture, data, kind, narrow);
        }
        return IntervalMatrix.ofLowerTriangle(data.count(), i -> {
            Interval[] row = new Interval[i + 1];
            Arrays.setAll(row, j -> narrow.at(i, j));
            return row;
        });
    }

    /** Returns enclosures of the NNGP kernel and of the tangent kernel at points {@code i} and {@code j}. */
    List<Interval> enclosure(InnerProducts products, int i, int j, int dimension) {
        return run(IntervalArithmetic.INSTANCE, products.values(i, j), dimension, products.coincide(i, j));
    }

    /** Returns enclosures of both kernels at points {@code i} and {@code j} of {@code data}, with about {@code digits} digits. */
    public DecimalPair enclosure(Inputs data, int i, int j, int digits) {
        return enclosure(
                data.innerProduct(i, i), data.innerProduct(j, j), data.innerProduct(i, j), data.dimension(), digits);
    }

    /**
     * Returns enclosures of both kernels at exact inner products, which must be constants.
     *
     * @param digits significant digits of the arithmetic; the enclosures lose a few. Collinear inputs of different length lose half
     *     of them in the first layer with a bias, and in each further layer unless the activation is ReLU
     */
    public DecimalPair enclosure(Expression xx, Expression yy, Expression xy, int dimension, int digits) {
        DecimalIntervalArithmetic arithmetic = DecimalIntervalArithmetic.ofDigits(digits);
        Expression qq = xx.plus(yy).minus(xy.times(2));
        Map<String, DecimalInterval> values = Map.of(
                "xx", xx.evaluate(arithmetic, Map.of()),
                "yy", yy.evaluate(arithmetic, Map.of()),
                "xy", xy.evaluate(arithmetic, Map.of()),
                "qq", qq.evaluate(arithmetic, Map.of()));
        List<DecimalInterval> pair = run(arithmetic, values, dimension, qq.equals(Expression.ZERO));
        return new DecimalPair(pair.get(0), pair.get(1));
    }

    /**
     * Runs the program; a name that {@code given} or the coincidence of both inputs already gives a value keeps it.
     *
     * @param coincident whether {@code x = x'}: then every distance, angle and determinant is 0, which an enclosure of rounded
     *     variances cannot see
     */
    private <T> List<T> run(Arithmetic<T> arithmetic, Map<String, T> given, int dimension, boolean coincident) {
        Map<String, T> known = new HashMap<>(given);
        if (coincident) {
            T zero = arithmetic.constant(BigFraction.ZERO);
            known.put(NormalisedProgram.INPUT_ANGLE, zero);
            for (int l = 1; l <= architecture.hiddenLayers(); l++) {
                known.put("q" + l, zero);
                known.put(KernelRecursion.angle(l), zero);
                known.put(KernelRecursion.determinant(l), zero);
            }
        }
        known.put("d", arithmetic.constant(new BigFraction(dimension)));
        for (int l = 1; l <= widths.size(); l++) {
            known.put("n" + l, arithmetic.constant(new BigFraction(widths.get(l - 1))));
        }
        Map<String, T> results = new HashMap<>(known);
        for (Assignment assignment : program.assignments()) {
            if (!known.containsKey(assignment.name())) {
                results.put(assignment.name(), assignment.value().evaluate(arithmetic, results));
            }
        }
        List<T> pair = new ArrayList<>();
        for (String output : program.outputs()) {
            T value = results.get(output);
            if (value == null) {
                throw new IllegalStateException("output %s must be assigned by the program".formatted(output));
            }
            pair.add(value);
        }
        return pair;
    }

    /** Both kernels at one pair of inputs. */
    public record KernelPair(double nngp, double ntk) {}

    /** Enclosures of both kernels at one pair of inputs. */
    public record DecimalPair(DecimalInterval nngp, DecimalInterval ntk) {}

    /** Enclosures of both kernel matrices. */
    public record KernelEnclosures(IntervalMatrix nngp, IntervalMatrix ntk) {}

    /** Both kernel matrices, symmetric, N x N. */
    public static final class KernelMatrices {

        private final double[][] nngp;
        private final double[][] ntk;

        private KernelMatrices(double[][] nngp, double[][] ntk) {
            this.nngp = nngp;
            this.ntk = ntk;
        }

        /** Returns a copy of the NNGP matrix, row by row. */
        public double[][] nngp() {
            return copyOf(nngp);
        }

        /** Returns a copy of the tangent kernel matrix, row by row. */
        public double[][] ntk() {
            return copyOf(ntk);
        }

        private static double[][] copyOf(double[][] matrix) {
            return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        }
    }
}
