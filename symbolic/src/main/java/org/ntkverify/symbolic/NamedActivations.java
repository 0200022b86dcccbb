package org.ntkverify.symbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.ExpressionSyntaxException;
import org.ntkverify.symbolic.expression.Quotation;

/** The catalogue of activations by name; formulas are chosen so that doubles neither overflow nor become NaN. */
final class NamedActivations {

    private static final int HIGHEST_DEGREE = 16;
    private static final int MOST_COEFFICIENTS = 33;
    private static final Pattern CALL = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)(?:\\((.*)\\))?");
    private static final Pattern VARIABLE = Pattern.compile("\\bx\\b");
    private static final String SOFTPLUS = "(z/2 + Abs(z)/2 + Log(1 + Exp(-Abs(z))))";

    /** Formula in z and the parameters, which are the names after it. */
    private record Formula(String phi, List<String> parameters) {
        Formula(String phi, String... parameters) {
            this(phi, List.of(parameters));
        }
    }

    private static final Map<String, Formula> FORMULAS = Map.ofEntries(
            Map.entry("relu", new Formula("Max(z, 0)")),
            Map.entry("leaky-relu", new Formula("Max(z, 0) + s*Min(z, 0)", "s")),
            Map.entry("ab-relu", new Formula("a*Min(z, 0) + b*Max(z, 0)", "a", "b")),
            Map.entry("abs", new Formula("Abs(z)")),
            Map.entry("step", new Formula("Step(z)")),
            Map.entry("sign", new Formula("Sign(z)")),
            Map.entry("identity", new Formula("z")),
            Map.entry("shifted-relu", new Formula("Max(z - b, 0)", "b")),
            Map.entry("hard-tanh", new Formula("Max(Min(z, 1), -1)")),
            Map.entry("relu6", new Formula("Min(Max(z, 0), 6)")),
            Map.entry("elu", new Formula("Max(z, 0) + Exp(Min(z, 0)) - 1")),
            Map.entry("selu", new Formula("1.0507009873554805*(Max(z, 0) + 1.6732632423543772*(Exp(Min(z, 0)) - 1))")),
            Map.entry("erf", new Formula("Erf(z)")),
            Map.entry("Phi", new Formula("Phi(z)")),
            Map.entry("sigmoid-like", new Formula("(1 + Erf(z/2.4020563531719796))/2")),
            Map.entry("gelu", new Formula("z*Phi(z)")),
            Map.entry("sin", new Formula("Sin(z)")),
            Map.entry("cos", new Formula("Cos(z)")),
            Map.entry("sinusoid", new Formula("Sin(w*z + p)", "w", "p")),
            Map.entry("snake", new Formula("z + Sin(z)^2")),
            Map.entry("rbf", new Formula("Sqrt(2)*Sin(Sqrt(2*g)*z + Pi/4)", "g")),
            Map.entry("exp", new Formula("Exp(s*z)", "s")),
            Map.entry("gaussian", new Formula("Exp(s*z^2)", "s")),
            Map.entry("gabor", new Formula("Exp(-z^2)*Sin(z)")),
            Map.entry("tanh", new Formula("Tanh(z)")),
            Map.entry("sigmoid", new Formula("(1 + Tanh(z/2))/2")),
            Map.entry("softplus", new Formula(SOFTPLUS)),
            Map.entry("silu", new Formula("z*(1 + Tanh(z/2))/2")),
            Map.entry("mish", new Formula("z*Tanh" + SOFTPLUS)));

    /** Names whose formula depends on a degree or on a list. */
    private static final Set<String> FAMILIES = Set.of("rectified-monomial", "monomial", "hermite", "polynomial");

    private NamedActivations() {}

    static Activation named(String text) {
        String compact = text.replace(" ", "");
        Matcher call = CALL.matcher(compact);
        return call.matches() && !VARIABLE.matcher(compact).find()
                ? called(text, compact, call.group(1), call.group(2) == null ? List.of() : split(call.group(2)))
                : expression(text);
    }

    private static Activation called(String text, String compact, String name, List<String> arguments) {
        if (FAMILIES.contains(name) && !arguments.isEmpty()) {
            return family(compact, name, arguments);
        }
        Formula formula = FORMULAS.get(name);
        if (formula == null) {
            return expression(text);
        }
        if (arguments.size() != formula.parameters().size()) {
            throw new IllegalArgumentException("activation %s must have %s but was given %s"
                    .formatted(name, count(formula.parameters().size()), arguments.size()));
        }
        return simple(compact, formula, arguments);
    }

    private static String count(int parameters) {
        return parameters == 1 ? "1 parameter" : parameters + " parameters";
    }

    /** Splits at commas outside brackets. */
    private static List<String> split(String arguments) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(arguments.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(arguments.substring(start));
        return parts;
    }

    private static Activation simple(String name, Formula formula, List<String> arguments) {
        Map<String, Expression> values = new HashMap<>();
        Set<String> variables = new TreeSet<>(List.of("z"));
        for (int i = 0; i < arguments.size(); i++) {
            values.put(formula.parameters().get(i), ExpressionParser.parse(arguments.get(i), Set.of()));
            variables.add(formula.parameters().get(i));
        }
        if (name.startsWith("rbf")) {
            requirePositive(values.getOrDefault("g", Expression.ZERO));
        }
        return Activation.of(
                name, ExpressionParser.parse(formula.phi(), variables).substitute(values));
    }

    private static void requirePositive(Expression g) {
        if (g.rational().filter(value -> value.signum() <= 0).isPresent()) {
            throw new IllegalArgumentException("parameter of rbf must be > 0 but was %s".formatted(Quotation.of(g)));
        }
    }

    private static Activation family(String name, String key, List<String> arguments) {
        if (key.equals("polynomial")) {
            return polynomial(name, arguments);
        }
        int degree = degree(key, arguments);
        Expression z = Activation.Z;
        return Activation.of(
                name,
                switch (key) {
                    case "monomial" -> z.power(degree);
                    case "hermite" -> hermite(degree);
                    default -> z.power(degree).times(ExpressionParser.parse("Step(z)", Set.of("z")));
                });
    }

    private static int degree(String key, List<String> arguments) {
        if (arguments.size() == 1 && arguments.get(0).matches("\\d{1,3}")) {
            int degree = Integer.parseInt(arguments.get(0));
            if (degree <= HIGHEST_DEGREE) {
                return degree;
            }
        }
        throw new IllegalArgumentException("degree of %s must be in [0, %s] but was %s"
                .formatted(key, HIGHEST_DEGREE, Quotation.of(String.join(",", arguments))));
    }

    /** The normalised probabilists' Hermite polynomial {@code He_n(z)/sqrt(n!)}, {@code He_(n+1) = z He_n - n He_(n-1)}. */
    private static Expression hermite(int n) {
        BigFraction[] before = {};
        BigFraction[] current = {BigFraction.ONE};
        BigFraction factorial = BigFraction.ONE;
        for (int k = 0; k < n; k++) {
            BigFraction[] next = new BigFraction[current.length + 1];
            for (int i = 0; i < next.length; i++) {
                BigFraction shifted = i > 0 ? current[i - 1] : BigFraction.ZERO;
                BigFraction lower = i < before.length ? before[i].multiply(k) : BigFraction.ZERO;
                next[i] = shifted.subtract(lower);
            }
            before = current;
            current = next;
            factorial = factorial.multiply(k + 1);
        }
        BigFraction[] coefficients = current;
        Expression polynomial = Expression.sum(IntStream.range(0, coefficients.length)
                .mapToObj(i -> coefficients.length - 1 - i)
                .map(i -> Expression.constant(coefficients[i]).times(Activation.Z.power(i)))
                .toList());
        return polynomial.over(Expression.constant(factorial).sqrt());
    }

    private static Activation polynomial(String name, List<String> arguments) {
        if (arguments.size() > MOST_COEFFICIENTS) {
            throw new IllegalArgumentException("coefficients of polynomial must be at most %s but are %s"
                    .formatted(MOST_COEFFICIENTS, arguments.size()));
        }
        Expression phi = Expression.ZERO;
        for (int k = 0; k < arguments.size(); k++) {
            Expression coefficient = ExpressionParser.parse(arguments.get(k), Set.of());
            phi = phi.plus(coefficient.times(Activation.Z.power(k)));
        }
        return Activation.of(name, phi);
    }

    private static Activation expression(String text) {
        Expression phi;
        try {
            phi = ExpressionParser.parse(text, Set.of("x"));
        } catch (ExpressionSyntaxException e) {
            throw new IllegalArgumentException(
                    "activation must be a name of the catalogue or an expression in x but was '%s': %s%nMaybe %s is meant."
                            .formatted(Quotation.of(text), e.getMessage(), nearest(text)),
                    e);
        }
        if (phi.variables().isEmpty()) {
            throw new IllegalArgumentException(
                    "activation must depend on x but was '%s'".formatted(Quotation.of(text)));
        }
        return Activation.of(text.strip(), phi.substitute(Map.of("x", Activation.Z)));
    }

    /** The catalogue name with the fewest edits. */
    private static String nearest(String text) {
        int bracket = text.indexOf('(');
        String word = (bracket < 0 ? text : text.substring(0, bracket)).strip().toLowerCase(Locale.ROOT);
        String shortened = word.length() > 40 ? word.substring(0, 40) : word;
        Set<String> names = new TreeSet<>(FORMULAS.keySet());
        names.addAll(FAMILIES);
        return names.stream()
                .min(Comparator.comparingInt(
                        name -> LevenshteinDistance.getDefaultInstance().apply(shortened, name)))
                .map(NamedActivations::shown)
                .orElse("relu");
    }

    private static String shown(String name) {
        return switch (name) {
            case "polynomial" -> "polynomial(c0,c1,..)";
            case "rectified-monomial", "monomial", "hermite" -> name + "(n)";
            default -> {
                Formula formula = FORMULAS.get(name);
                yield formula == null || formula.parameters().size() == 0
                        ? name
                        : name + "(" + String.join(",", formula.parameters()) + ")";
            }
        };
    }
}
