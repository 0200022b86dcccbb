package org.ntkverify.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.export.MathematicaSource;
import org.ntkverify.symbolic.export.PythonSource;
import org.ntkverify.symbolic.expression.Expression;

/** Closed forms and a recursion as one piece of code: a function for each. */
record DerivationCode(Activation phi, Optional<RecursionView> recursion) {

    /** A user has rows of data, not inner products; distances are those of the rows, never differences of norms. */
    private static final String ON_ROWS = """


            def on_rows(x, y, *rest):
                \"""Returns kernel(...) for all pairs of rows of x (N x d) and y (M x d); rest are its inputs after qq.\"""
                x, y = np.asarray(x, float), np.asarray(y, float)
                xx, yy = np.sum(x * x, axis=1)[:, None], np.sum(y * y, axis=1)[None, :]
                qq = np.sum((x[:, None, :] - y[None, :, :]) ** 2, axis=2)
                return kernel(xx, yy, x @ y.T, qq, *rest)
            """;

    String in(FormulaFormat format) {
        if (format == FormulaFormat.MATHEMATICA) {
            return "(* %s *)%n%n%s"
                    .formatted(
                            description().replace("*)", "* )"),
                            MathematicaSource.definitions(functions(RecursionView::program)));
        }
        String module = PythonSource.module(description(), functions(RecursionView::stableProgram));
        boolean general = recursion.isPresent() && !recursion.get().sphere();
        return module + (general ? ON_ROWS : "");
    }

    private String description() {
        String duals =
                "K = E[phi(u) phi(v)] and Kdot = E[phi'(u) phi'(v)] for phi = %s, a = Var u, b = Var v, c = Cov(u, v); K_diagonal and Kdot_diagonal are their values at a = b = c."
                        .formatted(phi.name());
        return Wrapped.text(
                        "",
                        duals
                                + recursion
                                        .map(view -> " kernel is the recursion of "
                                                + view.architecture().text() + ". " + view.legend())
                                        .orElse(""),
                        100)
                .stripTrailing();
    }

    private Map<String, KernelProgram> functions(java.util.function.Function<RecursionView, KernelProgram> form) {
        DualActivation dual = ClosedForms.of(phi);
        Map<String, KernelProgram> functions = new LinkedHashMap<>();
        functions.put("phi", value(List.of("z"), phi.phi()));
        functions.put("phi_derivative", value(List.of("z"), phi.derivative()));
        functions.put("K", value(List.of("a", "b", "c"), dual.value()));
        functions.put("Kdot", value(List.of("a", "b", "c"), dual.derivative()));
        functions.put("K_diagonal", value(List.of("a"), dual.diagonal()));
        functions.put("Kdot_diagonal", value(List.of("a"), dual.derivativeDiagonal()));
        recursion.ifPresent(view -> functions.put("kernel", form.apply(view)));
        return functions;
    }

    private static KernelProgram value(List<String> inputs, Expression value) {
        return new KernelProgram(inputs, List.of(new Assignment("value", value)), List.of("value"));
    }
}
