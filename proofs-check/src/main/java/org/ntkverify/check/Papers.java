package org.ntkverify.check;

import java.util.Map;
import java.util.Optional;

/** What the keys of papers stand for. */
public final class Papers {

    private static final Map<String, String> CITATIONS = Map.ofEntries(
            Map.entry(
                    "jacot2018",
                    "Jacot, Gabriel, Hongler: Neural Tangent Kernel: Convergence and Generalization in Neural Networks. NeurIPS 2018, arXiv:1806.07572."),
            Map.entry(
                    "noci2024",
                    "Noci, Meterez, Hofmann, Orvieto: Super Consistency of Neural Network Landscapes and Learning Rate Transfer. NeurIPS 2024, arXiv:2402.17457."),
            Map.entry(
                    "tan2022",
                    "Tan, Xie, Jiang, Zhou: Real-Valued Backpropagation is Unsuitable for Complex-Valued Neural Networks. NeurIPS 2022."),
            Map.entry(
                    "wang2021",
                    "Wang, Buchanan, Gilboa, Wright: Deep Networks Provably Classify Data on Curves. NeurIPS 2021."),
            Map.entry(
                    "wu2022",
                    "Wu, Zhu, Liu, Chrysos, Cevher: Extrapolation and Spectral Bias of Neural Nets with Hadamard Product: a Polynomial Net Study. NeurIPS 2022."),
            Map.entry(
                    "dai2022",
                    "Dai et al.: Sample-Then-Optimize Batch Neural Thompson Sampling. NeurIPS 2022, arXiv:2210.06850."),
            Map.entry(
                    "chen2020",
                    "Chen, He, Su: Label-Aware Neural Tangent Kernel: Toward Better Generalization and Local Elasticity. NeurIPS 2020."),
            Map.entry(
                    "tsilivis2022",
                    "Tsilivis, Kempe: What Can the Neural Tangent Kernel Tell Us About Adversarial Robustness? NeurIPS 2022."),
            Map.entry(
                    "loo2022",
                    "Loo, Hasani, Amini, Rus: Evolution of Neural Tangent Kernels under Benign and Adversarial Training. NeurIPS 2022."),
            Map.entry(
                    "bombari2022",
                    "Bombari, Amani, Mondelli: Memorization and Optimization in Deep Neural Networks with Minimum Over-parameterization. NeurIPS 2022."),
            Map.entry("cho2009", "Cho, Saul: Kernel Methods for Deep Learning. NIPS 2009."),
            Map.entry(
                    "price1958",
                    "Price: A Useful Theorem for Nonlinear Devices Having Gaussian Inputs. IRE Transactions on Information Theory 4, 1958."),
            Map.entry(
                    "nguyen2021",
                    "Nguyen, Mondelli, Montufar: Tight Bounds on the Smallest Eigenvalue of the Neural Tangent Kernel for Deep ReLU Networks. arXiv:2012.11654."),
            Map.entry("oymak2019", "Oymak, Soltanolkotabi: Towards Moderate Overparameterization. arXiv:1902.04674."),
            Map.entry(
                    "karhadkar2024",
                    "Karhadkar, Murray, Montufar: Bounds for the Smallest Eigenvalue of the NTK for Arbitrary Spherical Data of Arbitrary Dimension. arXiv:2405.14630."),
            Map.entry(
                    "murray2023",
                    "Murray, Jin, Bowman, Montufar: Characterizing the Spectrum of the NTK via a Power Series Expansion. ICLR 2023."),
            Map.entry(
                    "du2019",
                    "Du, Zhai, Poczos, Singh: Gradient Descent Provably Optimizes Over-parameterized Neural Networks. ICLR 2019, arXiv:1810.02054."));

    private Papers() {}

    /** Returns authors, title and where the paper appeared; nothing for the key of a claim file. */
    public static Optional<String> citation(String key) {
        return Optional.ofNullable(CITATIONS.get(key));
    }
}
