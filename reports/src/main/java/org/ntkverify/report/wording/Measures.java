package org.ntkverify.report.wording;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.SmallestDetectable;
import org.ntkverify.check.Verdict;

/**
 * The numbers that say how sharp the check of one claim was; empty where they do not apply.
 *
 * @param alpha error probability the claim may spend, empty if nothing is sampled
 * @param margin half-width of the tolerance region
 * @param smallestDetectable the smallest defect that would have been refuted
 */
public record Measures(OptionalDouble alpha, OptionalDouble margin, Optional<SmallestDetectable> smallestDetectable) {

    /** Returns those of a result: from a SUPPORTED verdict itself, else from the decisive sampled evidence. */
    public static Measures of(ClaimResult result) {
        OptionalDouble alpha = result.claim().sampled() ? OptionalDouble.of(result.alpha()) : OptionalDouble.empty();
        if (result.verdict() instanceof Verdict.Supported supported) {
            return new Measures(
                    alpha, OptionalDouble.of(supported.margin()), Optional.of(supported.smallestDetectable()));
        }
        return result.evidence().stream()
                .flatMap(evidence -> sampled(alpha, evidence))
                .findFirst()
                .orElse(new Measures(alpha, OptionalDouble.empty(), Optional.empty()));
    }

    private static Stream<Measures> sampled(OptionalDouble alpha, Evidence evidence) {
        if (evidence instanceof Evidence.SampleTest test) {
            return Stream.of(new Measures(alpha, OptionalDouble.of(test.margin()), test.smallestDetectable()));
        }
        if (evidence instanceof Evidence.RateFit fit) {
            return Stream.of(new Measures(alpha, OptionalDouble.of(fit.margin()), fit.smallestDetectable()));
        }
        return Stream.empty();
    }
}
