package org.ntkverify.check.catalogue.oymak2019;

import java.util.List;
import java.util.stream.Stream;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.Provenance;
import org.ntkverify.check.Source;
import org.ntkverify.check.bound.KernelPart;
import org.ntkverify.check.pattern.ExtremalSet;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.numeric.arithmetic.Interval;

/** Hermite expansion and separation bounds of one ReLU layer, [OS19]: quoted from memory, tested on certified matrices. */
public final class Oymak2019 {

    static final String KEY = "oymak2019";

    private Oymak2019() {}

    /** Returns the claims. */
    public static List<Claim> claims() {
        return List.of(khatriRao(), separatedGates(), gatesOverFourPi(), hermiteGershgorin(), seriesTail());
    }

    private static Source reading(String locator) {
        return new Source(KEY, "OS19", locator, Provenance.OUR_READING);
    }

    private static Source derived(String locator) {
        return new Source(KEY, "OS19", locator, Provenance.DERIVED);
    }

    private static Claim khatriRao() {
        List<ExtremalSet> sets = ExtremalSet.spread();
        return Identities.holds(
                KEY + "/khatri-rao-bound",
                reading("our reading of the bound by Khatri-Rao powers; E[s'(Xw)s'(Xw)^T] o XX^T for unit rows"),
                "Bound by Khatri-Rao powers",
                "lambda_min(H) >= mu_r(s')^2 sigma_min(X^(*(r+1)))^2 for every r: with the best r up to 23, on %s sets of inputs."
                        .formatted(sets.size()),
                ExtremalSet.onSphere("H = E[s'(Xw) s'(Xw)^T] o XX^T, s = ReLU"),
                List.of(ExtremalSet.each("best power", sets, set -> set.above("hermite-khatri-rao", 1))),
                List.of(
                        Identities.violated(
                                "coefficient-one",
                                ExtremalSet.each(
                                        "lambda_min(H) >= sigma_min(X^(*2))^2, mu_1(s')^2 = 1/(2 pi) left out",
                                        List.of(ExtremalSet.ORTHONORMAL),
                                        set -> new Inequality.Case(
                                                set.label(),
                                                () -> Interval.ONE,
                                                set.eigenvalue(KernelPart.INNER_LAYER))),
                                0.4),
                        Identities.violated(
                                "factor-four",
                                ExtremalSet.each(
                                        "four times the bound, inputs orthonormal",
                                        List.of(ExtremalSet.ORTHONORMAL),
                                        set -> set.above("hermite-khatri-rao", 4)),
                                0.4)));
    }

    private static Claim separatedGates() {
        List<ExtremalSet> sets = ExtremalSet.separated();
        return Identities.holds(
                KEY + "/separated-gates",
                reading("our reading of the lemma on separated data; the constant 1/100 is from memory"),
                "Gates of separated inputs",
                "lambda_min(E[s'(Xw) s'(Xw)^T]) >= delta/(100 N^2), delta = min |x_i -+ x_k|: on %s sets of inputs, among them arcs, clusters, near duplicates and near antipodes."
                        .formatted(sets.size()),
                ExtremalSet.onSphere("gates of ReLU, E[1{w.x > 0} 1{w.x' > 0}]"),
                List.of(ExtremalSet.each("delta/(100 N^2)", sets, set -> set.above("oymak-gates", 1))),
                List.of(
                        Identities.violated(
                                "delta-over-two",
                                ExtremalSet.each(
                                        "lambda_min >= delta/2", sets, set -> set.atLeast(KernelPart.GATES, "delta/2")),
                                0.5),
                        Identities.violated(
                                "delta-over-two-pi",
                                ExtremalSet.each(
                                        "lambda_min >= delta/(2 Pi), on an arc",
                                        List.of(ExtremalSet.ARC),
                                        set -> set.atLeast(KernelPart.GATES, "delta/(2*Pi)")),
                                0.4)));
    }

    private static Claim gatesOverFourPi() {
        List<ExtremalSet> sets = ExtremalSet.separated();
        return Identities.holds(
                KEY + "/gates-calibrated",
                derived(
                        "calibration of the lemma: no set found goes below delta/(4 pi), and equispaced arcs come close"),
                "Gates: the empirical constant 1/(4 pi)",
                "On these %s sets of inputs delta/(4 pi) <= lambda_min(gates), and on an arc of 48 equispaced points lambda_min(gates) <= 1.01 delta/(4 pi). "
                                .formatted(sets.size())
                        + "Whether the first holds for all inputs is open.",
                ExtremalSet.onSphere("gates of ReLU, E[1{w.x > 0} 1{w.x' > 0}]"),
                List.of(new Inequality(
                        "both sides",
                        Stream.concat(
                                        sets.stream().map(set -> set.atLeast(KernelPart.GATES, "delta/(4*Pi)")),
                                        Stream.of(ExtremalSet.ARC.atMost(KernelPart.GATES, "1.01*delta/(4*Pi)")))
                                .toList())),
                List.of(
                        Identities.violated(
                                "two-percent-more",
                                ExtremalSet.each(
                                        "1.02 delta/(4 pi) <= lambda_min",
                                        sets,
                                        set -> set.atLeast(KernelPart.GATES, "1.02*delta/(4*Pi)")),
                                0.005),
                        Identities.violated(
                                "eight-pi",
                                ExtremalSet.each(
                                        "lambda_min <= delta/(8 pi) on the arc",
                                        List.of(ExtremalSet.ARC),
                                        set -> set.atMost(KernelPart.GATES, "delta/(8*Pi)")),
                                0.4)));
    }

    private static Claim hermiteGershgorin() {
        List<ExtremalSet> sets = ExtremalSet.spread();
        List<String> bounds = List.of(
                "hermite-gershgorin-gates",
                "hermite-gershgorin-outer",
                "hermite-gershgorin-inner",
                "hermite-gershgorin-tangent");
        return Identities.holds(
                KEY + "/hermite-gershgorin",
                derived("Gershgorin's theorem for every entrywise power of the Hermite expansion"),
                "Hermite expansion with Gershgorin",
                "lambda_min(sum_p kappa_p G^(p)) >= sum_p kappa_p max(0, 1 - max_i sum_(k != i) |rho_ik|^p): gates, N, H and H + N on %s sets of inputs; the "
                                .formatted(sets.size())
                        + "term p = 0, a multiple of 1 1^T, counts nothing.",
                ExtremalSet.onSphere("one ReLU layer, kernels as power series in rho"),
                List.of(new Inequality(
                        "four kernels",
                        sets.stream()
                                .flatMap(set -> bounds.stream().map(name -> set.above(name, 1)))
                                .toList())),
                List.of(
                        Identities.violated(
                                "constant-term-kept",
                                ExtremalSet.each(
                                        "with mu_0^2 = 1/(2 pi): lambda_min(H + N) >= 1 for orthonormal inputs",
                                        List.of(ExtremalSet.ORTHONORMAL),
                                        set -> set.atLeast(KernelPart.TANGENT, "1")),
                                0.15),
                        Identities.violated(
                                "deep-normalisation",
                                ExtremalSet.each(
                                        "coefficients 2 (p+1) mu_p^2 of the deep kernel",
                                        List.of(ExtremalSet.ORTHONORMAL),
                                        set -> set.above("hermite-gershgorin-tangent", 2)),
                                0.4)));
    }

    private static Claim seriesTail() {
        List<ExtremalSet> sets = ExtremalSet.spread();
        return Identities.holds(
                KEY + "/schur-tail",
                derived("lambda_min of entrywise powers of a correlation matrix does not fall (Schur)"),
                "All powers from one on",
                "lambda_min(H) >= (sum_(q >= p) mu_(q-1)(s')^2) lambda_min(G^(p)) for every p; with the best p tried, on %s sets of inputs."
                        .formatted(sets.size()),
                ExtremalSet.onSphere("one ReLU layer, kernels as power series in rho"),
                List.of(ExtremalSet.each("best power", sets, set -> set.above("series-tail-inner", 1))),
                List.of(
                        Identities.violated(
                                "twice",
                                ExtremalSet.each(
                                        "twice the bound, inputs orthonormal",
                                        List.of(ExtremalSet.ORTHONORMAL),
                                        set -> set.above("series-tail-inner", 2)),
                                0.4),
                        Identities.violated(
                                "all-of-the-trace",
                                ExtremalSet.each(
                                        "lambda_min(H) >= 1/2, the sum of all coefficients",
                                        sets,
                                        set -> set.atLeast(KernelPart.INNER_LAYER, "1/2")),
                                0.5)));
    }
}
