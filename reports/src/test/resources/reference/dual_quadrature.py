"""Quadrature for duals.py: panels and the three rules line, product, rotated. The head of duals.py explains them."""

import bisect
import cmath
import math
import operator
from dataclasses import dataclass

import gmpy2
from gmpy2 import mpfr

from dual_activations import INVERSE_SQRT_2PI, ONE, PI, ZERO, cos, exp, number, sin, sqrt

PANEL_DIGITS = 44  # r^(-2n) of a panel, in decimal digits


def legendre_rule(n):
    """Increasing nodes and the weights of n-point Gauss-Legendre on [-1, 1] by Newton's method."""
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
    return nodes[::-1], weights[::-1]


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


def first_obstacle(low, high, soft, ellipse):
    """The place of a singularity inside the panel's ellipse, or None."""
    half, middle = (high - low) / 2, (high + low) / 2
    for place, distance in soft:
        z = complex(float((place - middle) / half), float(distance / half))
        root = cmath.sqrt(z * z - 1)
        if max(abs(z + root), abs(z - root)) < ellipse:
            return place
    return None


def cut_beside(low, high, place):
    """Where to split a panel: nearer to the end that the singularity is beside, so that panels grow by 1/0.35."""
    share = 0.35 if place <= low else 0.65 if place >= high else 0.5
    return low + share * (high - low)


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
            obstacle = first_obstacle(p, q, soft, rule.ellipse)
            if obstacle is None:
                panels.append((p, q))
            else:
                cut = cut_beside(p, q, obstacle)
                pending += [(cut, q), (p, cut)]
    return panels


def nodes_of(panels, rule):
    for p, q in panels:
        half, middle = (q - p) / 2, (q + p) / 2
        for t, w in rule.legendre:
            yield middle + half * t, half * w


def widest_panel(deviation, rate, rule):
    """Half-width bounded by the Gaussian factor and, for e^(i w z) or e^(w z), by 12/w."""
    return min(rule.gauss * float(deviation), 12 / rate if rate else math.inf)


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


def plane_radius(activation, a, b, rule):
    """Truncation of either variable: what moves the mass of one away from 0 moves the other's through c."""
    return rule.radius + 2 * max(activation.widen(float(a)), activation.widen(float(b)))


def weighted_side(activation, variance, radius, narrow, rule):
    """Rows node, weight, phi, phi' of the mesh of one variable whose conditional deviation is narrow of its own."""
    deviation = sqrt(number(variance))
    reach = radius * deviation
    breaks = {number(k) for k in activation.kinks}
    soft = [(mpfr(k), mpfr(d)) for k, d in activation.soft]
    panels = mesh(-reach, reach, breaks, soft, widest_panel(deviation * narrow, activation.rate, rule), rule)
    return [(z, w) + activation.function(z) for z, w in nodes_of(panels, rule)]


def dot(xs, ys):
    return sum(map(operator.mul, xs, ys), ZERO)


def product(activation, a, b, c, rule):
    """Both meshes fixed; the weight is the joint density, a Gaussian in v about m = c u/a of variance (ab - c^2)/a."""
    narrow = sqrt(number((a * b - c * c) / (a * b)))
    spread = sqrt(number((a * b - c * c) / a))
    fold = 1 / (spread * sqrt(mpfr(2)))
    radius = plane_radius(activation, a, b, rule)
    second = weighted_side(activation, b, radius, narrow, rule)
    places = [v * fold for v, _, _, _ in second]
    heights = [w * height for _, w, height, _ in second]
    slopes = [w * slope for _, w, _, slope in second]
    cut = radius * spread * fold
    value = derivative = ZERO
    for u, w, height, slope in weighted_side(activation, a, radius, narrow, rule):
        if not height and not slope:
            continue
        centre = number(c / a) * u * fold
        low, high = bisect.bisect_left(places, centre - cut), bisect.bisect_right(places, centre + cut)
        kernel = [exp(-((v - centre) ** 2)) for v in places[low:high]]
        density = w * exp(-u * u / (2 * number(a)))
        value += density * height * dot(kernel, heights[low:high])
        derivative += density * slope * dot(kernel, slopes[low:high])
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
    reach = mpfr(plane_radius(activation, a, b, rule))
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
