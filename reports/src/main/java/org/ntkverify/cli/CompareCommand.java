package org.ntkverify.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ntkverify.report.compare.RunComparison;
import org.ntkverify.report.compare.SavedRun;
import org.ntkverify.report.json.ComparisonJson;
import org.ntkverify.report.terminal.TerminalReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what changed between two runs. */
@Command(
        name = "compare",
        description = "Says what changed between two runs: verdicts, estimates outside their errors, time.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80,
        footer = {
            "",
            "Exit codes: 0 the same, 1 a verdict changed or was lost or an estimate moved,",
            "2 a file is not the results.json of a run."
        })
final class CompareCommand implements Callable<Integer> {

    /** The whole catalogue at the full tier takes a few megabytes. */
    private static final long LARGEST_FILE = 256L << 20;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "OLD.json", description = "results.json of the earlier run.")
    private Path oldFile = Path.of("");

    @Parameters(index = "1", paramLabel = "NEW.json", description = "results.json of the later run.")
    private Path newFile = Path.of("");

    CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RunComparison comparison = compared(read(oldFile), read(newFile));
        if (!common.quiet()) {
            TerminalReport report = common.color(terminal) ? TerminalReport.coloured() : TerminalReport.plain();
            PrintWriter out = spec.commandLine().getOut();
            out.print(common.json() ? ComparisonJson.render(comparison) : report.comparison(comparison));
            out.flush();
        }
        return comparison.same() ? ExitCodes.OK : ExitCodes.UNEXPECTED;
    }

    private static RunComparison compared(SavedRun before, SavedRun after) {
        try {
            return RunComparison.of(before, after);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static SavedRun read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new UsageException(
                        "file must exist but '%s' does not%nMaybe ntkv-report/results.json is meant.".formatted(file));
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw new UsageException("file must have at most %s bytes but '%s' has %s"
                        .formatted(LARGEST_FILE, file, Files.size(file)));
            }
            return SavedRun.parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UsageException("file '%s' must be readable text but was not: %s".formatted(file, e));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
