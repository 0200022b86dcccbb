package org.ntkverify.check.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.ntkverify.check.Question;
import org.ntkverify.check.Verdict;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;

/** Every nearly right formula is refuted, also those that agree with the truth where a hurried check looks. */
class NearMissesTest {

    private static final int FEWEST = 60;
    private static final int FEWEST_COINCIDENT = 10;
    private static final long SEED = 180607572L;
    private static final String COINCIDENT = "coincident";

    /** A wrong formula. */
    private record Mutant(String activation, String quantity, String formula, String kind) {

        Question question() {
            Activation phi = Activation.named(activation);
            return switch (quantity) {
                case "K" -> new Question.Dual(phi);
                case "Kdot" -> new Question.DerivativeDual(phi);
                case "NTK" ->
                    new Question.Ntk(
                            Architecture.ntk(phi, 1, Expression.integer(2).sqrt(), Expression.ratio(1, 10)));
                default -> throw new IllegalArgumentException("quantity must be K, Kdot or NTK but was " + quantity);
            };
        }
    }

    private static List<Mutant> mutants() {
        InputStream stream = Objects.requireNonNull(NearMissesTest.class.getResourceAsStream("/judge/near-misses.txt"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", -1))
                    .map(parts -> new Mutant(parts[0], parts[1], parts[2], parts[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void all_are_refuted(TestReporter reporter) {
        List<Mutant> mutants = mutants();
        Map<Question, FormulaJudge> judges = new HashMap<>();
        Map<String, Integer> kinds = new TreeMap<>();
        int explained = 0;
        for (Mutant mutant : mutants) {
            FormulaJudgement judgement = judges.computeIfAbsent(
                            mutant.question(), question -> new FormulaJudge(question, SEED))
                    .judge(mutant.formula());
            assertThat(judgement.verdict().kind()).as("%s", mutant).isEqualTo(Verdict.Kind.REFUTED);
            kinds.merge(mutant.kind(), 1, Integer::sum);
            explained += judgement.counterexample().orElseThrow().hint().isPresent() ? 1 : 0;
        }
        reporter.publishEntry(
                "near misses", "%s, all refuted, %s with a hint; %s".formatted(mutants.size(), explained, kinds));
        assertThat(mutants).hasSizeGreaterThanOrEqualTo(FEWEST);
        assertThat(kinds.get(COINCIDENT)).isGreaterThanOrEqualTo(FEWEST_COINCIDENT);
    }

    @Test
    void the_coincident_ones_agree_at_minus_one_zero_and_one() {
        for (Mutant mutant : mutants()) {
            if (mutant.kind().equals(COINCIDENT)) {
                StatedFormula formula = StatedFormula.parse(mutant.formula(), mutant.question());
                List<SamplePoint> points = List.of(point(formula, -1), point(formula, 0), point(formula, 1));
                PointSearch search = new PointSearch(
                        Truth.of(mutant.question(), formula.coordinates(), List.of()), formula.coordinates(), points);
                assertThat(search.compare(formula.expression(), points, new Work(Long.MAX_VALUE)))
                        .as("%s", mutant)
                        .noneMatch(Comparison.Differs.class::isInstance)
                        .filteredOn(Comparison.Agrees.class::isInstance)
                        .isNotEmpty();
            }
        }
    }

    private static SamplePoint point(StatedFormula formula, int rho) {
        Map<String, BigFraction> values = formula.coordinates() == Coordinates.SPHERE
                ? Map.of("rho", new BigFraction(rho))
                : Map.of("a", BigFraction.ONE, "b", BigFraction.ONE, "c", new BigFraction(rho));
        return new SamplePoint(values, rho != 0);
    }
}
