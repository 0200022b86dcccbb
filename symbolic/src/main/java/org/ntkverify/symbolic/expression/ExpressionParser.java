package org.ntkverify.symbolic.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;

/**
 * Reads the whitelist grammar: {@code + - * / ^}, brackets, exact decimals such as {@code 0.1} or {@code 1e-8}, {@code Pi}, {@code E}, {@code Sqrt}, the
 * functions of {@link Function} in any case, and the declared variables. Letters and digits are those of ASCII.
 *
 * <p>The power is right-associative and binds tighter than a leading minus: {@code -x^2 = -(x^2)}. Exponents are exact
 * ratios of integers of size at most 64, also after equal bases have been put together. Decimals are exact: {@code 0.1} is one tenth. At most 10000 characters,
 * nesting depth 100, and 65536 bits in all numbers together. Nothing is executed, and nothing but the tree comes out.
 */
public final class ExpressionParser {

    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 100;
    private static final BigInteger MAX_EXPONENT = BigInteger.valueOf(64);
    private static final Pattern EXPONENT = Pattern.compile("[eE]([+-]?[0-9]+)");

    /** Beyond it a decimal is no double, nor the square of one. */
    private static final int LARGEST_EXPONENT = 700;

    private final String text;
    private final Set<String> variables;
    private final NumberBudget budget = new NumberBudget();
    private int position;
    private int depth;

    private ExpressionParser(String text, Set<String> variables) {
        this.text = text;
        this.variables = new TreeSet<>(variables);
    }

    /**
     * Parses {@code text}.
     *
     * @param text an expression of the grammar
     * @param variables the variables that may occur
     * @throws ExpressionSyntaxException if the text does not belong to the grammar, with the column
     */
    public static Expression parse(String text, Set<String> variables) {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionSyntaxException(
                    "expression must have at most %s characters but has %s".formatted(MAX_LENGTH, text.length()));
        }
        ExpressionParser parser = new ExpressionParser(text, variables);
        try {
            Expression result = parser.sum();
            if (!parser.atEnd()) {
                throw parser.error("the end or an operator");
            }
            result.accept(new Exponents())
                    .filter(exponent -> !isSmall(exponent))
                    .findFirst()
                    .ifPresent(ExpressionParser::rejectCombined);
            return result;
        } catch (ArithmeticException e) {
            throw new ExpressionSyntaxException(
                    "expression must be defined but was %s: %s".formatted(Quotation.of(text), e.getMessage()));
        }
    }

    private static boolean isSmall(BigFraction exponent) {
        return exponent.getNumerator().abs().compareTo(MAX_EXPONENT) <= 0
                && exponent.getDenominator().compareTo(MAX_EXPONENT) <= 0;
    }

    private static void rejectCombined(BigFraction exponent) {
        throw new ExpressionSyntaxException(
                "exponents of equal bases must combine to a ratio of integers of size at most %s but make %s"
                        .formatted(MAX_EXPONENT, Quotation.of(Expression.constant(exponent))));
    }

    private Expression sum() {
        if (++depth > MAX_DEPTH) {
            throw new ExpressionSyntaxException("expression must be nested at most %s deep".formatted(MAX_DEPTH));
        }
        List<Expression> terms = new ArrayList<>(List.of(product()));
        while (peek() == '+' || peek() == '-') {
            boolean minus = text.charAt(position++) == '-';
            Expression term = product();
            terms.add(minus ? term.negate() : term);
        }
        depth--;
        return Expression.sum(terms);
    }

    private Expression product() {
        Expression result = signed();
        while (peek() == '*' || peek() == '/') {
            boolean divide = text.charAt(position++) == '/';
            Expression factor = signed();
            result = divide ? result.over(factor) : result.times(factor);
        }
        return result;
    }

    private Expression signed() {
        boolean negative = false;
        while (peek() == '-' || peek() == '+') {
            negative ^= text.charAt(position++) == '-';
        }
        Expression result = power();
        return negative ? result.negate() : result;
    }

    private Expression power() {
        Expression base = atom();
        if (peek() != '^') {
            return base;
        }
        position++;
        int start = position;
        if (++depth > MAX_DEPTH) {
            throw new ExpressionSyntaxException("expression must be nested at most %s deep".formatted(MAX_DEPTH));
        }
        Expression exponent = signed();
        depth--;
        Optional<BigFraction> value = exponent.rational();
        if (base.equals(Expression.call(Function.EXP, Expression.ONE)) && value.isEmpty()) {
            return Expression.call(Function.EXP, exponent);
        }
        if (value.isEmpty() || !isSmall(value.get())) {
            throw new ExpressionSyntaxException(
                    "exponent at column %s must be a ratio of integers of size at most %s but was %s"
                            .formatted(start + 1, MAX_EXPONENT, Quotation.of(exponent)));
        }
        return budget.counted(base.power(value.get()), position);
    }

    private Expression atom() {
        char next = peek();
        if (next == '(') {
            position++;
            Expression inside = sum();
            expect(')');
            return inside;
        }
        if (isDigit(next) || next == '.') {
            return number();
        }
        if (isLetter(next)) {
            return named();
        }
        throw error("a number, a name or '('");
    }

    private Expression number() {
        int start = position;
        while (position < text.length() && (isDigit(text.charAt(position)) || text.charAt(position) == '.')) {
            position++;
        }
        BigDecimal digits = decimal(start, position);
        return budget.counted(Expression.constant(exact(digits.scaleByPowerOfTen(exponent()))), position);
    }

    private BigDecimal decimal(int start, int end) {
        try {
            return new BigDecimal(text.substring(start, end));
        } catch (NumberFormatException e) {
            position = start;
            throw error("a decimal number");
        }
    }

    /** Reads {@code e-8} behind digits; an {@code e} without digits behind it is not part of the number. */
    private int exponent() {
        int start = position;
        Matcher matcher = EXPONENT.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            return 0;
        }
        position = matcher.end();
        String digits = matcher.group(1);
        int value = digits.length() > 5 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (!(Math.abs((long) value) <= LARGEST_EXPONENT)) {
            position = start;
            throw error("a decimal exponent in [-%s, %s]".formatted(LARGEST_EXPONENT, LARGEST_EXPONENT));
        }
        return value;
    }

    private static BigFraction exact(BigDecimal value) {
        return value.scale() >= 0
                ? new BigFraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                : new BigFraction(value.toBigIntegerExact());
    }

    private Expression named() {
        int start = position;
        while (position < text.length()
                && (isLetter(text.charAt(position))
                        || isDigit(text.charAt(position))
                        || text.charAt(position) == '_')) {
            position++;
        }
        String name = text.substring(start, position);
        if (peek() == '(') {
            return call(name, start);
        }
        if (variables.contains(name)) {
            return Expression.variable(name);
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "pi" -> Expression.PI;
            case "e" -> Expression.call(Function.EXP, Expression.ONE);
            default ->
                throw new ExpressionSyntaxException(
                        "name at column %s must be one of %s, Pi, E or a function but was %s"
                                .formatted(start + 1, variables, Quotation.of(name)));
        };
    }

    private Expression call(String name, int start) {
        position++;
        List<Expression> arguments = new ArrayList<>(List.of(sum()));
        while (peek() == ',') {
            position++;
            arguments.add(sum());
        }
        expect(')');
        if (name.equalsIgnoreCase("sqrt")) {
            if (arguments.size() != 1) {
                throw new ExpressionSyntaxException("Sqrt at column %s must have 1 argument but was given %s"
                        .formatted(start + 1, arguments.size()));
            }
            return arguments.get(0).sqrt();
        }
        Function function = Function.named(name)
                .orElseThrow(() -> new ExpressionSyntaxException(
                        "function at column %s must be one of the grammar's functions but was %s"
                                .formatted(start + 1, Quotation.of(name))));
        if (!function.accepts(arguments.size())) {
            throw new ExpressionSyntaxException("%s at column %s must have %s but was given %s"
                    .formatted(function.text(), start + 1, function.arityText(), arguments.size()));
        }
        return Expression.call(function, arguments.toArray(new Expression[0]));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Skips white space; returns whether nothing follows. */
    private boolean atEnd() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position == text.length();
    }

    /** Returns the next character after white space, a zero character at the end. */
    private char peek() {
        return atEnd() ? '\0' : text.charAt(position);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw error("'" + wanted + "'");
        }
        position++;
    }

    private ExpressionSyntaxException error(String wanted) {
        String found = atEnd() ? "the end" : visible(text.codePointAt(position));
        return new ExpressionSyntaxException(
                "expression must have %s at column %s but had %s".formatted(wanted, position + 1, found));
    }

    private static String visible(int character) {
        return character > ' ' && character < 0x7f
                ? "'" + Character.toString(character) + "'"
                : "U+%04X".formatted(character);
    }
}
