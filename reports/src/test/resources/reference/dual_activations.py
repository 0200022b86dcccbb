"""Activations for duals.py: phi and its almost-everywhere derivative at 160 bits, and where phi is not analytic."""

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Callable

import gmpy2
from gmpy2 import mpfr

gmpy2.get_context().precision = 160

ZERO, ONE = mpfr(0), mpfr(1)
PI = gmpy2.const_pi()
TWO_OVER_SQRT_PI = 2 / gmpy2.sqrt(PI)
INVERSE_SQRT_2 = 1 / gmpy2.sqrt(mpfr(2))
INVERSE_SQRT_2PI = 1 / gmpy2.sqrt(2 * PI)
exp, sin, cos, sqrt = gmpy2.exp, gmpy2.sin, gmpy2.cos, gmpy2.sqrt


def number(value):
    """A rational as a 160-bit float."""
    value = Fraction(value)
    return mpfr(gmpy2.mpq(value.numerator, value.denominator))


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

    function: z to the pair phi(z), phi'(z). kinks: where phi or phi' is not analytic. soft: (k, d), a complex
    singularity, or the onset of growth in the imaginary direction, at k +- i d. rate: w when phi contains e^(i w z) or
    e^(w z) on a whole half-line. widen: what a variance adds to the truncation radius, in standard deviations.
    points: the group of points that suits phi, see duals.py.
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
    "selu": Activation(scaled(SELU[0], sided(linear(ONE), scaled(SELU[1], elu_left))), (0,), ((0, 6),)),
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
