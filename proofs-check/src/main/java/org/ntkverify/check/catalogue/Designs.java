package org.ntkverify.check.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.Rate;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.SamplingDesign.WidthDraws;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelRecursion;

/** What sampled claims share: budgets, and limit kernels as targets and scales. */
final class Designs {

    private Designs() {}

    /** Returns the same number of draws at each width. */
    static List<WidthDraws> equal(long draws, int... widths) {
        List<WidthDraws> budget = new ArrayList<>();
        for (int width : widths) {
            budget.add(new WidthDraws(width, draws));
        }
        return budget;
    }

    /** Returns the falsifier that states another exponent than {@code right}, with the same draws and margin. */
    static Falsifier otherExponent(String id, Rate right, double exponent) {
        return new Falsifier(
                id,
                new Rate("exponent %s".formatted(exponent), right.design(), right.of(), exponent, right.margin()),
                ReasonCode.RATE_EXCLUDED,
                new EffectSize.Near(exponent - right.exponent(), right.margin()));
    }

    /**
     * The limit kernels of an architecture on inputs, N x N, in double precision.
     *
     * <p>They are interpreted and not compiled: a catalogue is listed more often than it is run.
     */
    static final class LimitKernels {

        private final double[][] nngp;
        private final double[][] ntk;

        private LimitKernels(double[][] nngp, double[][] ntk) {
            this.nngp = nngp;
            this.ntk = ntk;
        }

        static LimitKernels of(Architecture architecture, Inputs inputs) {
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
        double ntk(int i, int j) {
            return ntk[i][j];
        }

        /** Returns Sigma(x_i, x_j). */
        double nngp(int i, int j) {
            return nngp[i][j];
        }

        /** Returns N. */
        int count() {
            return ntk.length;
        }

        /** Returns the upper triangle of Theta_inf times {@code factor}, in the order of the observables. */
        List<Double> ntkEntries(double factor) {
            return upper((i, j) -> factor * ntk[i][j]);
        }

        /** Returns the upper triangle of Sigma, in the order of the observables. */
        List<Double> nngpEntries() {
            return upper((i, j) -> nngp[i][j]);
        }

        /** Returns {@code sqrt(Theta_ii Theta_jj)} for the upper triangle: the scale that margins are relative to. */
        List<Double> scales() {
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
    }

    /** A number for a pair of inputs. */
    interface Entry {
        /** Returns the number for inputs i and j. */
        double at(int i, int j);
    }
}
