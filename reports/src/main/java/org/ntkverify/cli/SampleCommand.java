package org.ntkverify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.ntkverify.check.KernelEstimate;
import org.ntkverify.check.convergence.KernelStudy;
import org.ntkverify.numeric.engine.DrawFailedException;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.ElapsedTime;
import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.LedgerException;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.RunKey;
import org.ntkverify.report.csv.TablesCsv;
import org.ntkverify.report.json.KernelEstimateJson;
import org.ntkverify.report.latex.TablesTex;
import org.ntkverify.report.table.PlacedTable;
import org.ntkverify.report.table.SpectrumTable;
import org.ntkverify.report.terminal.TerminalReport;
import org.ntkverify.report.wording.ShellWord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws random networks of one width and describes their kernels. */
@Command(
        name = "sample",
        description =
                "Draws random networks of one width: mean kernel with standard errors, spectrum over draws, and how heavy the tails are.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:drawn",
            "2:wrong usage; nothing was drawn",
            "70:internal error, or the disk failed; with --out, --resume goes on",
            "130:interrupted; with --out, --resume goes on"
        },
        footer = {
            "",
            "Example: ntkv sample --network 'relu*2 wstd=sqrt(2)' --data circle:4 \\",
            "           --width 4096 --draws 1000 --save draws.npy"
        })
final class SampleCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final TimeSource time;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private SampledNetwork sampled = new SampledNetwork();

    @Option(names = "--width", paramLabel = "n", required = true, description = "Width of every hidden layer.")
    private int width;

    @Option(
            names = "--draws",
            paramLabel = "T",
            description = "Networks to draw, ${DEFAULT-VALUE} by default.",
            defaultValue = "1000")
    private long draws;

    @Option(names = "--save", paramLabel = "FILE.npy", description = "Also write every kernel, draws x N x N, float64.")
    private Optional<Path> save = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Also write results.json and tables as CSV and LaTeX.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--resume", description = "Go on with the run that was interrupted; same digits.")
    private boolean resume;

    SampleCommand(Terminal terminal, TimeSource time) {
        this.terminal = terminal;
        this.time = time;
    }

    @Override
    public Integer call() {
        KernelStudy.Question question = question();
        KernelStudy study = study(question);
        int threads = WorkerMemory.threads(
                common.threads(),
                sampled.sampler(),
                width,
                question.network().hiddenLayers(),
                question.inputs().count());
        Map<String, String> provenance = Provenance.of(command(), common.seed(), question.inputs());
        try (RecordedRun run = RecordedRun.open(
                out,
                resume,
                new RunKey(provenance),
                new LocalDrawEngine(threads),
                spec.commandLine().getErr(),
                time.nanoTime())) {
            try {
                ElapsedTime elapsed = ElapsedTime.from(time.nanoTime());
                KernelEstimate estimate = drawn(study, question, run, threads);
                double seconds = elapsed.seconds() / draws;
                run.publish(files(estimate, provenance));
                print(estimate, provenance, seconds);
                return ExitCodes.OK;
            } catch (DrawsInterruptedException e) {
                return run.interrupted();
            } catch (EngineFailedException | LedgerException | DiskException e) {
                return run.broken(e);
            }
        }
    }

    private KernelStudy.Question question() {
        try {
            return new KernelStudy.Question(
                    sampled.description(),
                    sampled.inputs(),
                    sampled.kind(),
                    sampled.sampler(),
                    width,
                    draws,
                    common.seed());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static KernelStudy study(KernelStudy.Question question) {
        try {
            return new KernelStudy(question);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private KernelEstimate drawn(KernelStudy study, KernelStudy.Question question, RecordedRun run, int threads) {
        boolean shown = terminal.error() && !common.quiet();
        PrintWriter error = spec.commandLine().getErr();
        EtaLine line = EtaLine.on(error, shown, "drawing networks", time.nanoTime());
        CostNotice notice = CostNotice.over(
                line,
                error,
                "drawing %s networks on %s thread%s".formatted(draws, threads, threads == 1 ? "" : "s"),
                time.nanoTime());
        try {
            if (save.isEmpty()) {
                return study.run(run.engine(), notice);
            }
            DrawsFile.Shape shape = new DrawsFile.Shape(draws, question.inputs().count());
            try (DrawsFile file = DrawsFile.create(save.get(), shape, run.name(), error)) {
                KernelEstimate estimate = study.run(run.engine(), new LocalDrawEngine(threads), notice, file);
                file.finish();
                return estimate;
            }
        } catch (DrawFailedException e) {
            throw DrawFailures.explained(e);
        } finally {
            line.clear();
        }
    }

    private static SortedMap<String, String> files(KernelEstimate estimate, Map<String, String> provenance) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("results.json", KernelEstimateJson.render(estimate, provenance, OptionalDouble.empty()));
        files.put(PlacedTable.FOLDER + "spectrum.csv", TablesCsv.table(SpectrumTable.of(estimate)));
        files.put(
                PlacedTable.FOLDER + "spectrum.tex",
                TablesTex.table(SpectrumTable.of(estimate), "sample", "spectrum", provenance));
        return files;
    }

    /** The command that gives the same results, without what does not change them. */
    private String command() {
        return "ntkv sample --network %s --data %s --width %s --draws %s --kind %s --sampler %s --seed %s"
                .formatted(
                        ShellWord.of(sampled.network()),
                        ShellWord.of(sampled.data()),
                        width,
                        draws,
                        sampled.kind().name().toLowerCase(Locale.ROOT),
                        sampled.sampler().name().toLowerCase(Locale.ROOT),
                        common.seed());
    }

    private void print(KernelEstimate estimate, Map<String, String> provenance, double secondsPerDraw) {
        PrintWriter writer = spec.commandLine().getOut();
        if (common.json()) {
            writer.print(KernelEstimateJson.render(estimate, provenance, OptionalDouble.of(secondsPerDraw)));
        } else if (!common.quiet()) {
            TerminalReport report = common.color(terminal) ? TerminalReport.coloured() : TerminalReport.plain();
            writer.print(report.kernelEstimate(estimate, secondsPerDraw));
            out.ifPresent(folder -> writer.printf("%nResults: %s%n", folder));
            save.ifPresent(file -> writer.printf("Draws: %s%n", file));
        }
        writer.flush();
    }
}
