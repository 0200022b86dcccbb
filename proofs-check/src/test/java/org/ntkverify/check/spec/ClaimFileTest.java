package org.ntkverify.check.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Expectation;
import org.ntkverify.check.FalsifierResult;
import org.ntkverify.check.Outcome;
import org.ntkverify.check.Tier;
import org.ntkverify.check.Verdict;
import org.ntkverify.check.checker.ClaimVerifier;
import org.ntkverify.check.checker.NetworkSamples;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.data.NpyType;
import org.ntkverify.numeric.data.NpyWriter;
import org.ntkverify.numeric.engine.LocalDrawEngine;
import org.ntkverify.numeric.engine.Progress;

/** Every form of a claim file, once true and once false. */
class ClaimFileTest {

    private static final String RELU = "network: relu*1, data: 'circle:3', ";

    private static final String SMALL = "draws: 2000, widths: [32, 64, 128, 256]";

    @TempDir
    private Path folder = Path.of(".");

    private Path file(String... entries) throws IOException {
        Path file = folder.resolve("mine.yaml");
        StringBuilder text = new StringBuilder("version: 1\nclaims:\n");
        for (String entry : entries) {
            text.append("  - {").append(entry).append("}\n");
        }
        return Files.writeString(file, text.toString());
    }

    private List<Claim> claims(String... entries) throws IOException {
        return ClaimFile.read(file(entries), Tier.SMOKE).claims();
    }

    private static ClaimResult verify(Claim claim) {
        return new ClaimVerifier(
                        any -> ErrorBudget.standard().fileClaim(1),
                        any -> new NetworkSamples(1, any.id(), new LocalDrawEngine(2), Progress.SILENT))
                .verify(claim);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(
                        "dual: {activation: relu, equals: 'Sqrt(a*b)*(Sin(theta) + (Pi-theta)*Cos(theta))/(2*Pi)'}",
                        Verdict.Kind.PROVED),
                Arguments.of("dual: {activation: relu, equals: c/2}", Verdict.Kind.REFUTED),
                Arguments.of("dual: {activation: sign, equals: 2*ArcSin(rho)/Pi}", Verdict.Kind.PROVED),
                Arguments.of("derivative-dual: {activation: step, equals: 0}", Verdict.Kind.PROVED),
                Arguments.of("derivative-dual: {activation: relu, equals: (Pi - theta)/(2*Pi)}", Verdict.Kind.PROVED),
                Arguments.of(
                        "derivative-dual: {activation: relu, equals: 'Sqrt(a*b)*(Sin(theta) + (Pi-theta)*Cos(theta))/(2*Pi)'}",
                        Verdict.Kind.REFUTED),
                Arguments.of("network: identity*1, ntk: {equals: 2*c}", Verdict.Kind.PROVED),
                Arguments.of("network: identity*1, ntk: {equals: c}", Verdict.Kind.REFUTED),
                Arguments.of("identity: {left: Sin(theta)^2, right: 1 - rho^2}", Verdict.Kind.PROVED),
                Arguments.of("identity: {left: Sin(theta)^2, right: 1 - rho}", Verdict.Kind.REFUTED),
                Arguments.of("identity: {left: Sqrt(-a), right: Sqrt(-a)}", Verdict.Kind.BLOCKED),
                Arguments.of("identity: {left: rho*Sqrt(a*b), right: c}", Verdict.Kind.PROVED),
                Arguments.of("identity: {left: (a+b)^2, right: a^2 + 2*a*b + b^2}", Verdict.Kind.PROVED),
                Arguments.of(
                        RELU + "bound: {of: lambda-min(infinite-ntk), at-least: delta/(100*N^2)}", Verdict.Kind.PROVED),
                Arguments.of(RELU + "bound: {of: lambda-min(infinite-ntk), at-least: 10*delta}", Verdict.Kind.REFUTED),
                Arguments.of(RELU + "bound: {of: lambda-max(infinite-nngp), at-most: N}", Verdict.Kind.PROVED),
                Arguments.of(RELU + "bound: {of: lambda-max(infinite-nngp), at-most: 1/N^3}", Verdict.Kind.REFUTED),
                Arguments.of(
                        "network: tanh*1, data: 'circle:3', bound: {of: lambda-min(infinite-ntk), at-least: 0}",
                        Verdict.Kind.BLOCKED),
                Arguments.of(RELU + "definiteness: {of: infinite-ntk}", Verdict.Kind.PROVED),
                Arguments.of(
                        "network: identity*1, data: 'circle:4', definiteness: {of: infinite-ntk}",
                        Verdict.Kind.REFUTED),
                Arguments.of(
                        RELU + "limit: {of: ntk, equals: infinite-width, margin: 20%, " + SMALL + "}",
                        Verdict.Kind.SUPPORTED),
                Arguments.of(
                        RELU + "finite-value: {of: nngp, equals: limit, margin: 20%, draws: 2000, widths: 32}",
                        Verdict.Kind.SUPPORTED),
                Arguments.of(
                        RELU + "finite-value: {of: nngp, equals: 2*limit, margin: 20%, draws: 2000, widths: 32}",
                        Verdict.Kind.REFUTED),
                Arguments.of(
                        RELU + "rate: {of: ntk-deviation, exponent: -1/2, margin: 0.1, " + SMALL + "}",
                        Verdict.Kind.SUPPORTED),
                Arguments.of(
                        RELU + "rate: {of: ntk-deviation, exponent: -1, margin: 0.1, " + SMALL + "}",
                        Verdict.Kind.REFUTED),
                Arguments.of(
                        RELU + "ordering: {of: lambda-min(ntk), above: 0, draws: 2000, widths: [64, 128]}",
                        Verdict.Kind.SUPPORTED),
                Arguments.of(
                        RELU + "ordering: {of: lambda-max(ntk), above: 100, draws: 2000, widths: 64}",
                        Verdict.Kind.REFUTED),
                Arguments.of(
                        RELU + "probability-bound: {of: trace(ntk), at-least: 0, delta: 0.05, draws: 2000, widths: 64}",
                        Verdict.Kind.SUPPORTED),
                Arguments.of(
                        RELU + "probability-bound: {of: trace(ntk), at-most: 0, delta: 0.05, draws: 2000, widths: 64}",
                        Verdict.Kind.REFUTED),
                Arguments.of(
                        "network: erf*1, data: 'circle:1', law: {of: output, equals: gaussian, margin: 40%, draws: 20000, widths: [8, 16, 32, 64]}",
                        Verdict.Kind.SUPPORTED));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_is_judged(String entry, Verdict.Kind expected) throws IOException {
        Claim claim = claims("id: it, " + entry).get(0);

        ClaimResult result = verify(claim);

        assertThat(result.verdict().kind()).as(result.verdict().reason()).isEqualTo(expected);
        if (expected == Verdict.Kind.PROVED || expected == Verdict.Kind.SUPPORTED) {
            assertThat(result.falsifiers()).hasSizeGreaterThanOrEqualTo(2).allMatch(FalsifierResult::refutedAsDeclared);
        }
    }

    @Test
    void stored_kernels_are_verified_and_a_factor_2_is_found() throws IOException {
        Claim claim = stored(1);
        Claim doubled = stored(2);

        assertThat(verify(claim).verdict().kind()).isEqualTo(Verdict.Kind.SUPPORTED);
        assertThat(verify(doubled).verdict().kind()).isEqualTo(Verdict.Kind.REFUTED);
        assertThat(verify(doubled).verdict().reason()).contains("value-ratio");
    }

    /** A linear network with one hidden unit of each sign: its kernel needs no sampler of ours. */
    private Claim stored(double factor) throws IOException {
        for (int width : List.of(64, 128, 256, 512)) {
            int draws = 1000;
            try (NpyWriter writer = NpyWriter.create(
                    folder.resolve("kernels_%s.npy".formatted(width)), NpyType.FLOAT64, List.of(draws, 1, 1))) {
                java.util.Random random = new java.util.Random(width);
                for (int t = 0; t < draws; t++) {
                    double sum = 0;
                    for (int k = 0; k < width; k++) {
                        double w = random.nextGaussian();
                        double v = random.nextGaussian();
                        sum += (w * w + v * v) / width;
                    }
                    writer.write(factor * sum);
                }
                writer.finish();
            }
        }
        Files.writeString(folder.resolve("x.csv"), "1\n");
        return claims(
                        "id: it, network: identity*1, data: x.csv, samples: {file: 'kernels_{width}.npy', widths: [64, 128, 256, 512]}, "
                                + "limit: {of: ntk, equals: infinite-width, margin: 10%}")
                .get(0);
    }

    @Test
    void a_claim_expected_to_fail_is_as_expected_when_refuted() throws IOException {
        Claim claim = claims("id: it, dual: {activation: relu, equals: c/2}, expected: fails")
                .get(0);

        assertThat(claim.expected()).isEqualTo(Expectation.FAILS);
        assertThat(verify(claim).outcome()).isEqualTo(Outcome.AS_EXPECTED);
    }

    @Test
    void a_claim_expected_to_fail_is_unexpected_when_proved() throws IOException {
        Claim claim = claims("id: it, dual: {activation: identity, equals: c}, expected: fails")
                .get(0);

        assertThat(verify(claim).outcome()).isEqualTo(Outcome.UNEXPECTED);
    }

    @Test
    void own_falsifiers_change_single_values() throws IOException {
        Claim claim = claims(
                        "id: it, dual: {activation: identity, equals: c}, falsifiers: [{id: sign, dual: {equals: -c}}]")
                .get(0);

        ClaimResult result = verify(claim);

        assertThat(result.falsifiers())
                .anySatisfy(falsifier -> assertThat(falsifier.falsifier().id()).isEqualTo("sign"))
                .allMatch(FalsifierResult::refutedAsDeclared);
    }

    @Test
    void a_falsifier_that_is_true_is_an_error_of_the_file() throws IOException {
        Claim claim = claims(
                        "id: it, dual: {activation: identity, equals: c}, falsifiers: [{id: same, dual: {equals: c + 0}}]")
                .get(0);

        assertThat(verify(claim).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void values_may_depend_on_the_tier_and_claims_may_be_left_out() throws IOException {
        Path file = file(
                "id: one, " + RELU
                        + "rate: {of: ntk-deviation, exponent: -1/2, margin: {smoke: 0.2, standard: 0.1, full: 0.05}, "
                        + SMALL + "}",
                "id: two, dual: {activation: identity, equals: c}, tiers: [full]");

        ClaimFile smoke = ClaimFile.read(file, Tier.SMOKE);

        assertThat(smoke.claims()).extracting(Claim::id).containsExactly("mine/one");
        assertThat(smoke.left()).containsExactly("mine/two");
        assertThat(smoke.claims().get(0).checks().get(0).passRule()).startsWith("exponent within 0.2");
        assertThat(ClaimFile.read(file, Tier.FULL)
                        .claims()
                        .get(0)
                        .checks()
                        .get(0)
                        .passRule())
                .startsWith("exponent within 0.05");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "id: it, dual: {activation: relu, equal: c}",
                        "mine.yaml:3:39: key of dual must be one of activation, equals but was 'equal'\nMaybe equals is meant."),
                Arguments.of(
                        "id: it, dual: {activation: relu, equals: foo(c)}",
                        "mine.yaml:3:47: equals: function at column 1 must be one of the grammar's functions but was foo"),
                Arguments.of(
                        "id: it, duall: {activation: relu, equals: c}",
                        "key of claim must be one of bound, data, definiteness"),
                Arguments.of("id: It, dual: {activation: relu, equals: c}", "id of a claim must be lower-case words"),
                Arguments.of("id: it, dual: {activation: reluu, equals: c}", "activation"),
                Arguments.of(
                        "id: it, " + RELU + "rate: {of: ntk-deviatoin, exponent: -1/2}",
                        "of must be one of ntk-deviation, nngp-deviation, ntk-bias, nngp-bias but was 'ntk-deviatoin'\nMaybe ntk-deviation is meant."),
                Arguments.of(
                        "id: it, " + RELU + "rate: {of: ntk-deviation, exponent: half}", "exponent must be a constant"),
                Arguments.of(
                        "id: it, " + RELU + "rate: {of: ntk-deviation, exponent: -1/2, widths: [64, 32, 128]}",
                        "widths must increase but 32 comes after 64"),
                Arguments.of(
                        "id: it, " + RELU + "bound: {of: lambda-min(infinite-ntk), at-least: 1/(N-3)}",
                        "at-least must have a value for these data but has none"),
                Arguments.of("id: it", "claim it must have exactly one of dual, derivative-dual, ntk, identity"),
                Arguments.of(
                        "id: it, network: relu*1, data: ../secret.csv, definiteness: {of: infinite-ntk}",
                        "file must lie below the folder of the claim file but was '../secret.csv'"),
                Arguments.of(
                        "id: it, network: relu*1, data: /etc/passwd, definiteness: {of: infinite-ntk}",
                        "file must lie below the folder of the claim file but was '/etc/passwd'"),
                Arguments.of("id: !!str it, dual: {activation: relu, equals: c}", "value must have no tag"),
                Arguments.of(
                        "id: *x, dual: {activation: relu, equals: c}", "value must be written out but was an alias"),
                Arguments.of("id: it, id: that", "key id must be given once but was given in line 3 too"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_told_with_its_place(String entry, String message) throws IOException {
        Path file = file(entry);

        assertThatExceptionOfType(ClaimFileException.class)
                .isThrownBy(() -> ClaimFile.read(file, Tier.SMOKE))
                .withMessageContaining(message)
                .withMessageStartingWith("mine.yaml:3:");
    }

    @Test
    void a_link_out_of_the_folder_is_not_followed() throws IOException {
        Path outside = Files.createTempFile("outside", ".csv");
        Files.writeString(outside, "1,0\n0,1\n");
        Files.createSymbolicLink(folder.resolve("in.csv"), outside);
        Path file = file("id: it, network: relu*1, data: in.csv, definiteness: {of: infinite-ntk}");

        assertThatExceptionOfType(ClaimFileException.class)
                .isThrownBy(() -> ClaimFile.read(file, Tier.SMOKE))
                .withMessageContaining("a link leads elsewhere");
        Files.delete(outside);
    }
}
