package org.ntkverify.cli;

import picocli.CommandLine;

/** Creates commands; those that show progress or colour are told about the terminal, those that measure time about the clocks. */
final class Commands implements CommandLine.IFactory {

    private final Terminal terminal;
    private final TimeSource time;

    Commands(Terminal terminal, TimeSource time) {
        this.terminal = terminal;
        this.time = time;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == VerifyCommand.class) {
            return type.cast(new VerifyCommand(terminal, time));
        }
        if (type == ListCommand.class) {
            return type.cast(new ListCommand(terminal));
        }
        if (type == ExplainCommand.class) {
            return type.cast(new ExplainCommand(terminal));
        }
        if (type == JudgeCommand.class) {
            return type.cast(new JudgeCommand(terminal));
        }
        if (type == SampleCommand.class) {
            return type.cast(new SampleCommand(terminal, time));
        }
        if (type == ConvergeCommand.class) {
            return type.cast(new ConvergeCommand(terminal, time));
        }
        if (type == KernelCommand.class) {
            return type.cast(new KernelCommand(terminal, time));
        }
        if (type == EigenCommand.class) {
            return type.cast(new EigenCommand(terminal));
        }
        if (type == CompareCommand.class) {
            return type.cast(new CompareCommand(terminal));
        }
        if (type == InitCommand.class) {
            return type.cast(new InitCommand());
        }
        return CommandLine.defaultFactory().create(type);
    }
}
