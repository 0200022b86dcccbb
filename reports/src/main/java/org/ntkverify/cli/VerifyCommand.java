package org.ntkverify.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Tier;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.DrawEngine;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.LedgerException;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.remote.RemoteEngine;
import org.ntkverify.report.json.ResultsJson;
import org.ntkverify.report.terminal.TerminalReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks claims, writes the report folder, and prints the verdicts. */
@Command(
        name = "verify",
        description = "Checks claims: of the catalogue, all of them by default, or of claim files.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every claim came out as its source expects, or undecided",
            "1:a claim came out against its expectation, or a check has no power",
            "2:wrong usage or not a claim file; nothing was run",
            "3:with --strict, a claim was undecided or blocked",
            "4:no claim matched; nothing was run",
            "70:internal error in a check, or the disk or the cluster failed; --resume goes on",
            "130:interrupted; --resume goes on"
        })
final class VerifyCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final TimeSource time;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(
            paramLabel = "CLAIM-GLOB|FILE.yaml",
            arity = "0..*",
            description = {
                "Claims to check, for example 'jacot2018/p2-2*'; '*' stands for anything.",
                "FILE.yaml is a claim file of your own; 'ntkv init' writes one."
            })
    private List<String> wanted = List.of();

    @Option(
            names = "--tier",
            paramLabel = "TIER",
            description = "smoke (under a minute), standard (minutes, the default) or full.")
    private Tier tier = Tier.STANDARD;

    @Option(names = "--paper", paramLabel = "KEY", description = "Only claims of this paper, for example jacot2018.")
    private List<String> papers = List.of();

    @Option(
            names = "--alpha",
            paramLabel = "A",
            description = "Probability that a run in which every claim is true shows a false alarm; ${DEFAULT-VALUE}.",
            defaultValue = "0.001")
    private double alpha;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Output folder, ${DEFAULT-VALUE} by default.",
            defaultValue = "ntkv-report")
    private Path out = Path.of("ntkv-report");

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "Where draws run: local, or spark in a program for spark-submit; same digits.",
            defaultValue = Engines.LOCAL)
    private String engine = Engines.LOCAL;

    @Option(names = "--resume", description = "Go on with the run that was interrupted; same digits.")
    private boolean resume;

    @Option(names = "--strict", description = "Undecided and blocked claims fail too (exit 3).")
    private boolean strict;

    VerifyCommand(Terminal terminal, TimeSource time) {
        this.terminal = terminal;
        this.time = time;
    }

    @Override
    public Integer call() {
        ErrorBudget budget = budget();
        String where = Engines.known(engine);
        int threads = common.threads();
        WantedClaims claims = WantedClaims.of(wanted, papers, tier);
        if (where.equals(Engines.LOCAL)) {
            return run(claims, settings(budget, claims, where, threads), new LocalDrawEngine(threads));
        }
        try (RemoteEngine remote = Engines.open(where, claims.tasks(common.seed(), tier))) {
            return run(claims, settings(budget, claims, where, remote.workers()), remote);
        }
    }

    private ClaimsRun settings(ErrorBudget budget, WantedClaims claims, String where, int threads) {
        return new ClaimsRun(
                budget, claims.shares(budget), tier, common.seed(), where, threads, Provenance.command(spec));
    }

    private int run(WantedClaims claims, ClaimsRun settings, DrawEngine drawing) {
        try (RecordedRun recorded = RecordedRun.open(
                Optional.of(out),
                resume,
                settings.key(claims.claims()),
                drawing,
                spec.commandLine().getErr(),
                time.nanoTime())) {
            try {
                VerificationRun run = settings.run(claims.claims(), claims.left(), recorded, progress(), time);
                recorded.publish(ReportFiles.of(run, strict));
                print(run);
                return exitCode(run);
            } catch (DrawsInterruptedException e) {
                return recorded.interrupted();
            } catch (EngineFailedException | LedgerException | DiskException e) {
                return recorded.broken(e);
            }
        }
    }

    private ErrorBudget budget() {
        try {
            return new ErrorBudget(alpha, ErrorBudget.standard().beta());
        } catch (IllegalArgumentException e) {
            throw new UsageException(Optional.ofNullable(e.getMessage()).orElse("alpha is out of range"));
        }
    }

    private ProgressLine progress() {
        boolean shown = terminal.error() && !common.quiet();
        return shown ? ProgressLine.on(spec.commandLine().getErr(), time.nanoTime()) : ProgressLine.silent();
    }

    private void print(VerificationRun run) {
        PrintWriter writer = spec.commandLine().getOut();
        if (common.json()) {
            writer.print(ResultsJson.render(run));
        } else if (!common.quiet()) {
            TerminalReport report = common.color(terminal) ? TerminalReport.coloured() : TerminalReport.plain();
            writer.print(report.verify(run));
            writer.printf("%nReport: %s%n", out);
        }
        writer.flush();
    }

    private int exitCode(VerificationRun run) {
        if (count(run, Outcome.ERROR) > 0) {
            return ExitCodes.INTERNAL_ERROR;
        }
        if (count(run, Outcome.UNEXPECTED) > 0) {
            return ExitCodes.UNEXPECTED;
        }
        boolean open = count(run, Outcome.UNDECIDED) + count(run, Outcome.BLOCKED) > 0;
        return strict && open ? ExitCodes.UNDECIDED : ExitCodes.OK;
    }

    private static long count(VerificationRun run, Outcome outcome) {
        return run.outcomes().getOrDefault(outcome, 0L);
    }
}
