package org.ntkverify.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Tier;
import org.ntkverify.check.catalogue.Catalogue;
import org.ntkverify.report.json.ClaimJson;
import org.ntkverify.report.markdown.ClaimReference;
import org.ntkverify.report.terminal.TerminalReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the catalogue by paper. */
@Command(
        name = "list",
        description = "Prints the catalogue of claims by paper.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80)
final class ListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "CLAIM-GLOB", arity = "0..*", description = "Claims to list; '*' stands for anything.")
    private List<String> globs = List.of();

    @Option(names = "--paper", paramLabel = "KEY", description = "Only claims of this paper, for example jacot2018.")
    private List<String> papers = List.of();

    @Option(names = "--markdown", description = "Print a reference page in Markdown, statements included.")
    private boolean markdown;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Claim> claims = ClaimSelection.select(Catalogue.claims(Tier.STANDARD), globs, papers);
        TerminalReport report = common.color(terminal) ? TerminalReport.coloured() : TerminalReport.plain();
        PrintWriter out = spec.commandLine().getOut();
        if (markdown) {
            out.print(ClaimReference.render(claims));
        } else {
            out.print(common.json() ? ClaimJson.list(claims) : report.list(claims));
        }
        out.flush();
        return ExitCodes.OK;
    }
}
