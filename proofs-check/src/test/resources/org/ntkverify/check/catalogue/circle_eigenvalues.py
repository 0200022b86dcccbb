# Smallest eigenvalues of the ReLU tangent kernel (weight gain 1, bias gain beta, input divided by sqrt(2)) on N equispaced
# points of the unit circle, with 40 digits. Independent of the project's code: recursion in the angle, and the matrix is
# circulant, so its eigenvalues are cosine sums of its first row and no eigensolver is needed.
# Prints the values quoted by the claims jacot2018/p2-7-smallest-eigenvalues and p2-7-depth-restores-definiteness.
from mpmath import mp, mpf, acos, cos, sin, pi, nstr

mp.dps = 40


def ntk(gamma, hidden, beta2):
    a = mpf(1) / 2 + beta2
    c = cos(gamma) / 2 + beta2
    theta = c
    for _ in range(hidden):
        angle = acos(max(min(c / a, mpf(1)), mpf(-1)))
        kernel = a * (sin(angle) + (pi - angle) * cos(angle)) / (2 * pi)
        derivative = (pi - angle) / (2 * pi)
        theta = kernel + beta2 + derivative * theta
        a, c = a / 2 + beta2, kernel + beta2
    return theta


for hidden, beta2 in ((1, mpf(1) / 100), (2, mpf(0))):
    for n in (6, 8, 16):
        row = [ntk(2 * pi * j / n, hidden, beta2) for j in range(n)]
        spectrum = [sum(row[j] * cos(2 * pi * j * k / n) for j in range(n)) for k in range(n)]
        print(hidden, beta2, n, nstr(min(spectrum), 12))
