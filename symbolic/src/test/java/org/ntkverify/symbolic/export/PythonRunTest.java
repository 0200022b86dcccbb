package org.ntkverify.symbolic.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Doubles;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.Function;

/** Generated Python code is run, and its numbers are held against Java's or against references with 40 digits. */
class PythonRunTest {

    private static final Set<String> NAMES = Set.of("a", "b", "c", "q", "x", "y");

    /** Every function of the language but Phi2, whose references stand below. */
    private static final List<String> FORMS = List.of(
            "Exp(x)/Log(3)",
            "Log(2 + y)^2",
            "Sin(x) - Cos(x)*Tan(y)",
            "ArcSin(y) + 3*ArcCos(y) - ArcTan(x)",
            "Sinh(x)*Cosh(y) - Tanh(x)^3",
            "Erf(x) - Erf(y)/2",
            "Phi(x)*Phi(-2)",
            "Abs(y) + Max(x, y)*Min(x, 3)",
            "Step(x) + 2*Step(y) + 4*Step(0)",
            "Sign(y) - Sign(x)*Sqrt(2)",
            "Delta(a, b, c) + Angle(a, b, c)",
            "Delta(a, b, c, q)/Angle(a, b, -c, a + b + 2*c)",
            "SinMinusXCos(x) + SinMinusXCos(2*x)",
            "(x^2)^(1/3) - x^(-3/2) + 1/(1 + x)^2");

    private static final Map<String, Double> POINT =
            Map.of("a", 1.75, "b", 0.625, "c", -0.4, "q", 3.175, "x", 1.3, "y", -0.45);

    @TempDir
    private Path folder = Path.of(".");

    private static Expression parse(String text) {
        return ExpressionParser.parse(text, NAMES);
    }

    private static KernelProgram program(List<String> inputs, Expression value) {
        return new KernelProgram(inputs, List.of(new Assignment("value", value)), List.of("value"));
    }

    private static String call(String function, List<String> inputs, Map<String, Double> values) {
        return inputs.stream()
                .map(name -> values.getOrDefault(name, Double.NaN).toString())
                .collect(Collectors.joining(", ", function + "(", ")"));
    }

    @Test
    void every_function_agrees_with_java() {
        List<String> inputs = List.of("a", "b", "c", "q", "x", "y");
        Map<String, KernelProgram> functions = new LinkedHashMap<>();
        StringBuilder calls = new StringBuilder();
        for (String form : FORMS) {
            String name = "f" + functions.size();
            functions.put(name, program(inputs, parse(form)));
            calls.append("print(repr(float(%s)))\n".formatted(call(name, inputs, POINT)));
        }
        double[] numbers = Python.orSkip().numbers(folder, PythonSource.module("Forms.", functions) + calls);

        assertThat(numbers).hasSize(FORMS.size());
        for (int i = 0; i < numbers.length; i++) {
            double expected = Doubles.evaluate(parse(FORMS.get(i)), POINT);
            // At most ten operations of one or two ulp, and no cancellation beyond a factor 4 at this point.
            assertThat(numbers[i]).as(FORMS.get(i)).isCloseTo(expected, within(1e-14 * Math.abs(expected)));
        }
    }

    @Test
    void no_function_is_left_out() {
        String all = String.join(" ", FORMS);
        assertThat(Arrays.stream(Function.values()).map(Function::text))
                .allMatch(name -> all.contains(name + "(") || name.equals("Phi2"));
    }

    @Test
    void kernels_fill_a_matrix_by_broadcasting() {
        List<Architecture> networks = List.of(
                Architecture.ntk(Activation.RELU, 3, Expression.integer(2).sqrt(), Expression.ratio(1, 10)),
                Architecture.ntk(Activation.ERF, 2, Expression.ONE, Expression.ZERO),
                Architecture.standard(Activation.rectifiedMonomial(2), 2, Expression.ONE, Expression.ONE));
        List<Double> expected = new ArrayList<>();
        StringBuilder script = new StringBuilder();
        Map<String, KernelProgram> functions = new LinkedHashMap<>();
        double[] products = {0.8, -1.1};
        for (Architecture network : networks) {
            KernelRecursion recursion = KernelRecursion.of(network);
            String name = "kernel" + functions.size();
            KernelProgram program = recursion.stableProgram();
            functions.put(name, program);
            String rest = program.inputs().stream()
                    .skip(4)
                    .map(i -> i.equals("d") ? "3" : "50")
                    .collect(Collectors.joining(", "));
            script.append("xy = np.array([[0.8, -1.1]])\n");
            script.append(
                    "for m in %s(1.7, 2.9, xy, 4.6 - 2 * xy, %s):\n    print(*map(repr, m.ravel().tolist()), sep='\\n')\n"
                            .formatted(name, rest));
            for (String output : program.outputs()) {
                for (double xy : products) {
                    Map<String, Double> point = Map.of(
                            "xx", 1.7, "yy", 2.9, "xy", xy, "qq", 4.6 - 2 * xy, "d", 3.0, "n1", 50.0, "n2", 50.0);
                    expected.add(Doubles.run(recursion.program(), point).getOrDefault(output, Double.NaN));
                }
            }
        }
        double[] numbers = Python.orSkip().numbers(folder, PythonSource.module("Kernels.", functions) + script);

        assertThat(numbers).hasSize(expected.size());
        for (int i = 0; i < numbers.length; i++) {
            // Three layers of a few roundings each; generic points lose nothing by cancellation.
            assertThat(numbers[i])
                    .as("number %s", i)
                    .isCloseTo(expected.get(i), within(1e-13 * Math.abs(expected.get(i))));
        }
    }

    /** Determinants of nearly aligned vectors, against exact decimal arithmetic on the same doubles. */
    private double worstUlpOfDelta(String module) {
        double[][] points = {
            {1, 1, 1 - 0x1p-40},
            {1.5, 0.75, -1.0606601717798212},
            {Math.sqrt(2), 1, 1.189207115002721},
            {3e200, 3e-180, 29999999999.999996},
            {7e-150, 5e-140, 5.916079783099615e-145}
        };
        StringBuilder script = new StringBuilder(module);
        for (double[] p : points) {
            script.append("print(repr(float(delta(%s, %s, %s))))\n".formatted(p[0], p[1], p[2]));
        }
        double[] numbers = Python.orSkip().numbers(folder, script.toString());
        assertThat(numbers).hasSize(points.length);
        double worst = 0;
        for (int i = 0; i < points.length; i++) {
            BigDecimal c = new BigDecimal(points[i][2]);
            BigDecimal exact = new BigDecimal(points[i][0])
                    .multiply(new BigDecimal(points[i][1]))
                    .subtract(c.multiply(c));
            BigDecimal error = new BigDecimal(numbers[i]).subtract(exact).abs();
            worst = Math.max(worst, error.doubleValue() / Math.ulp(exact.doubleValue()));
        }
        return worst;
    }

    @Test
    void nearly_aligned_vectors_lose_no_digits() {
        String module = PythonSource.module(
                "Determinant.", Map.of("delta", program(List.of("a", "b", "c"), parse("Delta(a, b, c)"))));
        assertThat(worstUlpOfDelta(module)).isLessThanOrEqualTo(2);
        // Planted defect: the rounding errors of both products are dropped, as in a*b - c*c.
        String textbook = module.replace("(product - square) + (product_error - square_error)", "product - square");
        assertThat(textbook).isNotEqualTo(module);
        assertThat(worstUlpOfDelta(textbook)).isGreaterThan(1000);
    }

    /** Rows x, y, a, b, c and Phi2 by mpmath: the density of U times the conditional distribution of V, 40 digits. */
    private static final double[][] BIVARIATE = {
        {0, 0, 1, 1, 0.5, 0.3333333333333333},
        {0.3, -0.7, 1, 2, 0.25, 0.2153062098924454},
        {1, 1.0000152587890625, 1, 1, 0.9999999999, 0.8413445013212338},
        {1, -1, 1, 1, -0.9999999999, 1.3651736794495284e-6},
        {-2, -3, 4, 9, -5.5, 1.519340055192221e-8},
        {0.5, 0.5, 1, 1, 1, 0.6914624612740131},
        {0.5, 0.25, 1, 1, -1, 0.2901687869569368},
        {0.001, 0.002, 1e-06, 4e-06, 1.9999e-06, 0.8403794225422736},
        {-8, -8, 1, 1, 0.5, 1.7886605485901852e-21}
    };

    private static void assertBivariate(Python python, Path folder, String module) {
        String rows = Arrays.stream(BIVARIATE)
                .map(row -> Arrays.toString(Arrays.copyOf(row, 5)))
                .collect(Collectors.joining(",\n", "rows = np.array([", "])\n"));
        double[] numbers =
                python.numbers(folder, module + rows + "print(*map(repr, f(*rows.T).tolist()), sep='\\n')\n");
        assertThat(numbers).hasSize(BIVARIATE.length);
        for (int i = 0; i < numbers.length; i++) {
            assertThat(numbers[i]).as("row %s", i).isCloseTo(BIVARIATE[i][5], within(1e-14));
        }
    }

    @Test
    void the_bivariate_distribution_function_is_accurate_up_to_correlation_one() {
        List<String> inputs = List.of("x", "y", "a", "b", "c");
        String module = PythonSource.module("Phi2.", Map.of("f", program(inputs, parse("Phi2(x, y, a, b, c)"))));
        Python python = Python.orSkip();
        assertBivariate(python, folder, module);
        // Planted defect: one panel for the whole angle does not resolve the layer near correlation 1.
        String coarse = module.replace("range(50)", "range(1)").replace("(3.0 + nodes) / 4.0", "(1.0 + nodes) / 2.0");
        assertThatThrownBy(() -> assertBivariate(python, folder, coarse)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_script_that_fails_is_an_error() {
        Python python = Python.orSkip();
        assertThatThrownBy(() -> python.numbers(folder, "raise SystemExit('no')"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("exit code 0");
    }
}
