package org.ntkverify.symbolic.series;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/**
 * A function of {@code z} as a sum of terms {@code coefficient z^n f(z)} with {@code f} one of 1, a gate, an error function, a
 * sine, an exponential of a quadratic; its Gaussian moments are sums of theirs.
 */
final class GaussianTerms implements UnivariateExpectation {

    private static final GaussianFactor.One ONE = new GaussianFactor.One();

    /** One term; the coefficient does not depend on z. */
    record Term(Expression coefficient, int power, GaussianFactor factor) {}

    private final List<Term> terms;

    private GaussianTerms(List<Term> terms) {
        this.terms = terms;
    }

    /**
     * Reads {@code phi}, an expression in {@code z}.
     *
     * @throws UnsupportedOperationException if it is no such sum
     */
    static GaussianTerms of(Expression phi) {
        return phi.accept(new Reader());
    }

    @Override
    public Expression moment(int k) {
        Expression sum = Expression.ZERO;
        for (Term term : terms) {
            sum = sum.plus(term.coefficient().times(term.factor().moment(k + term.power())));
        }
        return ExactNumbers.reduced(sum);
    }

    private static GaussianTerms single(Expression coefficient, int power, GaussianFactor factor) {
        return new GaussianTerms(List.of(new Term(coefficient, power, factor)));
    }

    private GaussianTerms plus(GaussianTerms other) {
        List<Term> all = new ArrayList<>(terms);
        all.addAll(other.terms);
        return new GaussianTerms(all);
    }

    private GaussianTerms times(GaussianTerms other) {
        GaussianTerms product = new GaussianTerms(List.of());
        for (Term mine : terms) {
            for (Term theirs : other.terms) {
                GaussianTerms factor = product(mine.factor(), theirs.factor());
                product = product.plus(
                        factor.scaled(mine.coefficient().times(theirs.coefficient()), mine.power() + theirs.power()));
            }
        }
        return product;
    }

    private GaussianTerms scaled(Expression coefficient, int power) {
        return new GaussianTerms(terms.stream()
                .map(term -> new Term(term.coefficient().times(coefficient), term.power() + power, term.factor()))
                .toList());
    }

    private static GaussianTerms product(GaussianFactor first, GaussianFactor second) {
        if (first instanceof GaussianFactor.One) {
            return single(Expression.ONE, 0, second);
        }
        if (second instanceof GaussianFactor.One) {
            return single(Expression.ONE, 0, first);
        }
        if (first instanceof GaussianFactor.Gate mine && second instanceof GaussianFactor.Gate theirs) {
            return mine.equals(theirs) ? single(Expression.ONE, 0, mine) : new GaussianTerms(List.of());
        }
        if (first instanceof GaussianFactor.Exponential mine && second instanceof GaussianFactor.Exponential theirs) {
            return single(
                    Expression.ONE,
                    0,
                    new GaussianFactor.Exponential(
                            mine.alpha().plus(theirs.alpha()), mine.beta().add(theirs.beta())));
        }
        if (first instanceof GaussianFactor.Sine mine && second instanceof GaussianFactor.Sine theirs) {
            return sines(mine, theirs);
        }
        throw new UnsupportedOperationException(
                "product must have known Gaussian moments but was %s times %s".formatted(first, second));
    }

    /** {@code sin A sin B = (sin(A - B + pi/2) - sin(A + B + pi/2))/2}. */
    private static GaussianTerms sines(GaussianFactor.Sine first, GaussianFactor.Sine second) {
        Expression quarter = Expression.PI.over(2);
        GaussianFactor difference = new GaussianFactor.Sine(
                first.frequency().minus(second.frequency()),
                first.phase().minus(second.phase()).plus(quarter));
        GaussianFactor sum = new GaussianFactor.Sine(
                first.frequency().plus(second.frequency()),
                first.phase().plus(second.phase()).plus(quarter));
        return single(Expression.ratio(1, 2), 0, difference).plus(single(Expression.ratio(-1, 2), 0, sum));
    }

    /** Returns the coefficients of a polynomial in z of degree at most {@code degree}, lowest first. */
    private List<Expression> polynomial(int degree) {
        List<Expression> coefficients = new ArrayList<>();
        for (int n = 0; n <= degree; n++) {
            coefficients.add(Expression.ZERO);
        }
        for (Term term : terms) {
            if (!(term.factor() instanceof GaussianFactor.One) || term.power() > degree) {
                throw new UnsupportedOperationException(
                        "argument must be a polynomial of degree at most %s but contains %s".formatted(degree, term));
            }
            coefficients.set(term.power(), coefficients.get(term.power()).plus(term.coefficient()));
        }
        return coefficients.stream().map(SpecialAngles::fold).toList();
    }

    /** Reads a tree from the leaves up. */
    private static final class Reader implements Expression.Visitor<GaussianTerms> {

        @Override
        public GaussianTerms constant(BigFraction value) {
            return single(Expression.constant(value), 0, ONE);
        }

        @Override
        public GaussianTerms pi() {
            return single(Expression.PI, 0, ONE);
        }

        @Override
        public GaussianTerms variable(String name) {
            if (!name.equals(Activation.Z.name())) {
                throw new UnsupportedOperationException("variable must be z but was %s".formatted(name));
            }
            return single(Expression.ONE, 1, ONE);
        }

        @Override
        public GaussianTerms sum(List<Expression> terms) {
            return terms.stream()
                    .map(term -> term.accept(this))
                    .reduce(GaussianTerms::plus)
                    .orElseThrow();
        }

        @Override
        public GaussianTerms product(List<Expression> factors) {
            return factors.stream()
                    .map(factor -> factor.accept(this))
                    .reduce(GaussianTerms::times)
                    .orElseThrow();
        }

        @Override
        public GaussianTerms power(Expression base, BigFraction exponent) {
            if (base.variables().isEmpty()) {
                return single(base.power(exponent), 0, ONE);
            }
            if (!exponent.getDenominator().equals(BigInteger.ONE) || exponent.signum() < 0) {
                throw new UnsupportedOperationException(
                        "power of an expression in z must be a natural number but was %s".formatted(exponent));
            }
            GaussianTerms factor = base.accept(this);
            GaussianTerms power = single(Expression.ONE, 0, ONE);
            for (int i = 0; i < exponent.getNumerator().intValueExact(); i++) {
                power = power.times(factor);
            }
            return power;
        }

        @Override
        public GaussianTerms call(Function function, List<Expression> arguments) {
            Expression call = Expression.call(function, arguments.toArray(new Expression[0]));
            if (call.variables().isEmpty()) {
                return single(call, 0, ONE);
            }
            return switch (function) {
                case STEP -> gate(arguments.get(0), 1, 0);
                case SIGN -> gate(arguments.get(0), 1, -1);
                case ABS -> arguments.get(0).accept(this).times(gate(arguments.get(0), 1, -1));
                case MAX -> extremum(arguments, 1, 0);
                case MIN -> extremum(arguments, 0, 1);
                case ERF -> errorFunction(arguments.get(0));
                case PHI -> distribution(arguments.get(0));
                case EXP -> exponential(arguments.get(0));
                case SIN -> sine(arguments.get(0), Expression.ZERO);
                case COS -> sine(arguments.get(0), Expression.PI.over(2));
                case LOG,
                        TAN,
                        ARC_SIN,
                        ARC_COS,
                        ARC_TAN,
                        SINH,
                        COSH,
                        TANH,
                        DELTA,
                        ANGLE,
                        SIN_MINUS_X_COS,
                        BIVARIATE_PHI ->
                    throw new UnsupportedOperationException(
                            "function must have known Gaussian moments but was %s".formatted(call));
            };
        }

        /** {@code positive} where the argument, a multiple of z, is positive and {@code negative} where it is negative. */
        private GaussianTerms gate(Expression argument, long positive, long negative) {
            List<Expression> line = argument.accept(this).polynomial(1);
            Optional<BigFraction> slope = line.get(1).rational();
            if (!line.get(0).equals(Expression.ZERO)
                    || slope.isEmpty()
                    || slope.get().signum() == 0) {
                throw new UnsupportedOperationException(
                        "kink must lie at 0 but the argument was %s".formatted(argument));
            }
            boolean up = slope.get().signum() > 0;
            return single(Expression.integer(up ? positive : negative), 0, new GaussianFactor.Gate(true))
                    .plus(single(Expression.integer(up ? negative : positive), 0, new GaussianFactor.Gate(false)));
        }

        /** {@code Max(x, y) = y + (x - y) 1{x - y > 0}}, the minimum with the other gate. */
        private GaussianTerms extremum(List<Expression> arguments, long positive, long negative) {
            Expression difference = arguments.get(0).minus(arguments.get(1));
            return arguments
                    .get(1)
                    .accept(this)
                    .plus(difference.accept(this).times(gate(difference, positive, negative)));
        }

        private GaussianTerms errorFunction(Expression argument) {
            List<Expression> line = argument.accept(this).polynomial(1);
            return single(Expression.ONE, 0, new GaussianFactor.ErrorFunction(line.get(1), line.get(0)));
        }

        private GaussianTerms distribution(Expression argument) {
            Expression scaled = argument.over(Expression.integer(2).sqrt());
            return single(Expression.ratio(1, 2), 0, ONE)
                    .plus(errorFunction(scaled).scaled(Expression.ratio(1, 2), 0));
        }

        private GaussianTerms exponential(Expression argument) {
            List<Expression> quadratic = argument.accept(this).polynomial(2);
            BigFraction beta = quadratic
                    .get(2)
                    .rational()
                    .orElseThrow(() -> new UnsupportedOperationException(
                            "coefficient of z^2 must be rational but was %s".formatted(quadratic.get(2))));
            return single(
                    Expression.call(Function.EXP, quadratic.get(0)),
                    0,
                    new GaussianFactor.Exponential(quadratic.get(1), beta));
        }

        private GaussianTerms sine(Expression argument, Expression shift) {
            List<Expression> line = argument.accept(this).polynomial(1);
            return single(
                    Expression.ONE,
                    0,
                    new GaussianFactor.Sine(
                            line.get(1), ExactNumbers.reduced(line.get(0).plus(shift))));
        }

        @Override
        public GaussianTerms integral(Expression.Integral integral) {
            throw new UnsupportedOperationException("integral must be solved first but was %s".formatted(integral));
        }
    }
}
