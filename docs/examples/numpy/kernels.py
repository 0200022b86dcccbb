"""Draws tangent kernels of a ReLU network with two hidden layers and saves them for `ntkv verify claims.yaml`.

    python3 kernels.py              # right
    python3 kernels.py --factor 2   # with the slip of a forgotten 1/2

Writes inputs.npy (N x d) and kernels_WIDTH.npy (draws x N x N), one file for each width.
"""

import argparse

import numpy as np

POINTS, DIMENSION, DRAWS = 4, 3, 2000
WIDTHS = (32, 64, 128, 256)


def tangent_kernel(x, width, rng):
    """Theta of f(x) = w . relu(V relu(U x)), every layer scaled by 1/sqrt(fan-in), all weights standard normal."""
    u = rng.standard_normal((width, x.shape[1])) / np.sqrt(x.shape[1])
    v = rng.standard_normal((width, width)) / np.sqrt(width)
    w = rng.standard_normal(width) / np.sqrt(width)
    z1 = x @ u.T
    h1 = np.maximum(z1, 0)
    z2 = h1 @ v.T
    h2 = np.maximum(z2, 0)
    back2 = (z2 > 0) * w
    back1 = (z1 > 0) * (back2 @ v)
    return (
        h2 @ h2.T / width
        + (back2 @ back2.T) * (h1 @ h1.T) / width
        + (back1 @ back1.T) * (x @ x.T) / x.shape[1]
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--factor", type=float, default=1)
    factor = parser.parse_args().factor
    rng = np.random.default_rng(7)
    inputs = rng.standard_normal((POINTS, DIMENSION))
    np.save("inputs.npy", inputs)
    for width in WIDTHS:
        kernels = np.stack([factor * tangent_kernel(inputs, width, rng) for _ in range(DRAWS)])
        np.save(f"kernels_{width}.npy", kernels)


if __name__ == "__main__":
    main()
