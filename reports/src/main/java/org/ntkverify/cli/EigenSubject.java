package org.ntkverify.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ntkverify.check.bound.BoundSetting;
import org.ntkverify.check.bound.EigenvalueStudy;
import org.ntkverify.check.bound.EigenvalueStudy.Stored;
import org.ntkverify.check.bound.FiniteWidth;
import org.ntkverify.check.bound.KernelPart;
import org.ntkverify.numeric.arithmetic.Interval;
import org.ntkverify.numeric.arithmetic.IntervalMatrix;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.numeric.data.MatrixFile;
import org.ntkverify.numeric.data.NpyType;
import org.ntkverify.numeric.kernel.BoundedKernel;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.kernel.KernelTask;
import org.ntkverify.numeric.network.NetworkDescription;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;

/** Turns what a user names into the matrix whose smallest eigenvalue is certified. */
final class EigenSubject {

    private EigenSubject() {}

    /** Returns the study of a stored matrix; of one that is not symmetric only if that is asked for. */
    static EigenvalueStudy ofMatrix(String file, boolean symmetrize) {
        MatrixFile matrix = MatrixFile.read(file, Path.of(""));
        Optional<Integer> asymmetry = matrix.largestAsymmetry();
        if (asymmetry.isPresent() && !symmetrize) {
            int i = asymmetry.get() / matrix.size();
            int j = asymmetry.get() % matrix.size();
            throw new UsageException(
                    "matrix '%s' must be symmetric but entries [%s, %s] and [%s, %s] are %s and %s%nMaybe --symmetrize: (K + K^T)/2 is certified then."
                            .formatted(file, i, j, j, i, matrix.value(i, j), matrix.value(j, i)));
        }
        Stored stored = matrix.type()
                .filter(type -> type == NpyType.FLOAT32)
                .map(type -> new Stored("float32", Math.ulp(1f) / 2.0))
                .orElse(new Stored("float64", Math.ulp(1d) / 2));
        String part = asymmetry.isPresent() ? "the symmetric part of " : "";
        return EigenvalueStudy.ofMatrix(symmetric(matrix), "%s%s".formatted(part, Printable.text(file)), stored);
    }

    private static IntervalMatrix symmetric(MatrixFile matrix) {
        return IntervalMatrix.ofLowerTriangle(matrix.size(), i -> {
            Interval[] row = new Interval[i + 1];
            for (int j = 0; j <= i; j++) {
                double first = matrix.value(i, j);
                double second = matrix.value(j, i);
                row[j] = first == second
                        ? Interval.of(first)
                        : Interval.of(first).plus(Interval.of(second)).over(Interval.of(2));
            }
            return row;
        });
    }

    /** Returns the study of an infinite-width kernel; without enclosures of its entries, of the matrix of their approximations. */
    static EigenvalueStudy ofKernel(
            String network, String data, KernelKind kind, Optional<Integer> width, double failure, int threads) {
        NetworkDescription description = NetworkDescription.parse(network);
        Architecture architecture = description.architecture();
        Inputs inputs = InputsText.read(data, Path.of(""));
        String subject = "the %s of %s on %s"
                .formatted(
                        kind == KernelKind.NTK ? "tangent kernel" : "covariance kernel",
                        architecture.text(),
                        inputs.text());
        List<Integer> widths = width.map(n -> Collections.nCopies(architecture.hiddenLayers(), n))
                .orElse(description.widths());
        if (ClosedForms.obstacle(architecture.activation()).isPresent()) {
            boolean wanted = architecture.parameterization().dependsOnWidths();
            BoundedKernel kernel = new KernelTask(architecture, wanted ? widths : List.of(), kind, Optional.empty())
                    .of(inputs, threads);
            return EigenvalueStudy.ofMatrix(
                    approximations(kernel),
                    "%s, entries approximated to about %.0e".formatted(subject, kernel.largestErrorBound()),
                    new Stored("float64", Math.ulp(1d) / 2));
        }
        BoundSetting setting = widths.isEmpty()
                ? BoundSetting.of(architecture, inputs)
                : BoundSetting.of(architecture, inputs, new FiniteWidth(widths, failure));
        KernelPart part = kind == KernelKind.NTK ? KernelPart.TANGENT : KernelPart.OUTER_LAYER;
        return EigenvalueStudy.ofKernel(setting, part, subject);
    }

    private static IntervalMatrix approximations(BoundedKernel kernel) {
        return IntervalMatrix.ofLowerTriangle(kernel.rows(), i -> {
            Interval[] row = new Interval[i + 1];
            for (int j = 0; j <= i; j++) {
                row[j] = Interval.of(kernel.value(i, j));
            }
            return row;
        });
    }
}
