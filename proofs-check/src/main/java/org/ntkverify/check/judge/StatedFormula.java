package org.ntkverify.check.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ntkverify.check.Question;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.exact.Domain;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.Function;

/**
 * A formula as somebody wrote it, in the variables they used.
 *
 * <p>{@code a, b, c} are the covariance of the pre-activations (of the first hidden layer, for a kernel of several layers);
 * {@code rho = c / sqrt(a b)}, {@code theta = arccos(rho)} and {@code Delta = a b - c^2} may be used beside them. A formula in
 * {@code rho} or {@code theta} alone is about {@code a = b = 1}. For a network, {@code xx, yy, xy, d} are accepted too, and where
 * the weights themselves are trained, the widths {@code n1, n2, ..}, or {@code n} if all are equal.
 *
 * @param expression the tree, nothing replaced
 * @param coordinates where it has to hold
 * @param positiveIntegers variables that stand for widths and the input dimension
 */
public record StatedFormula(Expression expression, Coordinates coordinates, List<String> positiveIntegers) {

    private static final Set<String> COVARIANCE = Set.of("a", "b", "c");
    private static final Set<String> DERIVED = Set.of("rho", "theta", "Delta");
    private static final Set<String> INPUTS = Set.of("xx", "yy", "xy");
    private static final Expression RHO = Expression.variable("rho");

    /** Copies the list. */
    public StatedFormula {
        positiveIntegers = List.copyOf(positiveIntegers);
    }

    /**
     * Reads the formula.
     *
     * @throws IllegalArgumentException if it does not belong to the grammar, or mixes coordinates
     */
    public static StatedFormula parse(String text, Question question) {
        Set<String> allowed = new HashSet<>(COVARIANCE);
        allowed.addAll(DERIVED);
        if (question instanceof Question.Ntk ntk) {
            allowed.addAll(INPUTS);
            allowed.addAll(integers(ntk.architecture()));
        }
        return of(ExpressionParser.parse(text, allowed), question);
    }

    /** Returns the formula {@code expression} as an answer to {@code question}. */
    static StatedFormula of(Expression expression, Question question) {
        Set<String> used = expression.variables();
        boolean inputs = used.stream().anyMatch(INPUTS::contains);
        boolean covariance = used.stream().anyMatch(COVARIANCE::contains);
        boolean derived = used.stream().anyMatch(DERIVED::contains);
        if (inputs && (covariance || derived)) {
            throw new IllegalArgumentException(
                    "formula must be in xx, yy, xy or in a, b, c, rho, theta but uses both: " + used);
        }
        Coordinates coordinates =
                inputs ? Coordinates.INPUTS : derived && !covariance ? Coordinates.SPHERE : Coordinates.COVARIANCE;
        List<String> integers =
                question instanceof Question.Ntk ntk ? integers(ntk.architecture(), used, coordinates) : List.of();
        return new StatedFormula(expression, coordinates, integers);
    }

    private static Set<String> integers(Architecture architecture) {
        Set<String> names = new TreeSet<>();
        if (architecture.input() == InputScaling.SCALED) {
            names.add("d");
        }
        if (architecture.parameterization().dependsOnWidths()) {
            names.add("n");
            names.addAll(widths(architecture));
        }
        return names;
    }

    private static List<String> widths(Architecture architecture) {
        return IntStream.rangeClosed(1, architecture.hiddenLayers())
                .mapToObj(l -> "n" + l)
                .collect(Collectors.toList());
    }

    private static List<String> integers(Architecture architecture, Set<String> used, Coordinates coordinates) {
        boolean raw = architecture.parameterization().trainsRawWeights();
        List<String> names = architecture.parameterization().dependsOnWidths() ? widths(architecture) : List.of();
        if (used.contains("n")) {
            if (used.stream().anyMatch(names::contains)) {
                throw new IllegalArgumentException("formula must be in n or in n1, n2, .. but uses both: " + used);
            }
            names = List.of("n");
        }
        boolean scaled = architecture.input() == InputScaling.SCALED;
        if (scaled && (raw || coordinates == Coordinates.INPUTS)) {
            names = new ArrayList<>(names);
            names.add("d");
        }
        return names;
    }

    /** Returns what is known of the variables. */
    Domain domain() {
        Domain domain = Domain.covariance().withCovariance("xx", "yy", "xy");
        for (String name : positiveIntegers) {
            domain = domain.withPositive(name);
        }
        return domain;
    }

    /** Returns the formula with {@code rho, theta, Delta} written in a, b, c, or in rho on the sphere. */
    public Expression canonical() {
        boolean sphere = coordinates == Coordinates.SPHERE;
        Expression a = sphere ? Expression.ONE : Expression.variable("a");
        Expression b = sphere ? Expression.ONE : Expression.variable("b");
        Expression c = sphere ? RHO : Expression.variable("c");
        return expression.substitute(Map.of(
                "rho", sphere ? RHO : c.over(a.times(b).sqrt()),
                "theta", Expression.call(Function.ANGLE, a, b, c),
                "Delta", Expression.call(Function.DELTA, a, b, c)));
    }
}
