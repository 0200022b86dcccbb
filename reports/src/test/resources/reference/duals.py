"""Writes duals.csv: dual activations to 30 digits by direct quadrature of their definition.

    python3 duals.py > duals.csv                  every row
    python3 duals.py --stage moderate             only the three moderate points of each activation
    python3 duals.py --only relu --only erf       only these activations (names as in ACTIVATIONS)

Needs Python 3.9 and gmpy2 2.1. One core; the time taken is printed on standard error (TIMING below records one run).
Nothing is random: the same gmpy2 gives the same file. The exit status is 1, and no table is printed, when any row
misses its error bound.

WHAT. (u, v) is a centred Gaussian pair with Var u = a, Var v = b, Cov(u, v) = c;

    K = E[phi(u) phi(v)],  Kdot = E[phi'(u) phi'(v)],  Kaa = E[phi(u)^2],  Kbb = E[phi(v)^2],
    Kdotaa = E[phi'(u)^2],  Kdotbb = E[phi'(v)^2],  phi' the derivative almost everywhere.

No closed form of an expectation is used anywhere: only values of phi and phi' and the Gaussian density.

HOW. Every integral is a sum of Gauss-Legendre panels in 160-bit arithmetic. Panels end at each kink of phi, so the
integrand is analytic inside each one, and they are halved until the ellipse with foci at the panel's ends that passes
through the nearest complex singularity has parameter r with r^(-2n) <= 1e-44 (n nodes; the standard Bernstein bound).
"Singularities" include points where an entire factor, such as erf or exp(-z^2), starts to grow in the imaginary
direction. Three rules:

    product   nodes u_i, v_j of two one-dimensional meshes, weight the joint density; needs |c| not too near sqrt(ab);
    rotated   the plane (x, y) of two independent standard normals with u = sqrt(a) (x cos(t+g) + y sin(t+g)) and
              v = +-sqrt(b) (x cos(t-g) - y sin(t-g)), cos(2t) = |rho|, for any g; the kinks are lines of the plane, the
              inner integral over x splits at them and the outer one over y at their intersections, so that the
              integrand stays smooth however near |rho| is to 1;
    line      one-dimensional, for |c| = sqrt(ab) and for Kaa, Kbb, Kdotaa, Kdotbb.

CHECK. Each number is computed twice, by two rules or by one rule with other panels, node counts, truncation radius and
rotation. |first - second| <= 1e-31 S must hold, where S = sqrt(Kaa Kbb) for K and sqrt(Kdotaa Kdotbb) for Kdot.
Printed numbers are rounded to multiples of a power of ten below 1e-35 S; "0" means less than half of that.
"""

import argparse
import bisect
import cmath
import math
import sys
import time
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Callable

import gmpy2
from gmpy2 import mpfr

TIMING = "about 30 minutes for every row on one core of a 2020s server"
gmpy2.get_context().precision = 160

ZERO, ONE = mpfr(0), mpfr(1)
PI = gmpy2.const_pi()
TWO_OVER_SQRT_PI = 2 / gmpy2.sqrt(PI)
INVERSE_SQRT_2 = 1 / gmpy2.sqrt(mpfr(2))
INVERSE_SQRT_2PI = 1 / gmpy2.sqrt(2 * PI)
exp, sin, cos, sqrt = gmpy2.exp, gmpy2.sin, gmpy2.cos, gmpy2.sqrt

ALLOWED = mpfr("1e-31")  # largest accepted difference of the two rules, relative to the scale
PANEL_DIGITS = 44  # r^(-2n) of a panel, in decimal digits
RADIUS = 16  # truncation in standard deviations: exp(-128) = 3e-56


def number(value):
    """A rational as a 160-bit float."""
    value = Fraction(value)
    return mpfr(gmpy2.mpq(value.numerator, value.denominator))


# ---------------------------------------------------------------------------------------------------------------------
# Activations: each function maps z to the pair phi(z), phi'(z).


def erf(z):
    if abs(z) > 10.5:  # erfc(10.5) = 7e-50
        return ONE if z > 0 else -ONE
    return gmpy2.erf(z)


def normal(z):
    """Phi and its density."""
    return (1 + erf(z * INVERSE_SQRT_2)) / 2, INVERSE_SQRT_2PI * exp(-z * z / 2)


def logistic(z):
    return 1 / (1 + exp(-z))


def sided(positive, negative):
    return lambda z: positive(z) if z > 0 else negative(z)


def flat(value):
    return lambda z: (value, ZERO)


def power(n):
    return lambda z: (z**n, n * z ** (n - 1))


def linear(slope):
    return lambda z: (slope * z, slope)


def polynomial(*coefficients):
    low = [number(c) for c in coefficients]
    slopes = [k * c for k, c in enumerate(low)][1:]

    def horner(cs, z):
        total = ZERO
        for c in reversed(cs):
            total = total * z + c
        return total

    return lambda z: (horner(low, z), horner(slopes, z))


def scaled(factor, function):
    def apply(z):
        value, slope = function(z)
        return factor * value, factor * slope

    return apply


def wave(amplitude, frequency, phase):
    return lambda z: (
        amplitude * sin(frequency * z + phase),
        amplitude * frequency * cos(frequency * z + phase),
    )


def growth(s):
    s = number(s)

    def apply(z):
        value = exp(s * z)
        return value, s * value

    return apply


def bell(s):
    s = number(s)

    def apply(z):
        value = exp(s * z * z)
        return value, 2 * s * z * value

    return apply


def elu_left(z):
    value = exp(z)
    return value - 1, value


def relu6(z):
    return (z, ONE) if 0 < z < 6 else ((6 * ONE if z > 0 else ZERO), ZERO)


def hard_tanh(z):
    return (z, ONE) if -1 < z < 1 else ((ONE if z > 0 else -ONE), ZERO)


SIGMOID_LIKE_WIDTH = mpfr("2.4020563531719796")


def sigmoid_like(z):
    t = z / SIGMOID_LIKE_WIDTH
    return (1 + erf(t)) / 2, TWO_OVER_SQRT_PI / 2 * exp(-t * t) / SIGMOID_LIKE_WIDTH


def gelu(z):
    value, density = normal(z)
    return z * value, value + z * density


def snake(z):
    return z + sin(z) ** 2, 1 + sin(2 * z)


def gabor(z):
    bump, s = exp(-z * z), sin(z)
    return bump * s, bump * (cos(z) - 2 * z * s)


def tanh(z):
    value = gmpy2.tanh(z)
    return value, 1 - value * value


def sigmoid(z):
    value = logistic(z)
    return value, value * (1 - value)


def softplus(z):
    tail = exp(-abs(z))
    return (z if z > 0 else ZERO) + gmpy2.log1p(tail), logistic(z)


def silu(z):
    value = logistic(z)
    return z * value, value + z * value * (1 - value)


def mish(z):
    # tanh(log(1+w)) = (w^2+2w)/(w^2+2w+2) with w = e^z; its derivative in z is 4 w (1+w)/(w^2+2w+2)^2
    if z > 200:  # 1 - tanh(softplus z) < 2 e^(-400)
        return z, ONE
    w = exp(z)
    q = w * (w + 2)
    value = q / (q + 2)
    return z * value, value + z * 4 * w * (1 + w) / (q + 2) ** 2


def bump_times_line(z):
    bump = exp(-z * z)
    return z * bump, (1 - 2 * z * z) * bump


def erf_square(z):
    value = erf(z)
    return value * z * z, 2 * z * value + z * z * TWO_OVER_SQRT_PI * exp(-z * z)


def erf_bump(z):
    value, bump = erf(z), exp(-z * z / 3)
    return value * bump, bump * (TWO_OVER_SQRT_PI * exp(-z * z) - 2 * z * value / 3)


def erf_growth(z):
    t = z / 2 + ONE / 4
    value, up = erf(t), exp(z / 3)
    return value * up, up * (TWO_OVER_SQRT_PI / 2 * exp(-t * t) + value / 3)


def ramp_decay(z):
    decay = exp(-z)
    return z * decay, (1 - z) * decay


SIN_1 = sin(ONE)


def square_and_step(z):
    if z <= 0:
        return ZERO, ZERO
    t = z - 1 if z > 1 else ZERO
    return t * t + SIN_1, 2 * t


def folded_parabola(z):
    return (z * z - 1, 2 * z) if abs(z) > 1 else (1 - z * z, -2 * z)


def normal_bump(z):
    value, density = normal(z - ONE / 2)
    bump = exp(-z * z / 4)
    return value * bump, bump * (density - z * value / 2)


@dataclass(frozen=True)
class Activation:
    """phi with what the meshes must know.

    kinks: where phi or phi' is not analytic. soft: (k, d), a complex singularity (or onset of imaginary growth) at
    k +- i d. rate: w when phi contains e^(i w z) or e^(w z) on a whole half-line. widen: half-width of the truncation in
    standard deviations of a variance, beyond RADIUS. small: False when tiny variances underflow the double range.
    """

    function: Callable
    kinks: tuple = ()
    soft: tuple = ()
    rate: float = 0.0
    widen: Callable = field(default=lambda variance: 0.0)
    points: str = "all"


def exponential(s):
    return dict(rate=abs(s), widen=lambda v: 2.2 * abs(s) * math.sqrt(v), points="growth")


HALF = Fraction(1, 2)
SELU = mpfr("1.0507009873554805"), mpfr("1.6732632423543772")
ROOT_6, ROOT_24 = sqrt(mpfr(6)), sqrt(mpfr(24))
nothing = flat(ZERO)

ACTIVATIONS = {
    "step": Activation(sided(flat(ONE), nothing), (0,)),
    "sign": Activation(sided(flat(ONE), flat(-ONE)), (0,)),
    "relu": Activation(sided(linear(ONE), nothing), (0,)),
    "leaky-relu(1/5)": Activation(sided(linear(ONE), linear(ONE / 5)), (0,)),
    "ab-relu(-1/2,3/2)": Activation(sided(linear(3 * ONE / 2), linear(-ONE / 2)), (0,)),
    "abs": Activation(sided(linear(ONE), linear(-ONE)), (0,)),
    "identity": Activation(linear(ONE)),
    "rectified-monomial(2)": Activation(sided(power(2), nothing), (0,)),
    "rectified-monomial(3)": Activation(sided(power(3), nothing), (0,)),
    "rectified-monomial(5)": Activation(sided(power(5), nothing), (0,)),
    "shifted-relu(1/2)": Activation(
        lambda z: (z - ONE / 2, ONE) if 2 * z > 1 else (ZERO, ZERO),
        (HALF,),
        widen=lambda v: 0.5 / math.sqrt(v),
        points="tail",
    ),
    "shifted-relu(-1)": Activation(lambda z: (z + 1, ONE) if z > -1 else (ZERO, ZERO), (-1,)),
    "hard-tanh": Activation(hard_tanh, (-1, 1)),
    "relu6": Activation(relu6, (0, 6)),
    "elu": Activation(sided(linear(ONE), elu_left), (0,), ((0, 6),)),
    "selu": Activation(
        scaled(SELU[0], sided(linear(ONE), scaled(SELU[1], elu_left))), (0,), ((0, 6),)
    ),
    "erf": Activation(lambda z: (erf(z), TWO_OVER_SQRT_PI * exp(-z * z)), (), ((0, 2.5),)),
    "Phi": Activation(normal, (), ((0, 3.5),)),
    "sigmoid-like": Activation(sigmoid_like, (), ((0, 6),)),
    "gelu": Activation(gelu, (), ((0, 3.5),)),
    "sin": Activation(wave(ONE, ONE, ZERO), rate=1, points="waves"),
    "cos": Activation(wave(ONE, ONE, PI / 2), rate=1, points="waves"),
    "sinusoid(2,1/3)": Activation(wave(ONE, 2 * ONE, ONE / 3), rate=2, points="waves"),
    "snake": Activation(snake, rate=2, points="waves"),
    "rbf(1/2)": Activation(wave(sqrt(mpfr(2)), ONE, PI / 4), rate=1, points="waves"),
    "exp(1/2)": Activation(growth(HALF), **exponential(0.5)),
    "exp(-1)": Activation(growth(-1), **exponential(1.0)),
    "gaussian(-1/2)": Activation(bell(-HALF), (), ((0, 3.5),)),
    "gaussian(1/16)": Activation(bell(Fraction(1, 16)), widen=lambda v: 9.0, points="gaussian"),
    "gabor": Activation(gabor, (), ((0, 2.2),)),
    "monomial(3)": Activation(power(3)),
    "monomial(4)": Activation(power(4)),
    "polynomial(1,-2,0,1/3)": Activation(polynomial(1, -2, 0, Fraction(1, 3))),
    "hermite(3)": Activation(scaled(1 / ROOT_6, polynomial(0, -3, 0, 1))),
    "hermite(4)": Activation(scaled(1 / ROOT_24, polynomial(3, 0, -6, 0, 1))),
    "tanh": Activation(tanh, (), ((0, math.pi / 2),)),
    "sigmoid": Activation(sigmoid, (), ((0, math.pi),)),
    "softplus": Activation(softplus, (), ((0, math.pi),)),
    "silu": Activation(silu, (), ((0, math.pi),)),
    # poles where e^z = -1 +- i, that is z = log(2)/2 +- 3 pi i/4
    "mish": Activation(mish, (), ((math.log(2) / 2, 0.75 * math.pi),)),
    "x*Exp(-x^2)": Activation(bump_times_line, (), ((0, 2.5),)),
    "x+x^3/10": Activation(polynomial(0, 1, 0, Fraction(1, 10))),
    "Erf(x)*x^2": Activation(erf_square, (), ((0, 2.5),)),
    "Erf(x)*Exp(-x^2/3)": Activation(erf_bump, (), ((0, 2.2),)),
    "Erf(x/2+1/4)*Exp(x/3)": Activation(erf_growth, (), ((-0.5, 5.0),), **exponential(1 / 3)),
    "Max(x,0)*Exp(-x)": Activation(sided(ramp_decay, nothing), (0,), ((0, 6),)),
    "Max(x-1,0)^2+Sin(1)*Step(x)": Activation(square_and_step, (0, 1)),
    "Abs(x^2-1)": Activation(folded_parabola, (-1, 1)),
    "Phi(x-1/2)*Exp(-x^2/4)": Activation(normal_bump, (), ((0, 2.5), (0.5, 2.5))),
}

# ---------------------------------------------------------------------------------------------------------------------
# Points. Every a, b, c is an exact decimal; the groups say which activations they suit.

F = Fraction
TINY = F(1, 10**8)


def near(a, bits, sign=1):
    """a = b, rho = sign (1 - 2^-bits)."""
    return F(a), F(a), sign * F(a) * (1 - F(1, 2**bits))


MODERATE = [
    (F("1.25"), F("4.75"), F("1.8271484375")),
    (F("0.75"), F("2.25"), F("-0.9736328125")),
    (F("4.125"), F("3.75"), F(0)),
]
MODERATE_GAUSSIAN = [
    (F("1.25"), F("0.75"), F("0.40625")),
    (F("1.75"), F(2), F("-1.25")),
    (F("1.5"), F(1), F(0)),
]
SMALL = [
    (F(1, 2**13), F(1, 2**13), F(1, 2**14)),
    (TINY, TINY, -F(7, 10) * TINY),
]
NEAR_ONE = [near(F("1.5"), 20), near(F("1.5"), 20, -1), near(2, 40)]
ON_ONE = [(F("2.25"), F("2.25"), F("2.25")), (F("2.25"), F("2.25"), F("-2.25"))]
ON_ONE_UNEQUAL = [(F(1, 4), F(4), F(1)), (F(1, 4), F(4), F(-1))]
UNEQUAL = [(F(1, 8), F(7), F("0.5625")), (F(1, 2**10), F(16), F(1, 16))]
LARGE = [(F(8192), F(8192), F(4096)), (F(10**8), F(10**8), F(-6 * 10**7))]
LARGE_NEAR_ONE = [(F(4096), F(4096), F("4095.75"))]
LARGE_WAVES = [(F(256), F(256), F(128)), (F(16384), F(16384), F(16384))]

GROUPS = {
    "all": UNEQUAL + SMALL + LARGE + NEAR_ONE + LARGE_NEAR_ONE + ON_ONE + ON_ONE_UNEQUAL,
    "waves": UNEQUAL + SMALL + LARGE_WAVES + NEAR_ONE + LARGE_NEAR_ONE + ON_ONE + ON_ONE_UNEQUAL,
    "growth": UNEQUAL + SMALL + NEAR_ONE + ON_ONE + ON_ONE_UNEQUAL,
    # Var = 2^-13 puts the kink of max(z - 1/2, 0) at 45 standard deviations, where the expectations are below the
    # range of a double; 2^-8 puts it at 8.
    "tail": UNEQUAL
    + [(F(1, 2**8), F(1, 2**8), F(1, 2**9))]
    + LARGE
    + NEAR_ONE
    + LARGE_NEAR_ONE
    + ON_ONE
    + ON_ONE_UNEQUAL,
    # e^(s z^2) has a second moment only while 4 s Var < 1, here Var < 4.
    "gaussian": [(F(1, 8), F("1.5"), F(1, 4)), (F(1, 2**10), F(1), F(1, 64))]
    + SMALL
    + NEAR_ONE
    + ON_ONE
    + [(F(1, 4), F(1), F(1, 2)), (F(1, 4), F(1), F(-1, 2))],
}


def dyadic(x):
    """x rounded to three significant bits below its leading one, exactly representable."""
    scale = F(2) ** (math.floor(math.log2(x)) - 3)
    return round(F(x) / scale) * scale


def beside(kink):
    """Kink at about 0.3 standard deviations, at about 3, and at one and the other."""
    wide, narrow = dyadic((float(kink) / 0.3) ** 2), dyadic((float(kink) / 3) ** 2)
    both = dyadic(0.6 * math.sqrt(wide * narrow))
    return [(wide, wide, -wide / 2), (narrow, narrow, narrow / 2), (wide, narrow, both)]


def points(activation, stage):
    chosen = list(MODERATE_GAUSSIAN if activation.points == "gaussian" else MODERATE)
    if stage == "all":
        chosen += GROUPS[activation.points]
        for kink in sorted({abs(k) for k in activation.kinks} - {0}):
            chosen += beside(kink)
    return chosen


# ---------------------------------------------------------------------------------------------------------------------
# Panels.


def legendre_rule(n):
    """Nodes and weights of n-point Gauss-Legendre on [-1, 1] by Newton's method."""
    nodes, weights = [], []
    for k in range(n):
        x = mpfr(math.cos(math.pi * (k + 0.75) / (n + 0.5)))
        for _ in range(8):
            before, here = ONE, x
            for j in range(2, n + 1):
                before, here = here, ((2 * j - 1) * x * here - (j - 1) * before) / j
            slope = n * (x * here - before) / (x * x - 1)
            x -= here / slope
        nodes.append(x)
        weights.append(2 / ((1 - x * x) * slope * slope))
    return nodes, weights


@dataclass(frozen=True)
class Rule:
    """Node count, truncation radius, rotation, and widest panels: one way to discretise every integral."""

    nodes: int
    radius: float
    rotation: float
    gauss: float  # largest half-width in standard deviations of the Gaussian factor
    step: float  # trapezoidal step for outer integrals over a whole line of analyticity

    def __post_init__(self):
        nodes, weights = legendre_rule(self.nodes)
        object.__setattr__(self, "legendre", list(zip(nodes, weights)))
        object.__setattr__(self, "ellipse", 10 ** (PANEL_DIGITS / (2 * self.nodes)))


def smooth_enough(low, high, soft, ellipse):
    half, middle = (high - low) / 2, (high + low) / 2
    for place, distance in soft:
        z = complex(float((place - middle) / half), float(distance / half))
        root = cmath.sqrt(z * z - 1)
        if max(abs(z + root), abs(z - root)) < ellipse:
            return False
    return True


def mesh(low, high, breaks, soft, widest, rule):
    """Panels of [low, high] split at the breaks, no half-width above widest, all smooth enough."""
    ends = [low] + sorted(x for x in breaks if low < x < high) + [high]
    panels = []
    for left, right in zip(ends, ends[1:]):
        if right - left < 1e-42 * (high - low):
            continue
        count = max(1, math.ceil(float((right - left) / (2 * widest))))
        cuts = [left + (right - left) * k / count for k in range(count)] + [right]
        pending = [(p, q) for p, q in zip(cuts, cuts[1:])][::-1]
        while pending:
            p, q = pending.pop()
            if smooth_enough(p, q, soft, rule.ellipse):
                panels.append((p, q))
            else:
                middle = (p + q) / 2
                pending += [(middle, q), (p, middle)]
    return panels


def nodes_of(panels, rule):
    for p, q in panels:
        half, middle = (q - p) / 2, (q + p) / 2
        for t, w in rule.legendre:
            yield middle + half * t, half * w


def widest_panel(deviation, rate, rule):
    """Half-width bounded by the Gaussian factor and, for e^(i w z) or e^(w z), by 8/w."""
    return min(rule.gauss * float(deviation), 8 / rate if rate else math.inf)


# ---------------------------------------------------------------------------------------------------------------------
# The three rules. Each returns K and Kdot.


def line(activation, a, slope, rule):
    """E[phi(u) phi(slope u)] and the same for phi', u of variance a."""
    deviation, slope = sqrt(number(a)), number(slope)
    steep = max(1.0, float(abs(slope)))
    variance = float(a) * steep * steep
    reach = (rule.radius + activation.widen(variance) + activation.widen(float(a))) * deviation
    breaks = {number(k) / s for k in activation.kinks for s in (ONE, slope)}
    soft = [(mpfr(k) / s, mpfr(d) / abs(s)) for k, d in activation.soft for s in (ONE, slope)]
    panels = mesh(-reach, reach, breaks, soft, widest_panel(deviation, activation.rate * 2 * steep, rule), rule)
    value = derivative = ZERO
    for u, w in nodes_of(panels, rule):
        density = w * exp(-(u / deviation) ** 2 / 2)
        first, first_slope = activation.function(u)
        second, second_slope = (first, first_slope) if slope == 1 else activation.function(slope * u)
        value += density * first * second
        derivative += density * first_slope * second_slope
    factor = INVERSE_SQRT_2PI / deviation
    return value * factor, derivative * factor


def product(activation, a, b, c, rule):
    """Both meshes fixed; the weight is the joint density, a Gaussian in v about m = c u/a of variance (ab - c^2)/a."""
    narrow = sqrt(number((a * b - c * c) / (a * b)))
    sides = []
    for variance in (a, b):
        deviation = sqrt(number(variance))
        reach = (rule.radius + 2 * activation.widen(float(variance))) * deviation
        breaks = {number(k) for k in activation.kinks}
        soft = [(mpfr(k), mpfr(d)) for k, d in activation.soft]
        widest = widest_panel(deviation * narrow, activation.rate, rule)
        sides.append([(z, w) + activation.function(z) for z, w in nodes_of(mesh(-reach, reach, breaks, soft, widest, rule), rule)])
    first, second = sides
    second = sorted(second, key=lambda row: row[0])
    places = [row[0] for row in second]
    heights = [row[1] * row[2] for row in second]
    slopes = [row[1] * row[3] for row in second]
    spread = sqrt(number((a * b - c * c) / a))
    cut = (rule.radius + 2 * activation.widen(float(b))) * spread
    fold = 1 / (spread * sqrt(mpfr(2)))
    places = [v * fold for v in places]
    value = derivative = ZERO
    for u, w, height, slope in first:
        if not height and not slope:
            continue
        centre = number(c / a) * u
        low = bisect.bisect_left(places, (centre - cut) * fold)
        high = bisect.bisect_right(places, (centre + cut) * fold)
        centre *= fold
        kernel = [exp(-((v - centre) ** 2)) for v in places[low:high]]
        density = w * exp(-u * u / (2 * number(a)))
        value += density * height * sum(map(lambda k, h: k * h, kernel, heights[low:high]), ZERO)
        derivative += density * slope * sum(map(lambda k, h: k * h, kernel, slopes[low:high]), ZERO)
    factor = 1 / (2 * PI * sqrt(number(a)) * spread)
    return value * factor, derivative * factor


def rotated(activation, a, b, c, rule):
    """The plane of two independent standard normals; x inside, y outside."""
    gap = number((a * b - c * c) / (a * b))  # 1 - rho^2
    rho = sqrt(1 - gap)
    half_angle = gmpy2.asin(sqrt(gap / (1 + rho) / 2))
    first, second = half_angle + mpfr(rule.rotation), half_angle - mpfr(rule.rotation)
    sign = 1 if c >= 0 else -1
    root_a, root_b = sqrt(number(a)), sign * sqrt(number(b))
    ux, uy = root_a * cos(first), root_a * sin(first)
    vx, vy = root_b * cos(second), -root_b * sin(second)
    cross = uy * vx - ux * vy
    reach = mpfr(rule.radius + 2 * activation.widen(float(max(a, b))))
    features = [(number(k), ZERO) for k in activation.kinks] + [(mpfr(k), mpfr(d)) for k, d in activation.soft]
    breaks, soft = set(), []
    for k, d in features:  # ux x + uy y = k and vx x + vy y = m meet at y = (k vx - m ux)/cross
        for m, e in features:
            place = (k * vx - m * ux) / cross
            distance = (d * abs(vx) + e * abs(ux)) / abs(cross)
            if distance:
                soft.append((place, distance))
            elif abs(place) < reach:
                breaks.add(place)
    outer_rate = activation.rate * float(abs(uy) + abs(vy))
    inner_rate = activation.rate * float(abs(ux) + abs(vx))
    if not breaks and outer_rate <= 1.2 and all(d >= 16 * rule.step for _, d in soft):
        count = math.ceil(float(reach) / rule.step)
        outer = [(mpfr(rule.step) * (k + ONE / 3), mpfr(rule.step)) for k in range(-count, count)]
    else:
        outer = nodes_of(mesh(-reach, reach, breaks, soft, widest_panel(1, outer_rate, rule), rule), rule)
    inner_widest = widest_panel(1, inner_rate, rule)
    phi = activation.function
    value = derivative = ZERO
    for y, outer_weight in outer:
        shift_u, shift_v = uy * y, vy * y
        lines = [((k - s) / g, d / abs(g)) for k, d in features for s, g in ((shift_u, ux), (shift_v, vx))]
        inner_breaks = {x for x, d in lines if not d}
        inner_soft = [(x, d) for x, d in lines if d]
        edge = sqrt(max(reach * reach - y * y, ZERO)) + ONE / 8
        inner = inner_derivative = ZERO
        for x, w in nodes_of(mesh(-edge, edge, inner_breaks, inner_soft, inner_widest, rule), rule):
            height, slope = phi(ux * x + shift_u)
            if not height and not slope:
                continue
            height_2, slope_2 = phi(vx * x + shift_v)
            density = w * exp(-x * x / 2)
            inner += density * height * height_2
            inner_derivative += density * slope * slope_2
        outer_density = outer_weight * exp(-y * y / 2)
        value += outer_density * inner
        derivative += outer_density * inner_derivative
    return value / (2 * PI), derivative / (2 * PI)


FIRST = Rule(nodes=40, radius=RADIUS, rotation=0.0, gauss=2.7, step=0.40)
SECOND = Rule(nodes=48, radius=RADIUS - 1, rotation=-0.1875, gauss=3.1, step=0.34)


def two_ways(activation, a, b, c):
    """K and Kdot by two different discretisations, and the names of the rules."""
    if c * c > a * b:
        raise ValueError(f"c^2 must not exceed a b but a, b, c was {a}, {b}, {c}")
    if c * c == a * b:
        return line(activation, a, c / a, FIRST), line(activation, b, c / b, SECOND), "line/line"
    if c * c > F(9, 10) * a * b:
        return rotated(activation, a, b, c, FIRST), rotated(activation, a, b, c, SECOND), "rotated/rotated"
    pair = product(activation, a, b, c, FIRST)
    # the rotated frame evaluates phi at every node, which is dear when phi varies on a scale far below the deviations
    if (activation.soft or activation.rate) and max(a, b) > 16:
        return pair, product(activation, b, a, c, SECOND), "product/product"
    return pair, rotated(activation, a, b, c, SECOND), "product/rotated"


# ---------------------------------------------------------------------------------------------------------------------
# Rows.


def exact_decimal(value):
    """A rational whose denominator is 2^i 5^j, written out in full."""
    digits = 0
    while (value * 10**digits).denominator != 1:
        digits += 1
        if digits > 200:
            raise ValueError(f"{value} has no short decimal expansion")
    text = str(abs(int(value * 10**digits))).rjust(digits + 1, "0")
    text = text if digits == 0 else text[:-digits] + "." + text[-digits:]
    return ("-" if value < 0 else "") + text


def printed(value, scale):
    """value rounded to a multiple of a power of ten below 1e-35 scale, in scientific notation."""
    if not scale:
        if value:
            raise ArithmeticError("a value of scale 0 must be 0")
        return "0"
    unit = int(gmpy2.floor(gmpy2.log10(scale))) - 36
    ten = gmpy2.mpq(10)
    steps = int(gmpy2.rint(mpfr(gmpy2.mpq(value) / ten**unit)))
    if steps == 0:
        return "0"
    digits = str(abs(steps))
    exponent = unit + len(digits) - 1
    tail = digits[1:].rstrip("0")
    return ("-" if steps < 0 else "") + digits[0] + ("." + tail if tail else "") + (f"e{exponent}" if exponent else "")


def discrepancy(first, second, scale):
    """|first - second|/scale; a value that is not finite is the worst possible."""
    if not all(gmpy2.is_finite(x) for x in (first, second, scale)):
        return mpfr("inf")
    difference = abs(first - second)
    if not scale:
        return ZERO if not difference else mpfr("inf")
    return difference / scale


def diagonal(activation, variance, known):
    """E[phi^2], E[phi'^2] by two meshes, each with its relative discrepancy; remembered in known."""
    if variance not in known:
        first = line(activation, variance, 1, FIRST)
        second = line(activation, variance, 1, SECOND)
        known[variance] = first, max(discrepancy(p, q, p) for p, q in zip(first, second))
    return known[variance]


def row(name, activation, point, known):
    """The text of a row and its worst discrepancy."""
    a, b, c = point
    (kaa, daa), error_a = diagonal(activation, a, known)
    (kbb, dbb), error_b = diagonal(activation, b, known)
    first, second, rules = two_ways(activation, a, b, c)
    scales = sqrt(kaa * kbb), sqrt(daa * dbb)
    errors = [discrepancy(p, q, s) for p, q, s in zip(first, second, scales)]
    values = list(map(printed, first, scales)) + [printed(x, x) for x in (kaa, kbb, daa, dbb)]
    text = ";".join([name] + [exact_decimal(x) for x in point] + values)
    return text, max(errors + [error_a, error_b]), rules


HEADER = """\
# Dual activations by numerical quadrature of the definition, written by duals.py (method and rounding: see its head).
# (u,v) centred Gaussian, Var u = a, Var v = b, Cov(u,v) = c; K = E[phi(u) phi(v)], Kdot = E[phi'(u) phi'(v)],
# Kaa = E[phi(u)^2], Kbb = E[phi(v)^2], Kdotaa = E[phi'(u)^2], Kdotbb = E[phi'(v)^2]. a, b, c are exact.
# Error: K within 1e-31 sqrt(Kaa Kbb), Kdot within 1e-31 sqrt(Kdotaa Kdotbb), the others within 1e-31 of themselves,"""


def main():
    parser = argparse.ArgumentParser(description="Reference values of dual activations.")
    parser.add_argument("--stage", choices=["moderate", "all"], default="all")
    parser.add_argument("--only", action="append", choices=list(ACTIVATIONS), help="an activation; may be repeated")
    options = parser.parse_args()
    rows, worst, failures, start = [], ZERO, 0, time.time()
    for name in options.only or ACTIVATIONS:
        activation, known = ACTIVATIONS[name], {}
        for point in points(activation, options.stage):
            begun = time.time()
            text, error, rules = row(name, activation, point, known)
            passed = error < ALLOWED
            failures += not passed
            worst = max(worst, error)
            rows.append(text)
            where = ",".join(f"{float(x):.6g}" for x in point)
            verdict = "ok" if passed else "FAILED"
            print(f"{verdict} {name} {where} {rules} {float(error):.1e} {time.time() - begun:.1f}s", file=sys.stderr, flush=True)
    print(f"{len(rows)} rows, {failures} failed, worst {float(worst):.1e}, {time.time() - start:.0f}s", file=sys.stderr)
    if failures:
        return 1
    print(HEADER)
    print(f"# estimated by a second rule for every number; the largest estimate is {float(worst):.1e}.")
    print("activation;a;b;c;K;Kdot;Kaa;Kbb;Kdotaa;Kdotbb")
    print("\n".join(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
