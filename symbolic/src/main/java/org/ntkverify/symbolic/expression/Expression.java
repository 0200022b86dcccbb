package org.ntkverify.symbolic.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/**
 * An exact real expression: rationals, pi, variables, sums, products, rational powers, named functions, and inert
 * integrals.
 *
 * <p>Build trees with the static factories and the operators of this interface; they fold exact constants
 * ({@code sin(pi) = 0}, {@code sqrt(4) = 2}) and flatten sums and products, but never reorder them into a form a reader
 * would not recognise. Structural equality is <em>not</em> mathematical equality; that is decided by
 * {@code org.ntkverify.symbolic.exact.NormalForm}.
 */
// Two threads could wait for each other if one met Pi or Constant before this interface; both are created only inside
// this
// package, behind methods of this interface, so it is always initialised first. An architecture test holds that.
@SuppressWarnings("ClassInitializationDeadlock")
public sealed interface Expression {

    /** The number pi. */
    Expression PI = new Pi();

    /** The integer 0. */
    Expression ZERO = new Constant(BigFraction.ZERO);

    /** The integer 1. */
    Expression ONE = new Constant(BigFraction.ONE);

    /** An exact rational number. */
    record Constant(BigFraction value) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.constant(value);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** The number pi, kept exact. */
    record Pi() implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pi();
        }

        @Override
        public String toString() {
            return "Pi";
        }
    }

    /** A real variable. */
    record Variable(String name) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.variable(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A sum of at least two terms. */
    record Sum(List<Expression> terms) implements Expression {
        /** Copies the terms. */
        public Sum {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.sum(terms);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** A product of at least two factors. */
    record Product(List<Expression> factors) implements Expression {
        /** Copies the factors. */
        public Product {
            factors = List.copyOf(factors);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.product(factors);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** {@code base^exponent}, the exponent an exact rational; {@code exponent = 1/2} is the non-negative square root. */
    record Power(Expression base, BigFraction exponent) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.power(base, exponent);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** A function of the closed list {@link Function} applied to its arguments. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        /** Checks the number of arguments. */
        public Call {
            arguments = List.copyOf(arguments);
            function.requireArity(arguments.size());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(function, arguments);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** The definite integral of {@code integrand} over {@code variable} from {@code lower} to {@code upper}, inert. */
    record Integral(Expression integrand, Variable variable, Expression lower, Expression upper) implements Expression {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.integral(this);
        }

        @Override
        public String toString() {
            return ExpressionText.of(this);
        }
    }

    /** Reads a tree; one method for each kind of node, so that a new kind cannot be forgotten. */
    interface Visitor<R> {
        /** An exact rational. */
        R constant(BigFraction value);

        /** The number pi. */
        R pi();

        /** A variable. */
        R variable(String name);

        /** A sum. */
        R sum(List<Expression> terms);

        /** A product. */
        R product(List<Expression> factors);

        /** A rational power. */
        R power(Expression base, BigFraction exponent);

        /** A function value. */
        R call(Function function, List<Expression> arguments);

        /** An inert integral. */
        R integral(Integral integral);
    }

    /** Calls the method of {@code visitor} that belongs to this node. */
    <R> R accept(Visitor<R> visitor);

    /** Returns the integer {@code value}. */
    static Expression integer(long value) {
        return new Constant(new BigFraction(value));
    }

    /** Returns the exact ratio {@code numerator / denominator}; the denominator must not be 0. */
    static Expression ratio(long numerator, long denominator) {
        return new Constant(new BigFraction(numerator, denominator));
    }

    /** Returns the exact rational {@code value}. */
    static Expression constant(BigFraction value) {
        return new Constant(value);
    }

    /** Returns the variable called {@code name}. */
    static Variable variable(String name) {
        return new Variable(name);
    }

    /** Returns the sum of {@code terms}; an empty sum is 0. */
    static Expression sum(List<Expression> terms) {
        return Folding.sum(terms);
    }

    /** Returns the product of {@code factors}; an empty product is 1. */
    static Expression product(List<Expression> factors) {
        return Folding.product(factors);
    }

    /** Returns {@code function(arguments)}, folded at exactly known points. */
    static Expression call(Function function, Expression... arguments) {
        return Folding.call(function, List.of(arguments));
    }

    /** Returns {@code this + other}. */
    default Expression plus(Expression other) {
        return Folding.sum(List.of(this, other));
    }

    /** Returns {@code this - other}. */
    default Expression minus(Expression other) {
        return plus(other.negate());
    }

    /** Returns {@code -this}. */
    default Expression negate() {
        return Folding.product(List.of(integer(-1), this));
    }

    /** Returns {@code this * other}. */
    default Expression times(Expression other) {
        return Folding.product(List.of(this, other));
    }

    /** Returns {@code factor * this}. */
    default Expression times(long factor) {
        return Folding.product(List.of(integer(factor), this));
    }

    /** Returns {@code this / other}. */
    default Expression over(Expression other) {
        return Folding.product(List.of(this, other.power(-1)));
    }

    /** Returns {@code this / divisor}; the divisor must not be 0. */
    default Expression over(long divisor) {
        return Folding.product(List.of(ratio(1, divisor), this));
    }

    /** Returns {@code this^exponent}. */
    default Expression power(long exponent) {
        return Folding.power(this, new BigFraction(exponent));
    }

    /** Returns {@code this^exponent} for an exact rational exponent. */
    default Expression power(BigFraction exponent) {
        return Folding.power(this, exponent);
    }

    /** Returns the non-negative square root of this expression. */
    default Expression sqrt() {
        return Folding.power(this, BigFraction.ONE_HALF);
    }

    /** Returns this tree with the variables in {@code replacements} replaced, all at once. */
    default Expression substitute(Map<String, Expression> replacements) {
        return accept(new Substitution(replacements));
    }

    /** Returns the exact derivative with respect to {@code variable}; see {@link Differentiation} for the rules. */
    default Expression derivative(Variable variable) {
        return accept(new Differentiation(variable));
    }

    /** Evaluates this tree in {@code arithmetic}; every free variable must have a value. */
    default <T> T evaluate(Arithmetic<T> arithmetic, Map<String, T> values) {
        return accept(new Evaluation<>(arithmetic, values));
    }

    /** Returns the names of the free variables, sorted. */
    default Set<String> variables() {
        return accept(new FreeVariables()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the value if this node is an exact rational. */
    default Optional<BigFraction> rational() {
        return this instanceof Constant constant ? Optional.of(constant.value()) : Optional.empty();
    }
}
