"""Writes duals.csv: dual activations to 30 digits by direct quadrature of their definition.

    python3 duals.py > duals.csv                  every row
    python3 duals.py --stage moderate             only the three moderate points of each activation
    python3 duals.py --only relu --only erf       only these activations (names as in ACTIVATIONS)
    python3 duals.py --self-test                  planted defects, each of which the check below must find

Needs Python 3.9, gmpy2 2.1 and, beside it, dual_activations.py and dual_quadrature.py. The 838 rows took 44 minutes on
a busy machine of two cores, of which the program uses one; each row's estimate and time go to standard error. Nothing
is random: the same gmpy2 gives the same file. The exit status is 1, and no table is printed, when any row misses its
error bound.

WHAT. (u, v) is a centred Gaussian pair with Var u = a, Var v = b, Cov(u, v) = c;

    K = E[phi(u) phi(v)],  Kdot = E[phi'(u) phi'(v)],  Kaa = E[phi(u)^2],  Kbb = E[phi(v)^2],
    Kdotaa = E[phi'(u)^2],  Kdotbb = E[phi'(v)^2],  phi' the derivative almost everywhere.

No closed form of an expectation is used anywhere: only values of phi and phi' and the Gaussian density.

HOW. Every integral is a sum of Gauss-Legendre panels in 160-bit arithmetic. Panels end at each kink of phi, so the
integrand is analytic inside each one, and they are cut until the ellipse with foci at the panel's ends that passes
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
import math
import sys
import time
from dataclasses import replace
from fractions import Fraction

import gmpy2
from gmpy2 import mpfr

from dual_activations import ACTIVATIONS, ZERO, number, sqrt
from dual_quadrature import Rule, line, product, rotated

ALLOWED = mpfr("1e-31")  # largest accepted difference of the two rules, relative to the scale
RADIUS = 16  # truncation in standard deviations: exp(-128) = 3e-56

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
# On a wave of fixed period the cost grows with the number of periods: |rho| < 1 stops at Var = 64.
LARGE_WAVES = [(F(64), F(64), F(32)), (F(64), F(64), F("63.9375")), (F(16384), F(16384), F(16384))]

GROUPS = {
    "all": UNEQUAL + SMALL + LARGE + NEAR_ONE + LARGE_NEAR_ONE + ON_ONE + ON_ONE_UNEQUAL,
    "waves": UNEQUAL + SMALL + LARGE_WAVES + NEAR_ONE + ON_ONE + ON_ONE_UNEQUAL,
    "growth": UNEQUAL + SMALL + NEAR_ONE + ON_ONE + ON_ONE_UNEQUAL,
    # Var = 2^-13 puts the kink of max(z - 1/2, 0) at 45 standard deviations, where the expectations are below the
    # range of a double; 2^-8 puts it at 8.
    "tail": [UNEQUAL[0], (F(1, 2**8), F(16), F(1, 8)), (F(1, 2**8), F(1, 2**8), F(1, 2**9))]
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
    if (activation.soft or activation.rate) and max(a, b) > 3:
        return pair, product(activation, b, a, c, SECOND), "product/product"
    return pair, rotated(activation, a, b, c, SECOND), "product/rotated"


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


def finds_defects():
    """The rows of damaged activations must fail: no kink announced, one missing, no pole, truncation not widened."""
    every_rule = MODERATE[:1] + NEAR_ONE[:1] + ON_ONE[:1]
    damaged = [
        ("shifted-relu(-1)", dict(kinks=()), every_rule),
        ("hard-tanh", dict(kinks=(-1,)), every_rule),
        ("tanh", dict(soft=()), every_rule),
        ("exp(-1)", dict(widen=lambda variance: 0.0), MODERATE[:1]),
    ]
    found = True
    for name, damage, places in damaged:
        for point in places:
            _, error, rules = row(name, replace(ACTIVATIONS[name], **damage), point, {})
            found &= error > ALLOWED
            print(f"{'found' if error > ALLOWED else 'MISSED'} {name} {rules} {float(error):.1e}", file=sys.stderr)
    return found


def main():
    parser = argparse.ArgumentParser(description="Reference values of dual activations.")
    parser.add_argument("--stage", choices=["moderate", "all"], default="all")
    parser.add_argument("--only", action="append", choices=list(ACTIVATIONS), help="an activation; may be repeated")
    parser.add_argument("--self-test", action="store_true", help="see planted defects fail, write nothing")
    options = parser.parse_args()
    if options.self_test:
        return 0 if finds_defects() else 1
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
            report = f"{verdict} {name} {where} {rules} {float(error):.1e} {time.time() - begun:.1f}s"
            print(report, file=sys.stderr, flush=True)
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
