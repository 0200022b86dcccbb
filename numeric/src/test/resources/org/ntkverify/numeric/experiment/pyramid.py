"""Mean log smallest eigenvalue of the unnormalised kernel of a tanh network, two hidden layers and inputs of width 12, 18 Gaussian points:
of the second layer's part and of all. Prints mean and standard error of both."""

import numpy as np

random = np.random.default_rng(0)
N, d, draws = 18, 12, 2000
block, full = [], []
for _ in range(draws):
    X = random.normal(size=(N, d))
    W1, W2 = random.normal(size=(2, d, d)) / np.sqrt(d)
    v = random.normal(size=d)
    Z1 = X @ W1.T
    F1 = np.tanh(Z1)
    Z2 = F1 @ W2.T
    F2 = np.tanh(Z2)
    B2 = (1 - F2**2) * v
    B1 = (1 - F1**2) * (B2 @ W2)
    second = (F1 @ F1.T) * (B2 @ B2.T)
    block.append(np.log(np.linalg.eigvalsh(second)[0]))
    full.append(np.log(np.linalg.eigvalsh((X @ X.T) * (B1 @ B1.T) + second + F2 @ F2.T)[0]))
for values in block, full:
    print(np.mean(values), np.std(values) / np.sqrt(draws))
