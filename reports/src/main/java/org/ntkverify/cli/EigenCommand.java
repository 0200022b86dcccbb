package org.ntkverify.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntkverify.check.EigenvalueReport;
import org.ntkverify.check.bound.EigenvalueStudy;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.sample.Backend;
import org.ntkverify.report.json.EigenvalueJson;
import org.ntkverify.report.terminal.TerminalReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Certifies the smallest eigenvalue of a matrix or of a kernel, and puts every theorem next to it. */
@Command(
        name = "eigen",
        description =
                "Encloses the smallest eigenvalue with proof, and evaluates every theorem that bounds it on the same data.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:enclosed; a bound that was stated is proved",
            "1:the stated bound is refuted",
            "2:wrong usage or unreadable data",
            "3:the stated bound is not decided",
            "70:internal error"
        },
        footer = {
            "",
            "EXPR speaks of N, d, L, separation = min |xi - xk| and",
            "  delta = min(|xi - xk|, |xi + xk|); of a bare matrix, of N.",
            "Examples: ntkv eigen --matrix K.npy",
            "          ntkv eigen --network 'relu*1 input=raw' --data sphere:40x5 \\",
            "            --at-least 'delta/(100*N^2)'"
        })
final class EigenCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--matrix", paramLabel = "K.npy", description = "A symmetric matrix, .npy or .csv.")
    private Optional<String> matrix = Optional.empty();

    @Option(names = "--symmetrize", description = "Take (K + K^T)/2 of a matrix that is not symmetric.")
    private boolean symmetrize;

    @Option(names = "--network", paramLabel = "NET", description = "phi*L key=value .., with --data.")
    private Optional<String> network = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Inputs: a .npy or .csv file, or a generator such as sphere:16x10.")
    private Optional<String> data = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "Kernel of the network: ntk (default) or nngp.")
    private KernelKind kind = KernelKind.NTK;

    @Option(
            names = "--width",
            paramLabel = "n",
            description = "Also evaluate theorems about random networks of this width.")
    private Optional<Integer> width = Optional.empty();

    @Option(
            names = "--failure",
            paramLabel = "P",
            description = "Probability with which such a theorem may fail, ${DEFAULT-VALUE}.",
            defaultValue = "0.01")
    private double failure;

    @Option(names = "--at-least", paramLabel = "EXPR", description = "A lower bound of lambda_min to decide.")
    private Optional<String> atLeast = Optional.empty();

    EigenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        EigenvalueReport report;
        EtaLine line = EtaLine.on(spec.commandLine().getErr(), terminal.error() && !common.quiet(), "eigen");
        try {
            report = subject().report(atLeast, line::stage);
        } catch (IllegalArgumentException | ArithmeticException e) {
            UsageException refused = new UsageException(String.valueOf(e.getMessage()));
            refused.initCause(e);
            throw refused;
        } finally {
            line.clear();
        }
        print(report);
        return report.stated().map(stated -> exitCode(stated)).orElse(ExitCodes.OK);
    }

    private EigenvalueStudy subject() {
        if (matrix.isPresent() == (network.isPresent() || data.isPresent())) {
            throw new UsageException("eigen must have either --matrix or --network with --data but has %s"
                    .formatted(matrix.isPresent() ? "both" : "none"));
        }
        if (matrix.isPresent()) {
            return EigenSubject.ofMatrix(matrix.get(), symmetrize);
        }
        if (network.isEmpty() || data.isEmpty()) {
            throw new UsageException("network must come with data but --%s was not given"
                    .formatted(network.isEmpty() ? "network" : "data"));
        }
        if (symmetrize) {
            throw new UsageException(
                    "symmetrize must come with --matrix, a kernel is symmetric, but came with --network");
        }
        return EigenSubject.ofKernel(network.get(), data.get(), kind, width, failure, common.threads());
    }

    private static int exitCode(EigenvalueReport.Stated stated) {
        return switch (stated.verdict()) {
            case PROVED, SUPPORTED -> ExitCodes.OK;
            case REFUTED -> ExitCodes.UNEXPECTED;
            case UNDECIDED, BLOCKED -> ExitCodes.UNDECIDED;
        };
    }

    private Map<String, String> provenance() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("version", Version.number());
        lines.put("commit", Version.commit());
        lines.put("java", System.getProperty("java.version"));
        lines.put("blas", Backend.linearAlgebra());
        lines.put("command", Provenance.command(spec));
        return lines;
    }

    private void print(EigenvalueReport report) {
        PrintWriter writer = spec.commandLine().getOut();
        if (common.json()) {
            writer.print(EigenvalueJson.render(report, provenance()));
        } else if (!common.quiet()) {
            TerminalReport pages = common.color(terminal) ? TerminalReport.coloured() : TerminalReport.plain();
            writer.print(pages.eigenvalues(report));
        }
        writer.flush();
    }
}
