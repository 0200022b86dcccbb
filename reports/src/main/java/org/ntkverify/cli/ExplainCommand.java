package org.ntkverify.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Tier;
import org.ntkverify.check.catalogue.Catalogue;
import org.ntkverify.report.json.ClaimJson;
import org.ntkverify.report.terminal.TerminalReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints one claim in full. */
@Command(
        name = "explain",
        description = "Prints one claim in full: statement, assumptions, source, pass rule, falsifiers.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80)
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "CLAIM", description = "The claim's id, for example jacot2018/p2-2-limit-rate.")
    private String id = "";

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Map<Tier, Claim> tiers = new EnumMap<>(Tier.class);
        for (Tier tier : Tier.values()) {
            List<Claim> matching = ClaimSelection.select(Catalogue.claims(tier), List.of(id), List.of());
            if (matching.size() > 1) {
                throw new UsageException("claim must be one claim but '%s' matches %s: %s"
                        .formatted(
                                id,
                                matching.size(),
                                matching.stream().map(Claim::id).toList()));
            }
            tiers.put(tier, matching.get(0));
        }
        TerminalReport report = common.color(terminal) ? TerminalReport.coloured() : TerminalReport.plain();
        PrintWriter out = spec.commandLine().getOut();
        out.print(common.json() ? ClaimJson.explain(tiers) : report.explain(tiers));
        out.flush();
        return ExitCodes.OK;
    }
}
