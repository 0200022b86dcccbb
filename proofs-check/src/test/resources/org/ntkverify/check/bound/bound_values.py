"""Values of theorem bounds with 40 digits, from their formulas and mpmath alone.

Run with any Python that has mpmath; the table goes to bound_values.csv.
"""
from mpmath import mp, mpf, mpc, matrix, eigsy, sqrt, log, pi, acos, sin, cos, binomial, factorial, fac2, gamma, rgamma
from mpmath import gegenbauer, findroot
mp.dps = 40

UNIT = [(1, 0, 0), (mpf(3) / 5, mpf(4) / 5, 0), (0, mpf(3) / 5, -mpf(4) / 5),
        (mpf(2) / 3, -mpf(1) / 3, mpf(2) / 3), (-mpf(6) / 7, mpf(2) / 7, mpf(3) / 7)]
SCALES = [1, 2, mpf(1) / 2, mpf(3) / 2, 1]


def dot(x, y):
    return sum(a * b for a, b in zip(x, y))


def mu2(r):
    if r == 0:
        return 1 / (2 * pi)
    if r == 1:
        return mpf(1) / 4
    return mpf(0) if r % 2 else fac2(r - 3) ** 2 / (2 * pi * factorial(r))


def step2(r):
    return (r + 1) * mu2(r + 1)


def smallest(entries):
    return min(eigsy(matrix(entries), eigvals_only=True))


def rows(name, points, gain):
    n, d = len(points), len(points[0])
    norm = [sqrt(dot(x, x)) for x in points]
    rho = [[mpf(1) if i == j else dot(points[i], points[j]) / norm[i] / norm[j] for j in range(n)] for i in range(n)]
    theta = [[mpf(0) if i == j else acos(rho[i][j]) for j in range(n)] for i in range(n)]
    gates = [[(pi - theta[i][j]) / (2 * pi) for j in range(n)] for i in range(n)]
    H = [[gain * norm[i] * norm[j] * rho[i][j] * gates[i][j] for j in range(n)] for i in range(n)]
    N = [[gain * norm[i] * norm[j] * (sin(theta[i][j]) + (pi - theta[i][j]) * rho[i][j]) / (2 * pi) for j in range(n)]
         for i in range(n)]
    K = [[H[i][j] + N[i][j] for j in range(n)] for i in range(n)]
    low, high = min(x ** 2 for x in norm), max(x ** 2 for x in norm)
    pairs = [(i, j) for i in range(n) for j in range(i)]
    near = min(sqrt(2 - 2 * rho[i][j]) for i, j in pairs)
    far = min(sqrt(2 + 2 * rho[i][j]) for i, j in pairs)
    delta = min(near, far)
    angle = min(theta[i][j] for i, j in pairs)
    out = {}
    out['diagonal-minimum'] = min(K[i][i] for i in range(n))
    out['trace-mean'] = sum(K[i][i] for i in range(n)) / n
    out['two-point'] = min((K[i][i] + K[j][j]) / 2 - abs(K[i][j]) for i, j in pairs)
    out['gershgorin'] = min(K[i][i] - sum(abs(K[i][k]) for k in range(n) if k != i) for i in range(n))
    out['weyl'] = smallest(H) + smallest(N)
    out['two-point-inner'] = gain * high * (mpf(1) / 2 - cos(angle) * (pi - angle) / (2 * pi))
    out['two-point-tangent'] = gain * high * (1 - (2 * cos(angle) * (pi - angle) + sin(angle)) / (2 * pi))
    out['oymak-gates'] = delta / (100 * n ** 2)
    clamped = min(delta, mpf(1))
    rate = (1 + d * log(1 / clamped) / log(d)) ** -3
    out['karhadkar-shallow'] = gain * low * rate * clamped ** 2
    out['karhadkar-deep'] = gain / 2 * low * rate * clamped ** 4
    out['karhadkar-upper'] = gain * high * near

    def power(p):
        return smallest([[rho[i][j] ** p for j in range(n)] for i in range(n)])

    def bracket(p):
        return max(mpf(0), 1 - max(sum(abs(rho[i][k]) ** p for k in range(n) if k != i) for i in range(n)))

    series = {'gates': (step2, mpf(1) / 2), 'outer': (mu2, mpf(1) / 2),
              'inner': (lambda p: step2(p - 1) if p else mpf(0), mpf(1) / 2), 'tangent': (lambda p: (p + 1) * mu2(p), mpf(1))}
    for part, (kappa, total) in series.items():
        factor = 1 if part == 'gates' else gain * low
        value, left, last = mpf(0), total, mpf(0)
        for p in range(0, 400):
            last = bracket(p) if p else mpf(0)
            value += kappa(p) * last
            left -= kappa(p)
        out['hermite-gershgorin-' + part] = factor * (value + left * last)
        if part != 'gates':
            tried, p = [], 1
            while p <= 24:
                rest = total - sum(kappa(q) for q in range(p))
                tried.append(rest * max(mpf(0), power(p)) if binomial(d + p - 1, p) >= n else mpf(0))
                p += max(1, p // 2)
            out['series-tail-' + part] = factor * max(tried)
    out['hermite-khatri-rao'] = gain * low * max(step2(r) * power(r + 1) for r in range(24) if binomial(d + r, r + 1) >= n)

    def harmonics(R, beta):
        lam = mpf(d - 2) / 2
        return smallest([[sum((4 * r + 2 * beta + d - 2) / mpf(d - 2) * gegenbauer(2 * r + beta, lam, rho[i][j], zeroprec=500)
                               for r in range(R + 1)) for j in range(n)] for i in range(n)])

    def c2(r, beta):
        if beta:
            return (gamma(mpf(d) / 2) / 2 * rgamma(1 - mpf(r) / 2) * rgamma(mpf(r + d) / 2)) ** 2
        return d * (gamma(mpf(d) / 2) / 4 * rgamma(mpf(3 - r) / 2) * rgamma(mpf(d + r + 1) / 2)) ** 2

    for part, beta in (('gates', 1), ('outer', 0)):
        best = max(c2(2 * R + beta, beta) * harmonics(R, beta) for R in range(12)
                   if binomial(2 * R + beta + d - 1, d - 1) >= n)
        out['gegenbauer-' + part] = best * (1 if part == 'gates' else gain * low)
    out['schur-gates'] = gain * low * smallest(gates)
    out['layer-sum'] = smallest(N)
    out['depth-times-norm'] = gain * low
    out['nguyen-rate'] = gain / 2 * low * mu2(2)
    out['effective-rank'] = 2 * pi
    # N = 5, d = 3: 1 + 3 monomials of degree up to 1 leave the fifth eigenvalue.
    out['low-rank-tail'] = gain * high * n * (1 - mu2(0) - 2 * mu2(1))
    m, failure = 10 ** 6, mpf('0.0625')
    start = smallest(H)
    out['du-hoeffding'] = start - gain * high * n * sqrt(log(2 * n ** 2 / failure) / (2 * m))
    top = -smallest([[-dot(points[i], points[j]) for j in range(n)] for i in range(n)])
    need = log(n / failure) * gain * top / (m * start)
    t = findroot(lambda t: t + (1 - t) * log(1 - t) - need, (mpf('1e-6'), mpf('0.9')), solver='anderson')
    out['du-chernoff'] = (1 - t) * start
    return ['%s,%s,%s' % (name, key, mp.nstr(value, 20)) for key, value in out.items()]


if __name__ == '__main__':
    scaled = [tuple(s * c for c in x) for s, x in zip(SCALES, UNIT)]
    with open(__file__.replace('.py', '.csv'), 'w') as table:
        table.write('data,bound,value\n')
        for line in rows('unit', UNIT, mpf(1)) + rows('scaled', scaled, mpf(2)):
            table.write(line + '\n')
