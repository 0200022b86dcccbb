package org.ntkverify.symbolic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.ntkverify.symbolic.exact.IdentityTemplates.Sides;
import org.ntkverify.symbolic.expression.Expression;

/** For each rule: seeded instances are proved, and near-misses, false by a numerical witness, are not. */
class IdentityRulesTest {

    private static final int SEED = 11;
    private static final int INSTANCES = 50;
    private static final int FALSE_INSTANCES = 8;
    private static final int POINTS = 12;

    /** Values of double arithmetic of size 1 with some hundred operations; a witness differs by 1000 times more. */
    private static final double ROUNDING = 1e-7;

    private static final double DIFFERENCE = 1e-4;

    static final List<String> EXPONENTIALS = List.of(
            "Exp({u})*Exp({v}) = Exp({u} + {v})",
            "Exp({u})^{n} = Exp({n}*{u})",
            "1/Exp({u}) = Exp(-{u})",
            "Exp({u}/{n})^{n} = Exp({u})",
            "Exp({u} - {v})*Exp({v}/{n}) = Exp({u})/Exp({v} - {v}/{n})",
            "Exp(1/(1 + {p}))*Exp(-1/{p}) = Exp(-1/({p}*(1 + {p})))",
            "Sinh({u})^2 + 1 = Cosh({u})^2",
            "Tanh({u}) = 1 - 2/(Exp(2*{u}) + 1)",
            "1/(1 + Exp(-{u})) = (1 + Tanh({u}/2))/2",
            "Sqrt(Exp({u})) = Exp({u}/2)");

    static final List<String> TRIGONOMETRY = List.of(
            "Sin({u} + {v}) = Sin({u})*Cos({v}) + Cos({u})*Sin({v})",
            "Cos({u} + {v}) = Cos({u})*Cos({v}) - Sin({u})*Sin({v})",
            "Sin(2*{u}) = 2*Sin({u})*Cos({u})",
            "Cos({u})^2 = (1 + Cos(2*{u}))/2",
            "Sin(3*{u}) = 3*Sin({u}) - 4*Sin({u})^3",
            "Sin(Pi - {u}) = Sin({u})",
            "Cos(Pi/3 - {u}) = Cos({u})/2 + Sqrt(3)/2*Sin({u})",
            "Sin({u} + Pi/4)*Sqrt(2) = Sin({u}) + Cos({u})",
            "Cos({u}/{n})^2 + Sin({u}/{n})^2 = 1",
            "Tan({u}) = Sin(2*{u})/(1 + Cos(2*{u}))");

    static final List<String> RADICALS = List.of(
            "Sqrt({p}*{r}) = Sqrt({p})*Sqrt({r})",
            "Sqrt({p}/{r}) = Sqrt({p})/Sqrt({r})",
            "Sqrt({k}^2*{p}^3) = {k}*{p}*Sqrt({p})",
            "Sqrt({u}^2) = Abs({u})",
            "Sqrt({p}^2 + 2*{p}*{r} + {r}^2) = {p} + {r}",
            "Sqrt((1 + {k}*a)*(1 + {n}*b) - {k}*{n}*c^2) = Sqrt(1 + {k}*a + {n}*b + {k}*{n}*Delta(a, b, c))",
            "Sqrt({k}*a*b - {k}*c^2) = Sqrt({k})*Sqrt(Sqrt(a*b) - c)*Sqrt(Sqrt(a*b) + c)",
            "Sqrt({p}^2 - {p}^2*Cos(theta)^2) = {p}*Sin(theta)",
            "Sqrt({p}*(1 + Cos({t}))/2) = Sqrt({p})*Cos({t}/2)",
            "Sqrt({p}*(1 - Cos({t}))/2) = Sqrt({p})*Sin({t}/2)",
            "Sqrt({p} - {p}*rho^2) = Sqrt({p}*(1 - rho))*Sqrt(1 + rho)",
            "Sqrt({p} + {r} + 2*Sqrt({p}*{r})) = Sqrt({p}) + Sqrt({r})",
            "({p} - {r})/(Sqrt({p}) - Sqrt({r})) = Sqrt({p}) + Sqrt({r})",
            "Max({u}, {v}) = ({u} + {v} + Abs({u} - {v}))/2",
            "Max({p}, -{r}) = {p}",
            "Abs({p}*{u}) = {p}*Abs({u})",
            "Step({p}*{u}) = Step({u})",
            "Sign(-{u})*Sign({p}) = -Sign({u})");

    static final List<String> ANGLES = List.of(
            "ArcCos({w}) = Pi/2 - ArcSin({w})",
            "ArcCos(-{w}) = Pi - ArcCos({w})",
            "ArcSin(-{w}) = -ArcSin({w})",
            "ArcCos({w}) = 2*ArcSin(Sqrt((1 - {w})/2))",
            "ArcCos({w}) = 2*ArcCos(Sqrt((1 + {w})/2))",
            "ArcTan({w}/Sqrt(1 - {w}^2)) = ArcSin({w})",
            "Angle({p}, {p}, {p}*{w}) = ArcCos({w})",
            "ArcTan(-{u}) = -ArcTan({u})",
            "ArcTan(1/{p}) = Pi/2 - ArcTan({p})",
            "Angle({p}^2*a, {r}^2*b, {p}*{r}*c) = Angle(a, b, c)",
            "Angle({k}*a, {r}*b, Sqrt({k}*{r})*c) = Angle(a, b, c)",
            "Angle({k}*a, b, c) = 2*ArcTan(Sqrt(Sqrt({k}*a*b) - c)/Sqrt(Sqrt({k}*a*b) + c))",
            "Angle({k}*a, b, -c) = Pi - ArcCos(c/Sqrt({k}*a*b))",
            "Angle(1, 1, Cos({t})) = {t}",
            "ArcSin(Cos({t})) = Pi/2 - {t}",
            "2*ArcTan(Sin({t})/(1 + Cos({t}))) = {t}",
            "Sin(2*ArcTan({u})) = 2*{u}/(1 + {u}^2)",
            "Cos(ArcSin({w})) = Sqrt(1 - {w}^2)",
            "ArcTan(2*{k}*c/Sqrt((1 + 2*{k}*a)*(1 + 2*{k}*b) - 4*{k}^2*c^2))"
                    + " = ArcSin(2*{k}*c/Sqrt((1 + 2*{k}*a)*(1 + 2*{k}*b)))");

    static final List<String> DISTRIBUTIONS = List.of(
            "Erf({u}) = 2*Phi(Sqrt(2)*{u}) - 1",
            "Phi(-{u}) = 1 - Phi({u})",
            "Erf(-{u}) = -Erf({u})",
            "Phi({u}/Sqrt({p}*{r})) = (1 + Erf({u}/(Sqrt(2*{r})*Sqrt({p}))))/2",
            "Phi2({u}, {v}, a, b, c) = Phi2({v}, {u}, b, a, c)",
            "Phi2({p}*{u}, {r}*{v}, {p}^2*a, {r}^2*b, {p}*{r}*c) = Phi2({u}, {v}, a, b, c)",
            "Phi2(-{u}, {v}, a, b, -c) = Phi({v}/Sqrt(b)) - Phi2({u}, {v}, a, b, c)",
            "Phi2(-{u}, -{v}, a, b, c) = 1 - Phi({u}/Sqrt(a)) - Phi({v}/Sqrt(b)) + Phi2({u}, {v}, a, b, c)",
            "Phi2(0, 0, {k}*a, b, c) = 1/2 - Angle({k}*a, b, c)/(2*Pi)",
            "Phi2({u}, {v}, a, b, 0) = Phi({u}/Sqrt(a))*Phi({v}/Sqrt(b))");

    static final List<String> DERIVATIVES = List.of(
            "c|(Sqrt(Delta({k}*a, b, c)) + (Pi - Angle({k}*a, b, c))*c)/(2*Pi) = (Pi - Angle({k}*a, b, c))/(2*Pi)",
            "c|ArcTan(2*c/Sqrt(({k} + 2*a)*(1 + 2*b) - 4*c^2)) = 2/Sqrt({k} + 2*a + 2*{k}*b + 4*Delta(a, b, c))",
            "c|ArcSin(2*c/Sqrt(({k} + 2*a)*(1 + 2*b))) = 2/Sqrt(({k} + 2*a)*(1 + 2*b) - 4*c^2)",
            "c|2*ArcSin(Sqrt((1 - c/Sqrt({k}*a*b))/2)) = -1/Sqrt({k}*a*b - c^2)",
            "c|Exp(-{k}*(a + b)/2)*Sinh({k}*c) = {k}*Exp(-{k}*(a + b)/2)*Cosh({k}*c)",
            "c|Exp({k}*c)*Phi2({k}*x, y, a, b, c) = Exp({k}*c)*({k}*Phi2({k}*x, y, a, b, c)"
                    + " + Exp(-({k}^2*b*x^2 - 2*{k}*c*x*y + a*y^2)/(2*Delta(a, b, c)))/(2*Pi*Sqrt(a*b - c^2)))",
            "c|Exp((a + b)/2 + c)*Phi2(-(a + c), -(b + c), a, b, c)*{k} = {k}*(Exp((a + b)/2 + c)"
                    + "*Phi2(-(a + c), -(b + c), a, b, c) + 1/(2*Pi*Sqrt(a*b - c^2))"
                    + " - Exp((a*b - c^2)/(2*a))*Phi(-Sqrt(a*b - c^2)/Sqrt(a))/Sqrt(2*Pi*a)"
                    + " - Exp((a*b - c^2)/(2*b))*(1 - Phi(Sqrt(a*b - c^2)/Sqrt(b)))/Sqrt(2*Pi*b))",
            "rho|ArcCos(rho/{k}) = -1/(Sqrt({k} - rho)*Sqrt({k} + rho))",
            "x|Phi2({k}*x, y, 1, 1, rho) = {k}*Exp(-({k}*x)^2/2)/Sqrt(2*Pi)*Phi((y - {k}*rho*x)/Sqrt(1 - rho^2))",
            "theta|Sin(theta) + (Pi - theta)*Cos(theta) = -(Pi - ArcCos(Cos(theta)))*Sqrt(1 - Cos(theta)^2)");

    private static boolean proved(Expression left, Expression right) {
        return NormalForm.equal(left, right, IdentityTemplates.DOMAIN);
    }

    private static double gap(IdentityTemplates templates, Expression left, Expression right) {
        double widest = 0;
        for (int i = 0; i < POINTS; i++) {
            Map<String, Double> point = templates.point();
            double first = WitnessArithmetic.value(left, point);
            double second = WitnessArithmetic.value(right, point);
            double relative = Math.abs(first - second) / (1 + Math.abs(first) + Math.abs(second));
            widest = Double.isNaN(relative) ? widest : Math.max(widest, relative);
        }
        return widest;
    }

    @ParameterizedTest
    @FieldSource({"EXPONENTIALS", "TRIGONOMETRY", "RADICALS", "ANGLES", "DISTRIBUTIONS", "DERIVATIVES"})
    void instances_are_proved(String identity) {
        IdentityTemplates templates = new IdentityTemplates(SEED);
        for (int i = 0; i < INSTANCES; i++) {
            Sides sides = templates.instance(identity);
            assertThat(gap(templates, sides.left(), sides.right()))
                    .as("%s = %s", sides.left(), sides.right())
                    .isCloseTo(0, within(ROUNDING));
            assertThat(proved(sides.left(), sides.right()))
                    .as("%s = %s", sides.left(), sides.right())
                    .isTrue();
        }
    }

    /** 77 rules, 8 instances with 3 near-misses each, of which at least 8 must have a witness. */
    @ParameterizedTest
    @FieldSource({"EXPONENTIALS", "TRIGONOMETRY", "RADICALS", "ANGLES", "DISTRIBUTIONS", "DERIVATIVES"})
    void near_misses_are_not_proved(String identity) {
        IdentityTemplates templates = new IdentityTemplates(SEED + 1);
        int refuted = 0;
        for (int i = 0; i < FALSE_INSTANCES; i++) {
            Sides sides = templates.instance(identity);
            Map<String, Expression> moved = Map.of(
                    "a", IdentityTemplates.parse("a + 1/3"),
                    "x", IdentityTemplates.parse("x + 1/7"),
                    "theta", IdentityTemplates.parse("theta/2 + 1/5"),
                    "rho", IdentityTemplates.parse("rho/2"));
            for (Expression wrong : List.of(
                    sides.right().plus(Expression.ratio(1, 997)),
                    sides.right().negate(),
                    sides.right().substitute(moved))) {
                boolean isFalse = gap(templates, sides.left(), wrong) > DIFFERENCE;
                refuted += isFalse ? 1 : 0;
                if (isFalse) {
                    assertThat(proved(sides.left(), wrong))
                            .as("%s = %s", sides.left(), wrong)
                            .isFalse();
                }
            }
        }
        assertThat(refuted).as("near-misses with a witness").isGreaterThanOrEqualTo(FALSE_INSTANCES);
    }
}
