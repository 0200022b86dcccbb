package org.ntkverify.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ntkverify.numeric.engine.DrawsInterruptedException;
import org.ntkverify.numeric.engine.EngineFailedException;
import org.ntkverify.numeric.engine.LedgerException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The top-level command: prints help, hands everything else to its subcommands. */
@Command(
        name = "ntkv",
        description = "Checks statements about neural tangent kernels and says how it knows.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            VerifyCommand.class,
            ListCommand.class,
            ExplainCommand.class,
            DeriveCommand.class,
            JudgeCommand.class,
            KernelCommand.class,
            SampleCommand.class,
            ConvergeCommand.class,
            EigenCommand.class,
            CompareCommand.class,
            InitCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80,
        footer = {"", "Start with: ntkv verify --tier smoke"})
final class Ntkv implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Ntkv() {}

    /** Returns the command line with its streams and error messages wired. */
    static CommandLine commandLine(PrintWriter output, PrintWriter error, Terminal terminal) {
        return commandLine(output, error, terminal, TimeSource.system());
    }

    /** The same by other clocks. */
    static CommandLine commandLine(PrintWriter output, PrintWriter error, Terminal terminal, TimeSource time) {
        CommandLine commandLine = new CommandLine(new Ntkv(), new Commands(terminal, time));
        commandLine.setOut(output);
        commandLine.setErr(error);
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.output() && !terminal.noColor() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler(Ntkv::usageError);
        commandLine.setExecutionExceptionHandler(Ntkv::executionError);
        commandLine.setExecutionStrategy(parsed -> {
            try {
                return new CommandLine.RunLast().execute(parsed);
            } catch (Error e) {
                // The handler hears of exceptions only. Java would exit with 1, which is the code of a verdict.
                return MachineFailures.told(e, error);
            }
        });
        return commandLine;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCodes.OK;
    }

    private static int usageError(CommandLine.ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter out = command.getErr();
        out.println("ntkv: " + Printable.text(String.valueOf(error.getMessage())));
        CommandLine.UnmatchedArgumentException.printSuggestions(error, out);
        out.printf(
                "Try 'ntkv %s--help'.%n",
                "ntkv".equals(command.getCommandName()) ? "" : command.getCommandName() + " ");
        out.flush();
        return ExitCodes.USAGE;
    }

    private static int executionError(Exception error, CommandLine command, CommandLine.ParseResult result) {
        PrintWriter out = command.getErr();
        if (error instanceof UsageException usage) {
            out.println("ntkv: " + Printable.text(String.valueOf(usage.getMessage())));
            out.flush();
            return usage.exitCode();
        }
        if (error instanceof LedgerException) {
            out.println("ntkv: " + Printable.text(String.valueOf(error.getMessage())));
            out.flush();
            return ExitCodes.USAGE;
        }
        if (error instanceof EngineFailedException || error instanceof DiskException) {
            out.println("ntkv: " + Printable.text(String.valueOf(error.getMessage())));
            out.flush();
            return ExitCodes.INTERNAL_ERROR;
        }
        if (error instanceof DrawsInterruptedException) {
            out.println("ntkv: interrupted; nothing was written");
            out.flush();
            return ExitCodes.INTERRUPTED;
        }
        return MachineFailures.told(error, out);
    }
}
