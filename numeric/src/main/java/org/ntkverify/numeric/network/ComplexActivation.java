package org.ntkverify.numeric.network;

import java.util.stream.Stream;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.expression.Quotation;

/**
 * A complex activation {@code phi(x + i y)} and its real Jacobian, of which the Wirtinger derivatives are combinations. Stateless.
 *
 * <p>Where phi has no derivative the value and the Jacobian are those of one side; at 0 both are 0 unless stated. A random
 * network meets such points with probability 0.
 */
public sealed interface ComplexActivation permits SplitActivation, PolarActivation, ModRelu {

    /** {@code max(x, 0) + i max(y, 0)}. */
    ComplexActivation CRELU = new SplitActivation("crelu", Activation.RELU);

    /** {@code (1 + x / |z|) z / 2}: the cardioid. */
    ComplexActivation CARDIOID = PolarActivation.CARDIOID;

    /** z where x > 0 and y > 0, else 0. */
    ComplexActivation ZRELU = PolarActivation.ZRELU;

    /** {@code tanh(|z|) z / |z|}: tanh of the amplitude, the phase as it is; its Jacobian at 0 is the identity. */
    ComplexActivation AMPLITUDE_PHASE_TANH = PolarActivation.AMPLITUDE_PHASE_TANH;

    /** Returns {@code phi(x) + i phi(y)} for a real {@code phi}. */
    static ComplexActivation split(Activation phi) {
        return new SplitActivation(SplitActivation.PREFIX + phi.name(), phi);
    }

    /** Returns {@code max(|z| + offset, 0) z / |z|}. */
    static ComplexActivation modRelu(double offset) {
        return new ModRelu(offset);
    }

    /**
     * Returns the activation with a name: {@code crelu}, {@code cardioid}, {@code zrelu}, {@code amplitude-phase-tanh},
     * {@code modrelu(b)} with a number b, or {@code split-NAME} with the name of a real activation, such as {@code split-tanh}.
     *
     * @throws IllegalArgumentException if it has none
     */
    static ComplexActivation named(String name) {
        if (name.startsWith(SplitActivation.PREFIX)) {
            return split(Activation.named(name.substring(SplitActivation.PREFIX.length())));
        }
        return ModRelu.named(name)
                .or(() -> Stream.of(CRELU, CARDIOID, ZRELU, AMPLITUDE_PHASE_TANH)
                        .filter(activation -> activation.text().equals(name))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "complex activation must be crelu, cardioid, zrelu, amplitude-phase-tanh, modrelu(b) or split-NAME but was %s"
                                .formatted(Quotation.of(name))));
    }

    /** Returns the name a user types. */
    String text();

    /**
     * Evaluates phi and its Jacobian at {@code count} numbers.
     *
     * @param z real parts, then imaginary parts, 2 count numbers
     * @param value receives the real parts, then the imaginary parts
     * @param jacobian receives the four derivatives {@code dRe/dx, dRe/dy, dIm/dx, dIm/dy}, count of each in turn
     * @param count how many
     */
    void evaluate(double[] z, double[] value, double[] jacobian, int count);
}
