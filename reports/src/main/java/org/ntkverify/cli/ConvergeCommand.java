package org.ntkverify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.ntkverify.check.Convergence;
import org.ntkverify.check.convergence.ConvergenceDesign;
import org.ntkverify.check.convergence.ConvergencePlan;
import org.ntkverify.check.convergence.ConvergenceStudy;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.engine.DrawFailedException;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.LedgerException;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.RunKey;
import org.ntkverify.report.json.ConvergenceJson;
import org.ntkverify.report.number.DurationText;
import org.ntkverify.report.terminal.TerminalReport;
import org.ntkverify.report.wording.ShellWord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how the kernels of finite networks approach their infinite-width limit. */
@Command(
        name = "converge",
        description = {
            "Measures how the kernel of random networks approaches its infinite-width limit: error, bias and fitted exponents, each with its interval.",
            "",
            "The error is the root mean square, over draws and pairs of inputs, of (Theta_n - Theta)_ij / sqrt(Theta_ii Theta_jj); the bias is the mean."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured",
            "2:wrong usage; nothing was drawn",
            "70:internal error, or the disk failed; with --out, --resume goes on",
            "130:interrupted; with --out, --resume goes on"
        },
        footer = {
            "",
            "Example: ntkv converge --network 'relu*3 wstd=sqrt(2)' \\",
            "           --data sphere:16x10 --widths 2^7..2^17 --out relu3"
        })
final class ConvergeCommand implements Callable<Integer> {

    private static final double ALPHA = 0.05;

    private final Terminal terminal;
    private final TimeSource time;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SampledNetwork sampled = new SampledNetwork();

    @Option(
            names = "--widths",
            paramLabel = "W",
            description = "A range such as 2^7..2^17 (the default) or a list such as 64,256,1024; at least three.",
            defaultValue = "2^7..2^17")
    private String widths = "2^7..2^17";

    @Option(
            names = "--draws",
            paramLabel = "T",
            description = "Networks at each width; by default planned from a pilot sample.")
    private Optional<Long> draws = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also write results.json, tables as CSV and LaTeX, and the plot as SVG.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--resume", description = "Go on with the run that was interrupted; same digits.")
    private boolean resume;

    ConvergeCommand(Terminal terminal, TimeSource time) {
        this.terminal = terminal;
        this.time = time;
    }

    @Override
    public Integer call() {
        ConvergenceDesign design = design();
        Map<String, String> provenance = Provenance.of(command(), common.seed(), design.inputs());
        PrintWriter error = common.quiet()
                ? new PrintWriter(PrintWriter.nullWriter())
                : spec.commandLine().getErr();
        try (RecordedRun run = RecordedRun.open(
                out,
                resume,
                new RunKey(provenance),
                new LocalDrawEngine(threads(design)),
                spec.commandLine().getErr(),
                time.nanoTime())) {
            try {
                Convergence convergence = measured(design, run, error);
                run.publish(ConvergenceFiles.of(convergence, provenance));
                print(convergence, provenance);
                return ExitCodes.OK;
            } catch (DrawsInterruptedException e) {
                return run.interrupted();
            } catch (EngineFailedException | LedgerException | DiskException e) {
                return run.broken(e);
            }
        }
    }

    private int threads(ConvergenceDesign design) {
        int widest = design.widths().get(design.widths().size() - 1);
        return WorkerMemory.threads(
                common.threads(),
                sampled.sampler(),
                widest,
                design.architecture().hiddenLayers(),
                design.inputs().count());
    }

    private ConvergenceDesign design() {
        Inputs inputs = sampled.inputs();
        try {
            return new ConvergenceDesign(
                    sampled.architecture(),
                    inputs,
                    sampled.kind(),
                    sampled.sampler(),
                    WidthsText.parse(widths),
                    draws.isPresent() ? OptionalLong.of(draws.get()) : OptionalLong.empty(),
                    ALPHA,
                    common.seed());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Convergence measured(ConvergenceDesign design, RecordedRun run, PrintWriter error) {
        EtaLine line = EtaLine.on(error, terminal.error() && !common.quiet(), "drawing networks", time.nanoTime());
        try {
            ConvergenceStudy study = study(design, run);
            PilotClock clock = new PilotClock(time.nanoTime());
            ConvergencePlan plan = study.plan(clock);
            double seconds = clock.secondsPerDraw() * study.costInPilotDraws(plan);
            if (seconds > CostNotice.WORTH_SAYING_SECONDS) {
                error.printf(
                        "ntkv: drawing %s networks takes about %s on %s thread%s%n",
                        plan.draws().stream().mapToLong(Long::longValue).sum(),
                        DurationText.text(seconds),
                        common.threads(),
                        common.threads() == 1 ? "" : "s");
                error.flush();
            }
            return study.run(plan, line);
        } catch (DrawFailedException e) {
            throw DrawFailures.explained(e);
        } finally {
            line.clear();
        }
    }

    private static ConvergenceStudy study(ConvergenceDesign design, RecordedRun run) {
        try {
            return new ConvergenceStudy(design, run.engine());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** The command that gives the same results, without what does not change them. */
    private String command() {
        StringBuilder command = new StringBuilder("ntkv converge --network %s --data %s --widths %s"
                .formatted(ShellWord.of(sampled.network()), ShellWord.of(sampled.data()), ShellWord.of(widths)));
        command.append(" --kind ").append(sampled.kind().name().toLowerCase(Locale.ROOT));
        command.append(" --sampler ").append(sampled.sampler().name().toLowerCase(Locale.ROOT));
        draws.ifPresent(count -> command.append(" --draws ").append(count));
        return command.append(" --seed ").append(common.seed()).toString();
    }

    private void print(Convergence convergence, Map<String, String> provenance) {
        PrintWriter writer = spec.commandLine().getOut();
        if (common.json()) {
            writer.print(ConvergenceJson.render(convergence, provenance));
        } else if (!common.quiet()) {
            TerminalReport report = common.color(terminal) ? TerminalReport.coloured() : TerminalReport.plain();
            writer.print(report.convergence(convergence));
            out.ifPresent(
                    folder -> writer.printf("%nResults: %s (%s)%n", folder, String.join(", ", ConvergenceFiles.NAMES)));
        }
        writer.flush();
    }
}
