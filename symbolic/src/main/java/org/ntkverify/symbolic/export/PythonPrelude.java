package org.ntkverify.symbolic.export;

import java.util.List;
import java.util.Set;

/**
 * The functions that generated Python code brings along, because neither NumPy nor {@code math} has them in a form that keeps
 * its digits. Each is printed only when it is used. All of them work elementwise on arrays.
 */
enum PythonPrelude {
    /** Dekker's exact product, in place of a fused multiply-add. */
    TWO_PRODUCT("_two_product", """
            def _two_product(x, y):
                \"""Returns p and e with p + e = x y exactly (Dekker 1971), for x, y of moderate size.\"""
                p = x * y
                s = 134217729.0 * x
                x_high = s - (s - x)
                x_low = x - x_high
                s = 134217729.0 * y
                y_high = s - (s - y)
                y_low = y - y_high
                e = ((x_high * y_high - p) + x_high * y_low + x_low * y_high) + x_low * y_low
                return p, e
            """),
    /** The determinant; scaled by powers of 2, so that the exact products neither overflow nor underflow. */
    DELTA("_delta", """
            def _delta(a, b, c, q=None):
                \"""Returns a b - c^2 >= 0 to 2 ulp; q is a + b - 2 c where that is known better than the difference.\"""
                a, b, c = np.asarray(a, float), np.asarray(b, float), np.asarray(c, float)
                a_part, a_power = np.frexp(a)
                b_part, b_power = np.frexp(b)
                odd = (a_power + b_power) % 2
                half = (a_power + b_power + odd) // 2
                product, product_error = _two_product(a_part, np.ldexp(b_part, -odd))
                scaled = np.ldexp(c, -half)
                square, square_error = _two_product(scaled, scaled)
                plain = np.ldexp((product - square) + (product_error - square_error), 2 * half)
                if q is None:
                    return np.maximum(0.0, plain)
                power = np.frexp(np.maximum(a, b))[1]
                a, b, q = np.ldexp(a, -power), np.ldexp(b, -power), np.ldexp(np.asarray(q, float), -power)
                total = a + b
                total_error = np.minimum(a, b) - (total - np.maximum(a, b))
                factor = 2.0 * total - q
                factor_error = (2.0 * total - factor) - q
                product, product_error = _two_product(q, factor)
                square, square_error = _two_product(a - b, a - b)
                rest = product_error - square_error + q * (2.0 * total_error + factor_error)
                near = np.ldexp(((product - square) + rest) / 4.0, 2 * power)
                return np.maximum(0.0, np.where(q <= total / 20.0, near, plain))
            """, TWO_PRODUCT),
    /** The angle. */
    ANGLE("_angle", """
            def _angle(a, b, c, q=None):
                \"""Returns atan2(sqrt(a b - c^2), c), in [0, pi].\"""
                return np.arctan2(np.sqrt(_delta(a, b, c, q)), c)
            """, DELTA),
    /** {@code sin x - x cos x}; the ratios are {@code 1 / (2k (2k + 3))}. */
    SIN_MINUS_X_COS("_sin_minus_x_cos", """
            def _sin_minus_x_cos(x):
                \"""Returns sin x - x cos x, by its series up to pi/2, where the difference cancels.\"""
                x = np.asarray(x, float)
                small = np.where(np.abs(x) <= math.pi / 2.0, x, 0.0)
                tail = 1.0
                for k in range(11, 0, -1):
                    tail = 1.0 - small * small / (2.0 * k * (2.0 * k + 3.0)) * tail
                plain = np.sin(x) - x * np.cos(x)
                return np.where(np.abs(x) <= math.pi / 2.0, small * small * small * tail / 3.0, plain)
            """),
    /** The error function of the standard library, elementwise. */
    ERF("_erf", """
            _erf = np.vectorize(math.erf, otypes=[float])
            """),
    /** The step, 0 at 0; NaN stays NaN. */
    STEP("_step", """
            def _step(x):
                return np.heaviside(x, 0.0)
            """),
    /** The normal distribution function, accurate in the left tail. */
    PHI("_phi", """
            _phi = np.vectorize(lambda x: 0.5 * math.erfc(-x * math.sqrt(0.5)), otypes=[float])
            """),
    /**
     * The bivariate normal distribution function. With {@code h = x/sqrt(a)}, {@code k = y/sqrt(b)} and
     * {@code tau = Angle(a, b, c)} in [0, pi/2],
     *
     * <pre>
     * Phi2 = Phi(min(h, k)) - 1/(2 pi) int_0^tau exp(-(h - k)^2/(2 sin^2 t) - h k/(1 + cos t)) dt
     * </pre>
     *
     * (Plackett's derivative by the correlation, integrated from correlation 1), and a negative correlation is reflected by
     * {@code Phi2(h, k, -r) = Phi(h) - Phi2(h, -k, r)}. The integrand is smooth but for a layer at 0 as wide as {@code |h - k|};
     * panels halved 50 times towards 0 resolve any such layer, and leave out at most {@code 2^-50/4}.
     */
    BIVARIATE_PHI("_bivariate_phi", """
            def _bivariate_phi(x, y, a, b, c):
                \"""Returns P(U <= x, V <= y) for Var U = a > 0, Var V = b > 0, Cov(U, V) = c; absolute error below 1e-14.\"""
                x, y, a, b, c = np.broadcast_arrays(*(np.asarray(v, float) for v in (x, y, a, b, c)))
                h = x / np.sqrt(a)
                k = np.where(c < 0.0, -y, y) / np.sqrt(b)
                tau = _angle(a, b, np.abs(c))
                nodes, weights = np.polynomial.legendre.leggauss(24)
                angle = np.where(tau > 0.0, tau, 1.0)[..., None]
                gap, product = (h - k)[..., None] ** 2 / 2.0, (h * k)[..., None]
                mean = np.zeros(np.shape(tau))
                for j in range(50):
                    t = angle * (2.0 ** -j * (3.0 + nodes) / 4.0)
                    integrand = np.exp(-gap / np.sin(t) ** 2 - product / (1.0 + np.cos(t)))
                    mean = mean + 2.0 ** -j * np.sum(weights * integrand, axis=-1) / 4.0
                aligned = _phi(np.minimum(h, k)) - tau * mean / (2.0 * math.pi)
                return np.clip(np.where(c < 0.0, _phi(h) - aligned, aligned), 0.0, 1.0)
            """, ANGLE, PHI);

    private final String call;
    private final String code;
    // A list made by List.of does not change; the checker knows it only by other types.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<PythonPrelude> needs;


    PythonPrelude(String call, String code, PythonPrelude... needs) {
        this.call = call;
        this.code = code;
        this.needs = List.of(needs);
    }

    /** Returns the name under which generated code calls the function. */
    String call() {
        return call;
    }

    /** Returns the definition, ended by a line feed. */
    String code() {
        return code;
    }

    /** Adds this function and all that it needs to {@code used}. */
    void addTo(Set<PythonPrelude> used) {
        needs.forEach(need -> need.addTo(used));
        used.add(this);
    }
}
