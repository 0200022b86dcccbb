package org.ntkverify.symbolic.exact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;

/**
 * Seeded instances of identities with places for expressions: {@code u, v} any value, {@code p, r} positive, {@code w} in
 * (-1, 1), {@code t} in [0, pi], {@code k} a rational above 1, {@code n} an integer above 1.
 */
final class IdentityTemplates {

    static final Domain DOMAIN = Domain.covariance().withPositive("s");
    private static final Set<String> NAMES = Set.of("x", "y", "a", "b", "c", "s", "rho", "theta");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z])}");
    private static final Pattern NUMBER = Pattern.compile("#");

    private static final Map<String, List<String>> FILLINGS = Map.of(
            "u", List.of("(#*x/7 - y)", "(x*y/# + 1/3)", "((x - 1)/(y^2 + #))", "(#*c/9 - x)", "(x/# + Sqrt(2))"),
            "v", List.of("(y/# + 2)", "(x^2/# - y/2)", "(rho*x/# - 1)", "(y/(1 + #*a))", "(Pi*y/#)"),
            "p", List.of("(1 + #*a)", "(#*a*b)", "(3*b + 1/#)", "(a + #*s)", "(1/# + x^2)", "(#*(a + b) - 2*c)"),
            "r", List.of("(2 + #*b)", "(s/#)", "(#*a + 5*b^2)", "(1 + #*s^2)", "(1 + a*b/#)", "(# + rho)"),
            "w", List.of("(rho/#)", "(x/Sqrt(# + x^2))", "(c/Sqrt(#*a*b))", "(2*c/Sqrt((# + 2*a)*(1 + 2*b)))"),
            "t", List.of("(theta/#)", "theta", "(theta/2 + Pi/#)", "(Pi - theta/#)"),
            "k", List.of("(1 + #/7)", "(# + 1/3)", "#"),
            "n", List.of("2", "3", "4", "5"));

    private final RandomGenerator random;

    IdentityTemplates(int seed) {
        this.random = new Well19937c(seed);
    }

    /** Two sides of an identity. */
    record Sides(Expression left, Expression right) {}

    static Expression parse(String text) {
        return ExpressionParser.parse(text, NAMES);
    }

    /** Fills the places of {@code left = right}; a left side that begins with a variable and a bar is differentiated. */
    Sides instance(String identity) {
        Map<String, String> chosen = new HashMap<>();
        String[] sides = PLACE.matcher(identity)
                .replaceAll(match -> Matcher.quoteReplacement(chosen.computeIfAbsent(match.group(1), this::filling)))
                .split("=", -1);
        return new Sides(side(sides[0].strip()), side(sides[1].strip()));
    }

    private static Expression side(String text) {
        int bar = text.indexOf('|');
        return bar < 0
                ? parse(text)
                : parse(text.substring(bar + 1)).derivative(Expression.variable(text.substring(0, bar)));
    }

    private String filling(String place) {
        List<String> choices = FILLINGS.getOrDefault(place, List.of());
        String text = choices.get(random.nextInt(choices.size()));
        return NUMBER.matcher(text).replaceAll(match -> Integer.toString(2 + random.nextInt(30)));
    }

    /** Returns a point of the domain. */
    Map<String, Double> point() {
        double a = 0.3 + 2 * random.nextDouble();
        double b = 0.3 + 2 * random.nextDouble();
        return Map.of(
                "a",
                a,
                "b",
                b,
                "c",
                (1.8 * random.nextDouble() - 0.9) * Math.sqrt(a * b),
                "s",
                0.3 + 2 * random.nextDouble(),
                "x",
                3 * random.nextDouble() - 1.5,
                "y",
                3 * random.nextDouble() - 1.5,
                "rho",
                1.9 * random.nextDouble() - 0.95,
                "theta",
                0.05 + 3 * random.nextDouble());
    }
}
