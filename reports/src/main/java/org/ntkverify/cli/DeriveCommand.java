package org.ntkverify.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntkverify.symbolic.Activation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints closed forms and recursions, with their derivation if asked. */
@Command(
        name = "derive",
        description = "Prints the dual activations of an activation, and the recursion of a network.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 80,
        footer = {
            "",
            "Activations: relu, leaky-relu(s), ab-relu(a,b), abs, step, sign, identity,",
            "  rectified-monomial(n), shifted-relu(b), hard-tanh, relu6, elu, selu, erf, Phi,",
            "  sigmoid-like, gelu, sin, cos, sinusoid(w,p), snake, rbf(g), exp(s),",
            "  gaussian(s), gabor, monomial(n), hermite(n), polynomial(c0,c1,..), tanh,",
            "  sigmoid, softplus, silu, mish, arc-cosine (with --order), or any expression",
            "  in x, for example 'x*Exp(-x^2)'.",
            "Examples: ntkv derive relu --steps",
            "          ntkv derive erf --depth 2 --wstd 'sqrt(2)' --bstd 0.1",
            "          ntkv derive relu --depth 3 --kind residual --branch-scale '1/sqrt(2)'",
            "          ntkv derive relu --at 1,1,1/2",
            "          ntkv derive relu --series 6 --depth 2 --wstd 'sqrt(2)'"
        })
final class DeriveCommand implements Callable<Integer> {

    private static final String ARC_COSINE = "arc-cosine";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "ACTIVATION", description = "Name of the activation.")
    private String activation = "";

    @Option(names = "--order", paramLabel = "n", description = "Degree of the arc-cosine kernel, 0 to 16.")
    private Optional<Integer> order = Optional.empty();

    @Option(names = "--depth", paramLabel = "L", description = "Also print the recursion for L hidden layers.")
    private Optional<Integer> depth = Optional.empty();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--on",
            paramLabel = "sphere",
            description = "Recursion with Sigma^1(x,x) = 1 as a function of rho.")
    private Optional<String> on = Optional.empty();

    @Option(
            names = "--series",
            paramLabel = "N",
            description =
                    "Print Hermite coefficients, power series and expansions at rho = +-1 to order N instead; with --depth also of the network.")
    private Optional<Integer> series = Optional.empty();

    @Option(
            names = "--contributions",
            description = "Recursion with the contribution of every layer to Theta; needs --depth.")
    private boolean contributions;

    @Option(names = "--steps", description = "Print the derivation with its re-checks; starts the algebra system.")
    private boolean steps;

    @Option(
            names = "--at",
            paramLabel = "a,b,c",
            description = "Print numbers with a rigorous error bound at this covariance.")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text (default), latex, mathml, java, python or mathematica; with --steps, latex and mathml are a whole document.")
    private FormulaFormat format = FormulaFormat.TEXT;

    DeriveCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Activation phi = activation();
        if (at.isPresent()) {
            DualValues values = DualValues.at(phi, at.get());
            out.print(common.json() ? DualValuesJson.render(values.value(), values.derivative()) : values.text());
            out.flush();
            return values.blocked() ? ExitCodes.UNDECIDED : ExitCodes.OK;
        } else if (common.json()) {
            throw new UsageException("json must come with --at but --at was not given");
        } else {
            out.print(text(phi));
        }
        out.flush();
        return ExitCodes.OK;
    }

    /** Returns all that is asked for, so that a mistake in one option leaves nothing half-printed. */
    private String text(Activation phi) {
        if (contributions && depth.isEmpty()) {
            throw new UsageException("contributions must come with --depth but --depth was not given");
        }
        Optional<RecursionView> recursion = depth.map(layers -> recursion(phi, layers));
        boolean arcCosine = activation.equals(ARC_COSINE);
        if (series.isPresent()) {
            return series(phi, series.get());
        }
        if (format.isModule()) {
            if (steps) {
                throw new UsageException(
                        "format must be text, latex, mathml or java with --steps but was %s%nMaybe leave out --steps: code has none."
                                .formatted(format.name().toLowerCase(Locale.ROOT)));
            }
            return new DerivationCode(phi, recursion).in(format);
        }
        if (steps && format.isDocument()) {
            return new DerivationDocument(phi, arcCosine, recursion).in(format);
        }
        DerivationView view = new DerivationView(format);
        return view.dual(phi, arcCosine)
                + (steps ? view.steps(phi) : "")
                + recursion.map(view::recursion).orElse("");
    }

    private String series(Activation phi, int powers) {
        if (steps || format != FormulaFormat.TEXT) {
            throw new UsageException("series must come without --steps and --format but one of them was given");
        }
        return new SeriesView(phi, depth.map(layers -> network.architecture(phi, layers)), powers).text();
    }

    private RecursionView recursion(Activation phi, int layers) {
        boolean sphere = on.isPresent();
        if (sphere && !on.get().equals("sphere")) {
            throw new UsageException("on must be sphere but was '%s'".formatted(on.get()));
        }
        return new RecursionView(network.architecture(phi, layers), sphere, contributions, network.width());
    }

    private Activation activation() {
        try {
            if (activation.equals(ARC_COSINE)) {
                return Activation.rectifiedMonomial(order.orElseThrow(
                        () -> new UsageException("arc-cosine must come with --order but --order was not given")));
            }
            if (order.isPresent()) {
                throw new UsageException(
                        "order must come with arc-cosine but the activation is '%s'%nMaybe 'ntkv derive arc-cosine --order %s' is meant."
                                .formatted(activation, order.get()));
            }
            return Activation.named(activation);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
