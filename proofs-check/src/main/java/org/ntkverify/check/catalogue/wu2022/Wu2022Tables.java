package org.ntkverify.check.catalogue.wu2022;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.ntkverify.check.Claim;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.bound.Deferred;
import org.ntkverify.check.catalogue.wu2022.Wu2022.Net;
import org.ntkverify.check.pattern.Identities;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;
import org.ntkverify.symbolic.series.ProductKernelSpectrum;

/** Note P5-6: printed eigenvalues against exact ones. */
final class Wu2022Tables {

    private static final List<Integer> COLUMNS = List.of(0, 1, 2, 3, 4, 5, 8, 12);

    private static final String ZERO = "0";

    /** A row {@code mu_k/Theta(x,x)} of a table; exact zeros are a claim of their own. */
    private record Row(Net net, int dimension, List<Integer> degrees, List<String> values) {}

    private static final List<Row> TEN = List.of(
            row(Wu2022.plain(1), "0.184", "0.05", "4.286e-3", ZERO, "4.827e-5", ZERO, "3.935e-7", "1.771e-8"),
            row(
                    Wu2022.plain(3),
                    "0.03458",
                    "0.01531",
                    "5.055e-3",
                    "1.198e-3",
                    "2.018e-4",
                    "2.831e-5",
                    "4.787e-7",
                    "1.677e-8"),
            row(
                    Wu2022.plain(6),
                    "7.073e-3",
                    "4.018e-3",
                    "1.978e-3",
                    "8.387e-4",
                    "3.047e-4",
                    "9.501e-5",
                    "1.674e-6",
                    "2.97e-8"),
            row(
                    Wu2022.plain(9),
                    "2.18e-3",
                    "1.42e-3",
                    "8.366e-4",
                    "4.454e-4",
                    "2.139e-4",
                    "9.274e-5",
                    "4.335e-6",
                    "5.786e-8"),
            row(
                    Wu2022.skip(3),
                    "0.1248",
                    "0.03758",
                    "5.204e-3",
                    "4.453e-4",
                    "6.911e-5",
                    "7.281e-6",
                    "3.728e-7",
                    "1.575e-8"),
            row(
                    Wu2022.skip(9),
                    "0.0483",
                    "0.01825",
                    "4.702e-3",
                    "9.83e-4",
                    "1.9e-4",
                    "3.56e-5",
                    "5.778e-7",
                    "1.791e-8"));

    private static final List<Row> THREE = List.of(
            new Row(
                    Wu2022.plain(1),
                    3,
                    List.of(0, 1, 2, 3, 4, 5, 6, 8),
                    List.of(
                            "0.25",
                            "0.166666666667",
                            "0.0390625",
                            ZERO,
                            "0.002604166667",
                            ZERO,
                            "0.000701904296875",
                            "0.000289916992188")),
            new Row(
                    Wu2022.plain(2),
                    3,
                    List.of(0, 1, 2, 3, 4, 5),
                    List.of(
                            "0.166666666667",
                            "0.119791666667",
                            "0.0565795799396",
                            "0.015625",
                            "0.0030388696651",
                            "0.00115966796875")));

    private Wu2022Tables() {}

    private static Row row(Net net, String... values) {
        return new Row(net, 10, COLUMNS, List.of(values));
    }

    /** The number that a row prints. */
    private interface Value {
        Expression of(Row row, int k);
    }

    private static Expression normalised(Row row, int k) {
        return Wu2022Spectrum.eigenvalue(row.net(), k, row.dimension())
                .over(ProductKernelSpectrum.trace(row.net().kernel()));
    }

    private static Expression byLargest(Row row, int k) {
        return Wu2022Spectrum.eigenvalue(row.net(), k, row.dimension())
                .over(Wu2022Spectrum.eigenvalue(row.net(), 0, row.dimension()));
    }

    private static Expression otherDimension(Row row, int k) {
        return Wu2022Spectrum.eigenvalue(row.net(), k, row.dimension() + 1)
                .over(ProductKernelSpectrum.trace(row.net().kernel()));
    }

    private static Expression otherVariant(Row row, int k) {
        Net other = row.net().isPlain()
                ? Wu2022.skip(row.net().degree())
                : Wu2022.plain(row.net().degree());
        return normalised(new Row(other, row.dimension(), row.degrees(), row.values()), k);
    }

    private static Tabulation table(String text, List<Row> rows, Value value) {
        List<Tabulation.Entry> entries = new ArrayList<>();
        for (Row row : rows) {
            for (int i = 0; i < row.degrees().size(); i++) {
                if (!row.values().get(i).equals(ZERO)) {
                    int k = row.degrees().get(i);
                    entries.add(entry(
                            "mu_%s, d = %s, %s"
                                    .formatted(k, row.dimension(), row.net().text()),
                            row.values().get(i),
                            () -> value.of(row, k)));
                }
            }
        }
        return new Tabulation(text, entries);
    }

    /** An entry whose value is one constant expression. */
    static Tabulation.Entry entry(String label, String printed, Supplier<Expression> value) {
        return new Tabulation.Entry(
                label,
                new BigDecimal(printed),
                new Deferred<>(() ->
                        new KernelProgram(List.of(), List.of(new Assignment("value", value.get())), List.of("value"))),
                "value",
                Map.of());
    }

    static Falsifier wrong(String id, Tabulation table, double least) {
        return new Falsifier(id, table, ReasonCode.VALUE_RATIO, new EffectSize.AtLeast(least));
    }

    static Claim ten() {
        return Identities.holds(
                Wu2022.id("p5-6-eigenvalues-ten"),
                Wu2022.derived("P5-6", "not printed; the setting of the released spectral experiment, inputs in R^10"),
                "Eigenvalues in R^10",
                "mu_k/Theta(x,x) on the sphere of R^10 for plain N = 1, 3, 6, 9 and skip N = 3, 9, k = 0..5, 8, 12, to 3 or 4 digits.",
                Wu2022Spectrum.onSphere(),
                List.of(table("mu_k/Theta(x,x)", TEN, Wu2022Tables::normalised)),
                List.of(
                        wrong(
                                "other-variant",
                                table("plain and skip exchanged", TEN.subList(1, 6), Wu2022Tables::otherVariant),
                                0.5),
                        wrong(
                                "dimension-of-the-sphere",
                                table("the same in R^11", TEN.subList(0, 2), Wu2022Tables::otherDimension),
                                0.2),
                        wrong("by-the-largest", table("mu_k/mu_0", TEN, Wu2022Tables::byLargest), 0.5)));
    }

    static Claim three() {
        return Identities.holds(
                Wu2022.id("p5-6-eigenvalues-three"),
                Wu2022.derived("P5-6", "not printed; exact integrals"),
                "Eigenvalues in R^3",
                "mu_k/Theta(x,x) on the sphere of R^3 for N = 1 and 2, up to 12 digits; for N = 1 they are rational, 1/4, 1/6, 5/128, 0, 1/384, ...",
                Wu2022Spectrum.onSphere(),
                List.of(table("mu_k/Theta(x,x)", THREE, Wu2022Tables::normalised)),
                List.of(
                        wrong(
                                "dimension-of-the-sphere",
                                table("the same in R^4", THREE, Wu2022Tables::otherDimension),
                                0.2),
                        wrong("by-the-largest", table("mu_k/mu_0", THREE, Wu2022Tables::byLargest), 0.5)));
    }

    /** Ratios and local slopes at large degree, see {@link Wu2022Decay}. */
    static Tabulation largeDegrees(String text, int shift) {
        List<Tabulation.Entry> entries = new ArrayList<>();
        ratio(entries, 2, "1.003", shift);
        ratio(entries, 3, "1.510", shift);
        ratio(entries, 5, "2.532", shift);
        slopes(entries, 3, shift, "-2.97", "-2.98", "-2.99", "-3.01");
        slopes(entries, 4, shift, "-3.91", "-3.93", "-3.94", "-3.97");
        return new Tabulation(text, entries);
    }

    private static void ratio(List<Tabulation.Entry> entries, int degree, String printed, int shift) {
        entries.add(entry("2^(N-1) mu_48 of N = %s over that of N = 1, d = 3".formatted(degree), printed, () -> {
            Expression product = Wu2022Spectrum.eigenvalue(Wu2022.plain(degree + shift), 48, 3);
            Expression single = Wu2022Spectrum.eigenvalue(Wu2022.plain(1), 48, 3);
            return product.over(single).times(1L << (degree + shift - 1));
        }));
    }

    private static void slopes(List<Tabulation.Entry> entries, int dimension, int shift, String... printed) {
        List<Integer> degrees = List.of(1, 2, 3, 5);
        for (int i = 0; i < printed.length; i++) {
            Net net = Wu2022.plain(degrees.get(i) + shift);
            entries.add(entry(
                    "slope from k = 32 to 48, d = %s, N = %s".formatted(dimension, degrees.get(i)), printed[i], () -> {
                        Expression fall = Wu2022Spectrum.eigenvalue(net, 48, dimension)
                                .over(Wu2022Spectrum.eigenvalue(net, 32, dimension));
                        return Expression.call(Function.LOG, fall)
                                .over(Expression.call(Function.LOG, Expression.ratio(3, 2)));
                    }));
        }
    }
}
