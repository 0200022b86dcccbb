package org.ntkverify.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ntkverify.numeric.data.NpyType;
import org.ntkverify.numeric.data.NpyWriter;
import org.ntkverify.numeric.kernel.BoundedKernel;

/** Writes a kernel matrix, or its error bounds, in full, row by row. */
final class KernelFile {

    /** An entry of the matrix. */
    @FunctionalInterface
    private interface Entry {
        double at(int i, int j);
    }

    private final BoundedKernel kernel;
    private final Entry entry;

    private KernelFile(BoundedKernel kernel, Entry entry) {
        this.kernel = kernel;
        this.entry = entry;
    }

    static KernelFile values(BoundedKernel kernel) {
        return new KernelFile(kernel, kernel::value);
    }

    static KernelFile bounds(BoundedKernel kernel) {
        return new KernelFile(kernel, kernel::errorBound);
    }

    /** Refuses names that do not say in which format to write. */
    static void requireFormat(String option, Path out) {
        if (!isCsv(out) && !lower(out).endsWith(".npy")) {
            throw new UsageException(
                    "%s must end in .npy or .csv but was '%s'%nMaybe '%s.npy' is meant.".formatted(option, out, out));
        }
    }

    private static String lower(Path out) {
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isCsv(Path out) {
        return lower(out).endsWith(".csv");
    }

    void writeTo(Path target) throws IOException {
        if (isCsv(target)) {
            Files.writeString(target, csv());
        } else {
            try (NpyWriter writer =
                    NpyWriter.create(target, NpyType.FLOAT64, List.of(kernel.rows(), kernel.columns()))) {
                for (int i = 0; i < kernel.rows(); i++) {
                    for (int j = 0; j < kernel.columns(); j++) {
                        writer.write(entry.at(i, j));
                    }
                }
                writer.finish();
            }
        }
    }

    private String csv() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < kernel.rows(); i++) {
            for (int j = 0; j < kernel.columns(); j++) {
                text.append(j == 0 ? "" : ",").append(entry.at(i, j));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
