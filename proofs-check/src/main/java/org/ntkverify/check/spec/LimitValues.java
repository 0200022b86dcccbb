package org.ntkverify.check.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.kernel.BoundKind;
import org.ntkverify.numeric.kernel.BoundedKernel;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.kernel.KernelTask;
import org.ntkverify.numeric.sample.KernelDeviation;
import org.ntkverify.symbolic.Architecture;

/** The infinite-width kernel of a claim's network on its data, with what its entries and their scales are. */
final class LimitValues {

    private final KernelKind kind;
    private final BoundedKernel kernel;
    private final KernelDeviation deviation;

    private LimitValues(KernelKind kind, BoundedKernel kernel, KernelDeviation deviation) {
        this.kind = kind;
        this.kernel = kernel;
        this.deviation = deviation;
    }

    /** Returns the kernel that {@code of} names: {@code ntk} or {@code nngp}, with anything behind it. */
    static LimitValues of(Section form, Subject subject, Inputs inputs) {
        return of(form.text("of").startsWith("nngp") ? KernelKind.NNGP : KernelKind.NTK, subject, inputs);
    }

    /** Returns the kernel of a kind. */
    static LimitValues of(KernelKind kind, Subject subject, Inputs inputs) {
        Architecture architecture = subject.architectureWithLimit();
        try {
            BoundedKernel kernel =
                    new KernelTask(architecture, List.of(), kind, Optional.of(BoundKind.ESTIMATED)).of(inputs, 1);
            return new LimitValues(kind, kernel, KernelDeviation.of(kind, kernel));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw subject.claim().place("network").error("limit kernel", e);
        }
    }

    KernelKind kind() {
        return kind;
    }

    KernelDeviation deviation() {
        return deviation;
    }

    double entry(int i, int j) {
        return kernel.value(i, j);
    }

    /** Returns the upper triangle, in the order of the observables. */
    List<Double> entries(double factor) {
        List<Double> entries = new ArrayList<>();
        for (int j = 0; j < kernel.rows(); j++) {
            for (int i = 0; i <= j; i++) {
                entries.add(factor * kernel.value(i, j));
            }
        }
        return entries;
    }

    /** Returns {@code sqrt(K_ii K_jj)} for the upper triangle. */
    List<Double> scales() {
        List<Double> scales = new ArrayList<>();
        for (int j = 0; j < kernel.rows(); j++) {
            for (int i = 0; i <= j; i++) {
                scales.add(Math.sqrt(kernel.value(i, i) * kernel.value(j, j)));
            }
        }
        return scales;
    }

    /** Returns the sum of the diagonal. */
    double trace() {
        double trace = 0;
        for (int i = 0; i < kernel.rows(); i++) {
            trace += kernel.value(i, i);
        }
        return trace;
    }
}
