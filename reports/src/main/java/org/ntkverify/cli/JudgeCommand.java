package org.ntkverify.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ntkverify.check.Question;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.judge.FormulaJudge;
import org.ntkverify.check.judge.FormulaJudgement;
import org.ntkverify.symbolic.Activation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a formula is the dual activation or the tangent kernel it is meant to be. */
@Command(
        name = "judge",
        description = {
            "Says whether a formula is right: PROVED, SUPPORTED, REFUTED with a point at which it is wrong, or UNDECIDED.",
            "",
            "Variables: a, b, c on a, b > 0, |c| <= sqrt(a b), with rho = c/sqrt(a b), theta = arccos(rho) and Delta = a b - c^2;"
                    + " a formula in rho or theta alone is about a = b = 1. With --ntk, a, b, c belong to the first hidden"
                    + " layer; xx, yy, xy, d (and widths n1, n2, .. or n with --param standard or he) are accepted too."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:proved or supported",
            "1:refuted",
            "2:wrong usage or not a formula; nothing was judged",
            "3:undecided, or blocked because the truth is not known",
            "70:internal error"
        },
        footer = {
            "",
            "Examples: ntkv judge --activation relu \\",
            "            --dual '(sin(theta) + (pi-theta)*cos(theta))/(2*pi)'",
            "          ntkv judge --activation erf --derivative-dual \\",
            "            '4/(pi*sqrt((1+2*a)*(1+2*b) - 4*c^2))'",
            "          ntkv judge --activation relu --depth 1 --wstd 'sqrt(2)' \\",
            "            --ntk '(sqrt(1-rho^2) + 2*rho*(pi-acos(rho)))/pi'"
        })
final class JudgeCommand implements Callable<Integer> {

    private static final List<String> NETWORK_OPTIONS =
            List.of("--depth", "--wstd", "--bstd", "--param", "--input", "--kind", "--branch-scale", "--width");

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(names = "--activation", paramLabel = "PHI", required = true, description = "Name of the activation.")
    private String activation = "";

    @Option(names = "--dual", paramLabel = "EXPR", description = "Formula for K = E[phi(u) phi(v)].")
    private Optional<String> dual = Optional.empty();

    @Option(names = "--derivative-dual", paramLabel = "EXPR", description = "Formula for Kdot = E[phi'(u) phi'(v)].")
    private Optional<String> derivativeDual = Optional.empty();

    @Option(names = "--ntk", paramLabel = "EXPR", description = "Formula for the tangent kernel of L hidden layers.")
    private Optional<String> ntk = Optional.empty();

    @Option(names = "--depth", paramLabel = "L", description = "Hidden layers; with --ntk only.")
    private Optional<Integer> depth = Optional.empty();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    JudgeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String formula = formula();
        Question question = question();
        FormulaJudgement judgement;
        try {
            judgement = new FormulaJudge(question, common.seed()).judge(formula);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        print(question, formula, judgement);
        return exitCode(judgement.verdict().kind());
    }

    private String formula() {
        List<String> given =
                Stream.of(dual, derivativeDual, ntk).flatMap(Optional::stream).toList();
        if (given.size() != 1) {
            throw new UsageException("judge must have exactly one of --dual, --derivative-dual, --ntk but has %s"
                    .formatted(given.isEmpty() ? "none" : given.size()));
        }
        return given.get(0);
    }

    private Question question() {
        Activation phi = activation();
        if (ntk.isPresent()) {
            int layers =
                    depth.orElseThrow(() -> new UsageException("ntk must come with --depth but --depth was not given"));
            refuse(List.of("--width"), "must be written n, or n1, n2, .., in the formula but was given as an option");
            return new Question.Ntk(network.architecture(phi, layers));
        }
        refuse(
                NETWORK_OPTIONS,
                "must come with --ntk but --ntk was not given%nMaybe leave it out: gains and depth never enter K and Kdot."
                        .formatted());
        return dual.isPresent() ? new Question.Dual(phi) : new Question.DerivativeDual(phi);
    }

    private void refuse(List<String> options, String requirement) {
        for (String option : options) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new UsageException("%s %s".formatted(option.substring(2), requirement));
            }
        }
    }

    private Activation activation() {
        try {
            return Activation.named(activation);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private void print(Question question, String formula, FormulaJudgement judgement) {
        PrintWriter out = spec.commandLine().getOut();
        if (common.json()) {
            out.print(JudgeJson.render(question, formula, judgement));
        } else if (!common.quiet()) {
            out.print(JudgeView.render(question, formula, judgement, common.color(terminal)));
        }
        out.flush();
    }

    private static int exitCode(Verdict.Kind verdict) {
        return switch (verdict) {
            case PROVED, SUPPORTED -> ExitCodes.OK;
            case REFUTED -> ExitCodes.UNEXPECTED;
            case UNDECIDED, BLOCKED -> ExitCodes.UNDECIDED;
        };
    }
}
