package org.ntkverify.symbolic.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.symbolic.exact.IdentityTemplates.Sides;

/**
 * What would be an identity on another branch, for another sign or another scale: false at some point of the domain, which is
 * shown for every instance, and never proved.
 */
class BranchFalsehoodsTest {

    private static final int SEED = 23;
    private static final int INSTANCES = 12;
    private static final int POINTS = 200;
    private static final double DIFFERENCE = 1e-4;

    private static boolean hasWitness(IdentityTemplates templates, Sides sides) {
        for (int i = 0; i < POINTS; i++) {
            Map<String, Double> point = templates.point();
            double left = WitnessArithmetic.value(sides.left(), point);
            double right = WitnessArithmetic.value(sides.right(), point);
            if (Math.abs(left - right) > DIFFERENCE * (1 + Math.abs(left) + Math.abs(right))) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Sqrt({u}^2) = {u}",
                "Sqrt({u}^2) = -{u}",
                "Sqrt({u}^2*{p}) = {u}*Sqrt({p})",
                "Abs({u}) = {u}",
                "Sqrt({u}^4*{p}) = -{u}^2*Sqrt({p})",
                "Sqrt(c^2*{p}) = c*Sqrt({p})",
                "Sqrt({k}*a*b - c^2) = Sqrt({k}*a*b) - c",
                "Sqrt(1 - Cos({u})^2) = Sin({u})",
                "Sqrt(1 - Sin(theta)^2) = Cos(theta)",
                "Sqrt((1 + Cos({n}*theta))/2) = Cos({n}*theta/2)",
                "Sqrt((1 - Cos({u}))/2) = Sin({u}/2)",
                "Sqrt(1 - rho^2/{k}) = 1 - rho/{k}",
                "Sqrt({u}^2 + 2*{u}*{v} + {v}^2) = {u} + {v}",
                "ArcTan(1/{u}) = Pi/2 - ArcTan({u})",
                "ArcTan(Tan(theta)) = theta",
                "ArcTan(Tan({n}*{u})) = {n}*{u}",
                "ArcSin(Sin({n}*{u})) = {n}*{u}",
                "ArcSin(Sin(theta)) = theta",
                "ArcCos(Cos({n}*{u})) = {n}*{u}",
                "ArcCos(Cos({n}*theta)) = {n}*theta",
                "ArcCos(-Cos(theta)) = -theta",
                "ArcCos(-{w}) = ArcCos({w})",
                "ArcCos({w}) = ArcTan(Sqrt(1 - {w}^2)/{w})",
                "2*ArcSin(rho) = ArcSin(2*rho*Sqrt(1 - rho^2))",
                "2*ArcTan({n}*{u}) = ArcTan(2*{n}*{u}/(1 - ({n}*{u})^2))",
                "ArcTan({p}) + ArcTan({r} + 2) = ArcTan(({p} + {r} + 2)/(1 - {p}*({r} + 2)))",
                "ArcSin(2*{n}*x/(1 + {n}^2*x^2)) = 2*ArcTan({n}*x)",
                "ArcCos(2*{w}^2 - 1) = 2*ArcCos({w})",
                "Angle({k}*a, b, -c) = -Angle({k}*a, b, c)",
                "Angle({k}*a, b, c) = Angle(a, b, c)",
                "Angle({k}*a, {k}*b, Sqrt({k})*c) = Angle(a, b, c)",
                "Angle({k}*a, b, c) = ArcSin(Sqrt({k}*a*b - c^2)/Sqrt({k}*a*b))",
                "Angle({k}*a, b, c) = ArcTan(Sqrt({k}*a*b - c^2)/c)",
                "Phi2({u}, {v}, {k}*a, b, c) = Phi2({v}, {u}, {k}*a, b, c)",
                "Phi2({k}*{u}, {v}, {k}*a, b, c) = Phi2({u}, {v}, a, b, c)",
                "Phi2({k}*{u}, {v}, {k}^2*a, b, c) = Phi2({u}, {v}, a, b, c)",
                "Phi2(-{u}, {v}, a, b, c) = Phi({v}/Sqrt(b)) - Phi2({u}, {v}, a, b, c)",
                "Phi2(-{u}, {v}, a, b, -c) = Phi({v}) - Phi2({u}, {v}, a, b, c)",
                "Phi2(-{u}, -{v}, a, b, c) = Phi2({u}, {v}, a, b, c)",
                "Phi2(0, 0, {k}*a, b, c) = 1/2 + Angle({k}*a, b, c)/(2*Pi)",
                "Phi(-{u}) = -Phi({u})",
                "Erf({u}) = 2*Phi({u}) - 1",
                "Exp({u})^2 = Exp({u}^2)",
                "Exp({u}*{v}) = Exp({u})*Exp({v})",
                "Cosh({u}) = Sinh({u}) + Exp({u})",
                "Sin({u} + {v}) = Sin({u})*Cos({v}) - Cos({u})*Sin({v})",
                "Step({u}) = 1 - Step({u} + {p})",
                "Step({u}) = Step(-{u})",
                "Sign({u}*{v}) = Sign({u})",
                "Max({u}, {v}) = ({u} + {v} - Abs({u} - {v}))/2",
                "Max({u}, {p}/9) = {p}/9",
                "Min({p}, {r}) = {p}",
            })
    void a_wrong_branch_is_not_proved(String identity) {
        IdentityTemplates templates = new IdentityTemplates(SEED);
        int witnesses = 0;
        for (int i = 0; i < INSTANCES; i++) {
            Sides sides = templates.instance(identity);
            if (hasWitness(templates, sides)) {
                witnesses++;
                assertThat(NormalForm.equal(sides.left(), sides.right(), IdentityTemplates.DOMAIN))
                        .as("%s = %s", sides.left(), sides.right())
                        .isFalse();
            }
        }
        assertThat(witnesses).as("instances with a witness").isGreaterThanOrEqualTo(INSTANCES / 3);
    }
}
