package org.ntkverify.check.checker;

import java.util.List;
import java.util.Optional;
import org.ntkverify.check.Definiteness;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.FailureProbability;
import org.ntkverify.check.Finding;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.FormulaStatement;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Inequality;
import org.ntkverify.check.Limit;
import org.ntkverify.check.MatrixRank;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.Rank;
import org.ntkverify.check.Rate;
import org.ntkverify.check.SizeExponent;
import org.ntkverify.check.SmallestEigenvalue;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Tabulation;
import org.ntkverify.check.UniformInequality;
import org.ntkverify.check.UnknownConstant;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.arithmetic.OutsideDomainException;
import org.ntkverify.numeric.engine.DrawFailedException;
import org.ntkverify.numeric.sample.UnresolvedDrawException;

/** Finds the checker of a statement. */
public final class Checkers {

    private Checkers() {}

    /**
     * Returns the evidence about {@code statement}. A formula that has no value where the statement needs one, or a draw that
     * rounding errors hide, makes the statement inapplicable; it neither holds nor is it refuted.
     */
    public static Evidence check(Statement statement, CheckContext context) {
        try {
            return dispatch(statement, context);
        } catch (OutsideDomainException e) {
            String reason = "a formula of the statement has no value where it is needed: %s".formatted(e.getMessage());
            return new Evidence.Enclosure(
                    new Finding.Inapplicable(reason), reason, "interval arithmetic", List.of(), List.of());
        } catch (DrawFailedException e) {
            if (!(e.getCause() instanceof UnresolvedDrawException)) {
                throw e;
            }
            String reason = "a draw does not tell: %s".formatted(e.getCause().getMessage());
            ErrorBudget.Share share = context.share();
            return new Evidence.SampleTest(
                    new Finding.Inapplicable(reason),
                    reason,
                    share.alpha(),
                    share.beta(),
                    0,
                    Optional.empty(),
                    List.of());
        }
    }

    private static Evidence dispatch(Statement statement, CheckContext context) {
        return switch (statement.form()) {
            case IDENTITY -> IdentityChecker.check((Identity) statement);
            case FORMULA -> FormulaChecker.check((FormulaStatement) statement);
            case TABULATION -> TabulationChecker.check((Tabulation) statement);
            case LIMIT -> LimitChecker.check((Limit) statement, context);
            case FINITE_VALUE -> FiniteValueChecker.check((FiniteValue) statement, context);
            case RATE -> RateChecker.check((Rate) statement, context);
            case ORDERING -> OrderingChecker.check((Ordering) statement, context);
            case FAILURE_PROBABILITY -> FailureProbabilityChecker.check((FailureProbability) statement, context);
            case SIZE_EXPONENT -> SizeExponentChecker.check((SizeExponent) statement, context);
            case DEFINITENESS -> DefinitenessChecker.check((Definiteness) statement);
            case RANK -> RankChecker.check((Rank) statement);
            case MATRIX_RANK -> MatrixRankChecker.check((MatrixRank) statement);
            case INEQUALITY -> InequalityChecker.check((Inequality) statement);
            case UNIFORM_INEQUALITY -> UniformInequalityChecker.check((UniformInequality) statement);
            case UNKNOWN_CONSTANT -> UnknownConstantChecker.check((UnknownConstant) statement);
            case SMALLEST_EIGENVALUE -> SmallestEigenvalueChecker.check((SmallestEigenvalue) statement);
        };
    }
}
