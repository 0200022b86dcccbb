package org.ntkverify.check.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;

/**
 * The limit kernels of an architecture on inputs, N x N, in double precision.
 *
 * <p>They are interpreted and not compiled: a catalogue is listed more often than it is run.
 */
public final class LimitKernels {

    private final double[][] nngp;
    private final double[][] ntk;

    private LimitKernels(double[][] nngp, double[][] ntk) {
        this.nngp = nngp;
        this.ntk = ntk;
    }

    /** Returns the kernels of {@code architecture} on {@code inputs}. */
    public static LimitKernels of(Architecture architecture, Inputs inputs) {
        int n = inputs.count();
        KernelRecursion recursion = KernelRecursion.of(architecture);
        KernelProgram program = recursion.stableProgram();
        double[][] nngp = new double[n][n];
        double[][] ntk = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Map<String, Double> values = run(program, inputs, i, j);
                nngp[i][j] = values.getOrDefault(recursion.nngp(), Double.NaN);
                ntk[i][j] = values.getOrDefault(recursion.ntk(), Double.NaN);
            }
        }
        return new LimitKernels(nngp, ntk);
    }

    private static Map<String, Double> run(KernelProgram program, Inputs inputs, int i, int j) {
        Map<String, Double> values = new HashMap<>();
        values.put("xx", number(inputs, i, i));
        values.put("yy", number(inputs, j, j));
        values.put("xy", number(inputs, i, j));
        values.put("qq", inputs.squaredDistance(i, j).evaluate(DoubleArithmetic.INSTANCE, Map.of()));
        values.put("d", (double) inputs.dimension());
        return program.run(DoubleArithmetic.INSTANCE, values);
    }

    private static double number(Inputs inputs, int i, int j) {
        return inputs.innerProduct(i, j).evaluate(DoubleArithmetic.INSTANCE, Map.of());
    }

    /** Returns Theta_inf(x_i, x_j). */
    public double ntk(int i, int j) {
        return ntk[i][j];
    }

    /** Returns Sigma(x_i, x_j). */
    public double nngp(int i, int j) {
        return nngp[i][j];
    }

    /** Returns N. */
    public int count() {
        return ntk.length;
    }

    /** Returns the upper triangle of Theta_inf times {@code factor}, in the order of the observables. */
    public List<Double> ntkEntries(double factor) {
        return upper((i, j) -> factor * ntk[i][j]);
    }

    /** Returns the upper triangle of Sigma, in the order of the observables. */
    public List<Double> nngpEntries() {
        return upper((i, j) -> nngp[i][j]);
    }

    /** Returns {@code sqrt(Theta_ii Theta_jj)} for the upper triangle: the scale that margins are relative to. */
    public List<Double> scales() {
        return upper((i, j) -> Math.sqrt(ntk[i][i] * ntk[j][j]));
    }

    private List<Double> upper(Entry entry) {
        List<Double> entries = new ArrayList<>();
        for (int j = 0; j < count(); j++) {
            for (int i = 0; i <= j; i++) {
                entries.add(entry.at(i, j));
            }
        }
        return entries;
    }

    /** A number for a pair of inputs. */
    public interface Entry {
        /** Returns the number for inputs i and j. */
        double at(int i, int j);
    }
}
