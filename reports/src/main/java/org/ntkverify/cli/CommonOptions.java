package org.ntkverify.cli;

import org.apache.commons.rng.simple.RandomSource;
import org.ntkverify.check.RunInfo;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that every command has. */
final class CommonOptions {

    private static final int MOST_THREADS = 1024;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Option(
            names = "--seed",
            paramLabel = "N|random",
            description = "Seed of all random numbers; a fixed one by default.",
            converter = SeedConverter.class)
    private long seed = RunInfo.DEFAULT_SEED;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads, by default one for each processor. Results do not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--quiet", description = "Print nothing but errors.")
    private boolean quiet;

    @Option(names = "--no-color", description = "No colour; also if NO_COLOR is set.")
    private boolean noColor;

    CommonOptions() {}

    boolean json() {
        return json;
    }

    long seed() {
        return seed;
    }

    int threads() {
        if (!(threads >= 1 && threads <= MOST_THREADS)) {
            throw new UsageException("threads must be in [1, %s] but was %s".formatted(MOST_THREADS, threads));
        }
        return threads;
    }

    boolean quiet() {
        return quiet;
    }

    boolean color(Terminal terminal) {
        return terminal.output() && !terminal.noColor() && !noColor;
    }

    /** Reads a seed, or draws one. */
    static final class SeedConverter implements ITypeConverter<Long> {

        SeedConverter() {}

        @Override
        public Long convert(String value) {
            if (value.equals("random")) {
                // 53 bits: every reader of JSON keeps them.
                return RandomSource.createLong() >>> 11;
            }
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                throw new TypeConversionException(
                        "seed must be a whole number or 'random' but was '%s'".formatted(value));
            }
        }
    }
}
