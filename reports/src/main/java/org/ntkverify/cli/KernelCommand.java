package org.ntkverify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.data.InputsText;
import org.ntkverify.numeric.kernel.BoundKind;
import org.ntkverify.numeric.kernel.BoundedKernel;
import org.ntkverify.numeric.kernel.KernelKind;
import org.ntkverify.numeric.kernel.KernelTask;
import org.ntkverify.numeric.network.NetworkDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes an infinite-width kernel matrix with an error bound. */
@Command(
        name = "kernel",
        description = "Writes the infinite-width kernel matrix of a network on given points, with an error bound.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:written",
            "2:wrong usage, unreadable data, or a kernel that is no number; nothing was written",
            "70:internal error"
        },
        footer = {
            "",
            "NET is PHI*L key=value .., with keys wstd, bstd, param, input, kind,",
            "  branch-scale, widths; FILE is .npy or .csv (N x d), or sphere:16x10,seed=7,",
            "  circle:32, gaussian:100x20, cross-polytope:8, simplex:5.",
            "Examples: ntkv kernel --network 'relu*3 wstd=sqrt(2) bstd=0.1' \\",
            "            --data sphere:16x10 --kind ntk --out K.npy",
            "          ntkv kernel --network 'tanh*2' --data X.npy --cross Y.npy --out K.csv"
        })
final class KernelCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final TimeSource time;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--network", paramLabel = "NET", required = true, description = "The network.")
    private String network = "";

    @Option(names = "--data", paramLabel = "FILE", required = true, description = "The points.")
    private String data = "";

    @Option(
            names = "--cross",
            paramLabel = "FILE",
            description = "Other points for the columns: K(x_i, y_j) instead of K(x_i, x_j).")
    private Optional<String> cross = Optional.empty();

    @Option(names = "--kind", paramLabel = "KIND", description = "nngp, or ntk (default).")
    private KernelKind kind = KernelKind.NTK;

    @Option(
            names = "--out",
            paramLabel = "K.npy",
            required = true,
            description = "Where to write, as .npy (float64) or .csv; a note with the error bound goes to K.npy.json.")
    private Path out = Path.of("K.npy");

    @Option(
            names = "--bound",
            paramLabel = "HOW",
            description =
                    "rigorous (interval enclosures; default up to 65536 entries if there is a closed form) or estimated.")
    private Optional<BoundKind> bound = Optional.empty();

    @Option(names = "--bounds-out", paramLabel = "B.npy", description = "Also write the error bound of each entry.")
    private Optional<Path> boundsOut = Optional.empty();

    KernelCommand(Terminal terminal, TimeSource time) {
        this.terminal = terminal;
        this.time = time;
    }

    @Override
    public Integer call() {
        int threads = common.threads();
        KernelFile.requireFormat("out", out);
        boundsOut.ifPresent(path -> KernelFile.requireFormat("bounds-out", path));
        KernelAnswer answer;
        OutputFile file = OutputFile.prepare(out);
        Optional<OutputFile> boundsFile = boundsOut.map(OutputFile::prepare);
        if (boundsFile.equals(Optional.of(file))) {
            throw new UsageException("bounds-out must be another file than out but both were '%s'".formatted(out));
        }
        try {
            answer = answer(threads);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        boundsFile.ifPresent(bounds -> bounds.publish(
                KernelFile.bounds(answer.kernel())::writeTo, sum -> answer.json(boundsOut.orElse(out), sum)));
        String note = file.publish(KernelFile.values(answer.kernel())::writeTo, sum -> answer.json(out, sum));
        print(answer, note);
        return ExitCodes.OK;
    }

    private KernelAnswer answer(int threads) {
        NetworkDescription description = NetworkDescription.parse(network);
        boolean wide = description.architecture().parameterization().dependsOnWidths();
        if (wide && description.widths().isEmpty()) {
            throw new UsageException(
                    "widths must be given with param=%s, whose kernel depends on them%nMaybe add widths=1024."
                            .formatted(description
                                    .architecture()
                                    .parameterization()
                                    .text()));
        }
        KernelTask task =
                new KernelTask(description.architecture(), wide ? description.widths() : List.of(), kind, bound);
        Path here = Path.of("");
        Inputs points = InputsText.read(data, here);
        Optional<Inputs> others = cross.map(text -> InputsText.read(text, here));
        BoundedKernel kernel = computed(task, points, others, threads);
        return new KernelAnswer(task, kernel, points, others, out, boundsOut, Provenance.command(spec));
    }

    private BoundedKernel computed(KernelTask task, Inputs points, Optional<Inputs> others, int threads) {
        PrintWriter error = spec.commandLine().getErr();
        EtaLine line = EtaLine.on(error, terminal.error() && !common.quiet(), "kernel", time.nanoTime());
        int columns = others.map(Inputs::count).orElse(points.count());
        CostNotice notice = CostNotice.over(
                line,
                error,
                "a kernel of %s x %s on %s thread%s"
                        .formatted(points.count(), columns, threads, threads == 1 ? "" : "s"),
                time.nanoTime());
        try {
            return others.isPresent()
                    ? task.between(points, others.get(), threads, notice)
                    : task.of(points, threads, notice);
        } finally {
            line.clear();
        }
    }

    private void print(KernelAnswer answer, String note) {
        PrintWriter writer = spec.commandLine().getOut();
        if (common.json()) {
            writer.print(note);
        } else if (!common.quiet()) {
            writer.print(answer.text());
        }
        writer.flush();
    }
}
