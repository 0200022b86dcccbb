package org.ntkverify.check.catalogue.bombari2022;

import java.util.Collections;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.ntkverify.check.Assumption;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.MatrixRank;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.experiment.ConcreteNetwork;
import org.ntkverify.symbolic.Activation;

/** Notes P10-C3 and P10-C4: ranks of concrete draws, from two sides. */
final class Bombari2022Rank {

    /** Seed of data and weights; the ranks are those of almost every draw. */
    static final long SEED = 10;

    private Bombari2022Rank() {}

    static List<Claim> claims() {
        return claims(SEED);
    }

    static List<Claim> claims(long seed) {
        return List.of(block(seed), full(seed), linear(seed));
    }

    private static List<Assumption> assumptions() {
        return List.of(Assumption.byConstruction(
                "weights and data are one draw, of rounded normal numbers; the ranks are proved for that draw"));
    }

    /** One draw with all widths equal to d. */
    private record Size(int d, int samples) {

        ConcreteNetwork network(Activation activation, long seed) {
            return ConcreteNetwork.drawn(activation, samples, d, Collections.nCopies(2, d), seed);
        }

        String label() {
            return "d = %s, N = %s".formatted(d, samples);
        }
    }

    private static final List<Size> BLOCK_SIZES =
            List.of(new Size(4, 12), new Size(4, 20), new Size(6, 30), new Size(6, 44));

    private static final List<Size> FULL_SIZES = List.of(new Size(3, 15), new Size(3, 24), new Size(3, 30));

    private static MatrixRank.Entry ofBlock(Size size, long seed, int claimed) {
        int columns = size.d() * size.d();
        return new MatrixRank.Entry(
                size.label(),
                () -> size.network(Bombari2022.TANH, seed).block(2),
                columns,
                "the block is a Gram matrix with d^2 = %s columns".formatted(columns),
                claimed);
    }

    private static MatrixRank blockRank(String text, long seed, IntBinaryOperator rank) {
        return new MatrixRank(
                text,
                BLOCK_SIZES.stream()
                        .map(size -> ofBlock(size, seed, rank.applyAsInt(size.d(), size.samples())))
                        .toList());
    }

    private static Claim block(long seed) {
        return Identities.holds(
                Bombari2022.id("p10-c3-block-rank"),
                Bombari2022.derived("P10-C3", "columns of the Jacobian of one layer"),
                "Block kernel singular iff N > d^2",
                "The kernel of the second layer's weights, two hidden tanh layers of width d, has rank min(N, d^2) at N inputs of dimension d: it is "
                        + "singular exactly if N > d^2.",
                assumptions(),
                List.of(blockRank("rank min(N, d^2)", seed, (d, n) -> Math.min(n, d * d))),
                List.of(
                        wrong(
                                "columns-of-the-whole-kernel",
                                blockRank(
                                        "rank min(N, 2 d^2 + d), as a published script assumes",
                                        seed,
                                        (d, n) -> Math.min(n, 2 * d * d + d)),
                                0.1),
                        wrong(
                                "one-column-less",
                                blockRank("rank min(N, d^2 - 1)", seed, (d, n) -> Math.min(n, d * d - 1)),
                                0.02),
                        wrong("width-only", blockRank("rank min(N, d)", seed, Math::min), 0.5)));
    }

    private static MatrixRank fullRank(String text, Activation activation, long seed, IntBinaryOperator rank) {
        return new MatrixRank(
                text,
                FULL_SIZES.stream()
                        .map(size -> ofKernel(size, activation, seed, rank.applyAsInt(size.d(), size.samples())))
                        .toList());
    }

    private static MatrixRank.Entry ofKernel(Size size, Activation activation, long seed, int claimed) {
        int weights = 2 * size.d() * size.d() + size.d();
        boolean linear = ConcreteNetwork.isLinear(activation);
        return new MatrixRank.Entry(
                size.label(),
                () -> size.network(activation, seed).kernel(),
                linear ? size.d() : weights,
                linear
                        ? "phi is linear, so gradients are linear in x and K = X M X^T with d columns"
                        : "K is a Gram matrix with %s columns, one for each weight".formatted(weights),
                claimed);
    }

    private static Claim full(long seed) {
        return Identities.holds(
                Bombari2022.id("p10-c3-full-rank"),
                Bombari2022.derived("P10-C3", "generic expectation for smooth activations, proved for one draw"),
                "Full kernel has rank min(N, p)",
                "The whole kernel of two hidden tanh layers of width d = 3, p = 2 d^2 + d = 21 weights, has rank min(N, p) at N = 15, 24 and 30 inputs.",
                assumptions(),
                List.of(fullRank(
                        "rank min(N, 2 d^2 + d)", Bombari2022.TANH, seed, (d, n) -> Math.min(n, 2 * d * d + d))),
                List.of(
                        wrong(
                                "readout-forgotten",
                                fullRank(
                                        "rank min(N, 2 d^2)", Bombari2022.TANH, seed, (d, n) -> Math.min(n, 2 * d * d)),
                                0.1),
                        wrong("always-definite", fullRank("rank N", Bombari2022.TANH, seed, (d, n) -> n), 0.1)));
    }

    private static Claim linear(long seed) {
        return Identities.holds(
                Bombari2022.id("p10-c4-linear-rank"),
                Bombari2022.derived("P10-C4", "the theorem assumes a non-linear activation"),
                "Linear networks: rank d, not N",
                "With phi(z) = z the whole kernel has rank d at N > d inputs of dimension d = 3, however many weights there are: the non-linearity in "
                        + "Theorem 1 is needed.",
                assumptions(),
                List.of(fullRank("rank d", Activation.IDENTITY, seed, (d, n) -> d)),
                List.of(
                        wrong(
                                "theorem-without-its-hypothesis",
                                fullRank(
                                        "rank min(N, p)",
                                        Activation.IDENTITY,
                                        seed,
                                        (d, n) -> Math.min(n, 2 * d * d + d)),
                                1),
                        wrong("as-if-tanh-were-linear", fullRank("rank d", Bombari2022.TANH, seed, (d, n) -> d), 0.5)));
    }

    private static Falsifier wrong(String id, MatrixRank statement, double effect) {
        return new Falsifier(id, statement, ReasonCode.VALUE_RATIO, new EffectSize.AtLeast(effect));
    }
}
