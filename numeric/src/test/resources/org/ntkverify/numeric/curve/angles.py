#!/usr/bin/env python3
"""Reference values of the ReLU angle map, its implied constant, and the kernel psi, by mpmath with 60 digits.

phi is the arc cosine of the textbook formula, which 60 digits carry through its cancellation, so nothing here shares the series of the
code under test. The slope of the constant is 1/v^2 - phi'/phi^2 with phi' = (1 - v/pi) sin v / sin phi.

Usage: python3 angles.py > angles.csv
"""

from mpmath import acos, cos, mp, mpf, nstr, pi, sin

mp.dps = 60
ANGLES = ["1e-9", "1e-6", "0.001", "0.03125", "0.1", "0.25", "0.5", "0.875", "1", "1.5", "1.5703125", "1.625", "2", "2.5", "3", "3.125", "3.140625"]
DEPTHS = [1, 2, 3, 10, 100, 1000]


def phi(v):
    return acos((1 - v / pi) * cos(v) + sin(v) / pi)


def psi(v, depth):
    angle, total = v, mpf(0)
    for _ in range(depth):
        total = (total + cos(angle)) * (1 - angle / pi)
        angle = phi(angle)
    return total / 2


def line(*cells):
    print(",".join(cells))


print("# python3 angles.py; mpmath 60 digits; kinds: map v phi c slope | psi v L value")
for text in ANGLES:
    # The double nearest to the text, exactly.
    v = mpf(float(text))
    w = phi(v)
    slope = 1 / v**2 - (1 - v / pi) * sin(v) / sin(w) / w**2
    line("map", text, nstr(w, 25), nstr(1 / w - 1 / v, 25), nstr(slope, 25))
for text in ["1e-6", "0.03125", "0.5", "1.5", "2.5", "3.125"]:
    for depth in DEPTHS:
        line("psi", text, str(depth), nstr(psi(mpf(float(text)), depth), 25))
for depth in DEPTHS:
    line("psi", "pi", str(depth), nstr(psi(pi, depth), 25))
