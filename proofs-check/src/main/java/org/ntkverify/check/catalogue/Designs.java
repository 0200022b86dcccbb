package org.ntkverify.check.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The limit kernels of an architecture on inputs, N x N, in double precision. */
    record LimitKernels(double[][] nngp, double[][] ntk) {

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

        /** Returns the upper triangle of {@code kernel} times {@code factor}, in the order of the observables. */
        static List<Double> upper(double[][] kernel, double factor) {
            List<Double> entries = new ArrayList<>();
            for (int j = 0; j < kernel.length; j++) {
                for (int i = 0; i <= j; i++) {
                    entries.add(factor * kernel[i][j]);
                }
            }
            return entries;
        }

        /** Returns {@code sqrt(Theta_ii Theta_jj)} for the upper triangle: the scale that margins are relative to. */
        List<Double> scales() {
            List<Double> entries = new ArrayList<>();
            for (int j = 0; j < ntk.length; j++) {
                for (int i = 0; i <= j; i++) {
                    entries.add(Math.sqrt(ntk[i][i] * ntk[j][j]));
                }
            }
            return entries;
        }
    }
}
