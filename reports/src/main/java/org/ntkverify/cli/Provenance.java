package org.ntkverify.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.sample.Backend;
import org.ntkverify.report.wording.ShellWord;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Where the numbers of a sampled run come from: all that they depend on, and nothing that changes from run to run. */
final class Provenance {

    private Provenance() {}

    /** Returns label and value, in a fixed order; {@code command} repeats the run. */
    static Map<String, String> of(String command, long seed, Inputs inputs) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("version", Version.number());
        lines.put("commit", Version.commit());
        lines.put("java", "%s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor")));
        lines.put("os", "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        lines.put("blas", Backend.linearAlgebra());
        lines.put("seed", Long.toString(seed));
        lines.put("command", command);
        lines.put("inputs", InputHash.of(inputs));
        return lines;
    }

    /** Returns the command as typed, in quotes what a shell would take apart or expand. */
    static String command(CommandSpec spec) {
        ParseResult typed = spec.commandLine().getParseResult();
        Stream<String> arguments = typed == null ? Stream.of() : typed.originalArgs().stream();
        return Stream.concat(Stream.of("ntkv"), arguments.map(ShellWord::of)).collect(Collectors.joining(" "));
    }
}
