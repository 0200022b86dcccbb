package org.ntkverify.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.arithmetic.DecimalInterval;
import org.ntkverify.numeric.arithmetic.DecimalIntervalArithmetic;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.series.AngleMap;
import org.ntkverify.symbolic.series.AngleMap.DepthLimit;
import org.ntkverify.symbolic.series.CoefficientField;
import org.ntkverify.symbolic.series.Decay;
import org.ntkverify.symbolic.series.HermiteCoefficients;
import org.ntkverify.symbolic.series.PuiseuxExpansion;
import org.ntkverify.symbolic.series.PuiseuxExpansion.End;
import org.ntkverify.symbolic.series.SphereKernel;

/** Lays out the expansions of an activation and of a network on the unit sphere. */
final class SeriesView {

    private static final int WIDTH = 80;
    private static final int MOST = 24;
    private static final int MOST_HALF_POWERS = 15;
    private static final int DIGITS = 30;

    /** An exact coefficient that takes more characters is printed as an enclosed decimal. */
    private static final int LONGEST = 120;

    private static final Expression.Variable X = Expression.variable("x");
    private static final DecimalIntervalArithmetic ENCLOSURES = DecimalIntervalArithmetic.ofDigits(DIGITS);

    private final Activation phi;
    private final Optional<Architecture> network;
    private final int order;

    SeriesView(Activation phi, Optional<Architecture> network, int order) {
        if (!(order >= 0 && order <= MOST)) {
            throw new UsageException("series must be in [0, %s] but was %s".formatted(MOST, order));
        }
        this.phi = phi;
        this.network = network;
        this.order = order;
    }

    /** Returns all expansions; a part that does not exist says why. */
    String text() {
        try {
            DualActivation dual = ClosedForms.of(phi);
            List<SphereKernel> kernels =
                    new ArrayList<>(List.of(SphereKernel.value(dual), SphereKernel.derivative(dual)));
            network.ifPresent(net -> kernels.addAll(List.of(SphereKernel.nngp(net), SphereKernel.ntk(net))));
            StringBuilder text = new StringBuilder(hermite());
            kernels.forEach(kernel -> text.append(atZero(kernel)));
            kernels.forEach(kernel -> text.append(atEnds(kernel)));
            return text.append(angles(dual)).toString();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static String line(String name, String value) {
        return Wrapped.text("%-11s = ".formatted(name), value, WIDTH);
    }

    private static String reasoned(String heading, Supplier<String> part) {
        try {
            return "\n" + Wrapped.text("", heading, WIDTH) + part.get();
        } catch (ArithmeticException | UnsupportedOperationException e) {
            return "\n" + Wrapped.text("", heading, WIDTH)
                    + Wrapped.text("none: ", String.valueOf(e.getMessage()), WIDTH);
        }
    }

    private String hermite() {
        HermiteCoefficients coefficients = HermiteCoefficients.of(phi);
        return reasoned(
                "Hermite coefficients mu_k = E[phi(z) He_k(z)]/sqrt(k!), z standard normal",
                () -> lines(IntStream.rangeClosed(0, order)
                        .mapToObj(k -> line("mu_" + k, exact(coefficients.coefficient(k))))
                        .toList()));
    }

    private static String lines(List<String> lines) {
        return String.join("", lines);
    }

    private String atZero(SphereKernel kernel) {
        boolean deep = kernel.program().assignments().stream()
                .anyMatch(assignment -> assignment.name().equals("k2"));
        return reasoned(
                "%s, coefficients of rho^p at rho = 0 (unit sphere)".formatted(kernel.name()),
                () -> lines(deep ? enclosed(kernel) : written(kernel)));
    }

    private List<String> written(SphereKernel kernel) {
        List<Expression> coefficients = kernel.atZero(order).coefficients();
        return IntStream.rangeClosed(0, order)
                .mapToObj(p -> line("rho^" + p, exact(coefficients.get(p))))
                .toList();
    }

    /** With two or more hidden layers a coefficient is an infinite sum; its exact form is too long to read. */
    private List<String> enclosed(SphereKernel kernel) {
        CoefficientField<DecimalInterval> field = new CoefficientField<>(ENCLOSURES, SeriesView::isZero);
        List<DecimalInterval> coefficients = kernel.atZero(field, order).coefficients();
        return IntStream.rangeClosed(0, order)
                .mapToObj(p -> line("rho^" + p, decimal(coefficients.get(p))))
                .toList();
    }

    private static boolean isZero(DecimalInterval value) {
        return value.lower().signum() == 0 && value.upper().signum() == 0;
    }

    private String exact(Expression value) {
        String text = value.toString();
        return text.length() <= LONGEST ? text : decimal(value.evaluate(ENCLOSURES, Map.of()));
    }

    private static String decimal(DecimalInterval value) {
        BigDecimal middle =
                value.lower().add(value.upper()).divide(BigDecimal.valueOf(2)).round(new MathContext(17));
        BigDecimal error = value.upper()
                .subtract(middle)
                .abs()
                .max(middle.subtract(value.lower()).abs())
                .round(new MathContext(1, RoundingMode.UP));
        return "%s  (error at most %s)".formatted(middle.toPlainString(), error.toString());
    }

    private String atEnds(SphereKernel kernel) {
        return reasoned("%s at the end points".formatted(kernel.name()), () -> {
            PuiseuxExpansion one = PuiseuxExpansion.of(kernel, End.ONE, halfPowers());
            PuiseuxExpansion minusOne = PuiseuxExpansion.of(kernel, End.MINUS_ONE, halfPowers());
            return line("x = 1 - rho", polynomial(one))
                    + line("x = 1 + rho", polynomial(minusOne))
                    + line("even", decay(one, minusOne, true))
                    + line("odd", decay(one, minusOne, false));
        });
    }

    /** Powers up to x^(order + 1/2), so that the singular term of degree order shows; many layers make more of them long. */
    private int halfPowers() {
        return Math.min(2 * order + 1, MOST_HALF_POWERS);
    }

    private String polynomial(PuiseuxExpansion expansion) {
        StringBuilder text = new StringBuilder();
        for (int j = 0; j < expansion.coefficients().size(); j++) {
            Expression coefficient = expansion.coefficient(j);
            if (!coefficient.equals(Expression.ZERO)) {
                String term = exact(coefficient);
                String power = X.power(new BigFraction(j, 2)).toString();
                text.append(text.length() == 0 ? "" : " + ").append(j == 0 ? term : "(%s)*%s".formatted(term, power));
            }
        }
        return "%s + O(%s)"
                .formatted(
                        text.length() == 0 ? "0" : text,
                        X.power(new BigFraction(expansion.coefficients().size(), 2)));
    }

    private static String decay(PuiseuxExpansion one, PuiseuxExpansion minusOne, boolean even) {
        return Decay.of(one, minusOne, even)
                .map(decay -> "coefficients of rho^p fall like p^(%s), eigenvalues of degree k on S^(d-1) like k^(-d%s)"
                        .formatted(
                                Expression.constant(decay.coefficientExponent()),
                                offset(decay.eigenvalueExponent(1) + 1)))
                .orElse("faster than these terms can tell, or zero");
    }

    private static String offset(int value) {
        return value == 0 ? "" : "%+d".formatted(value);
    }

    private static int sign(Expression value) {
        DecimalInterval enclosure = value.evaluate(ENCLOSURES, Map.of());
        if (enclosure.containsZero()) {
            throw new ArithmeticException("sign must be decided but %s encloses 0".formatted(enclosure));
        }
        return enclosure.lower().signum();
    }

    private String angles(DualActivation dual) {
        return reasoned("Angles in depth, rho' = f(rho) = K(1,1,rho)/K(1,1,1), l layers", () -> {
            AngleMap map = AngleMap.of(dual);
            String image = exact(map.correlation().at(Expression.ZERO));
            return line("f(0)", image) + line("near 1", limit(map.depthLimit(SeriesView::sign)));
        });
    }

    private String limit(DepthLimit limit) {
        if (limit instanceof DepthLimit.Algebraic algebraic) {
            return "1 - rho_l ~ (%s)*l^(-%s), theta_l ~ (%s)*l^(-%s)"
                    .formatted(
                            exact(algebraic.constant()),
                            Expression.constant(algebraic.exponent()),
                            exact(algebraic.angleConstant()),
                            Expression.constant(algebraic.exponent().divide(2)));
        }
        if (limit instanceof DepthLimit.Geometric geometric) {
            return "1 - rho_l falls like (%s)^l".formatted(exact(geometric.rate()));
        }
        if (limit instanceof DepthLimit.Repelling repelling) {
            return "equal inputs repel: 1 - rho' = (%s)*(1 - rho)^(%s) + ..."
                    .formatted(exact(repelling.coefficient()), Expression.constant(repelling.exponent()));
        }
        return "angles stay";
    }
}
