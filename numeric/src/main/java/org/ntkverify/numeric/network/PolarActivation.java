package org.ntkverify.numeric.network;

import java.util.Locale;
import org.ntkverify.numeric.arithmetic.HyperbolicTangent;

/** Activations that mix real and imaginary part and have no parameter. */
enum PolarActivation implements ComplexActivation {
    CARDIOID {
        @Override
        void at(double x, double y, double[] result) {
            double r = Math.hypot(x, y);
            if (r == 0) {
                return;
            }
            double half = (1 + x / r) / 2;
            // The gradient of x / r is (y^2, -x y) / r^3.
            double byX = (y / r) * (y / r) / r / 2;
            double byY = -(x / r) * (y / r) / r / 2;
            set(result, half * x, half * y, half + x * byX, x * byY, y * byX, half + y * byY);
        }
    },
    ZRELU {
        @Override
        void at(double x, double y, double[] result) {
            if (x > 0 && y > 0) {
                set(result, x, y, 1, 0, 0, 1);
            }
        }
    },
    AMPLITUDE_PHASE_TANH {
        @Override
        void at(double x, double y, double[] result) {
            double r = Math.hypot(x, y);
            double tanh = HyperbolicTangent.of(r);
            double ratio = r == 0 ? 1 : tanh / r;
            radial(x, y, r, ratio, 1 - tanh * tanh, result);
        }
    };

    /** Writes Re phi, Im phi, dRe/dx, dRe/dy, dIm/dx, dIm/dy to {@code result}, which holds zeros. */
    abstract void at(double x, double y, double[] result);

    @Override
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void evaluate(double[] z, double[] value, double[] jacobian, int count) {
        for (int i = 0; i < count; i++) {
            double[] result = new double[6];
            at(z[i], z[count + i], result);
            write(result, value, jacobian, i, count);
        }
    }

    static void write(double[] result, double[] value, double[] jacobian, int i, int count) {
        value[i] = result[0];
        value[count + i] = result[1];
        for (int k = 0; k < 4; k++) {
            jacobian[k * count + i] = result[2 + k];
        }
    }

    /** {@code g(r) z / r}: slope g' along z and {@code ratio} = g / r across. */
    static void radial(double x, double y, double r, double ratio, double slope, double[] result) {
        double along = r == 0 ? 0 : slope - ratio;
        double cosine = r == 0 ? 0 : x / r;
        double sine = r == 0 ? 0 : y / r;
        double mixed = along * cosine * sine;
        set(result, ratio * x, ratio * y, ratio + along * cosine * cosine, mixed, mixed, ratio + along * sine * sine);
    }

    private static void set(double[] result, double... numbers) {
        System.arraycopy(numbers, 0, result, 0, numbers.length);
    }
}
