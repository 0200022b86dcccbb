package org.ntkverify.check.checker;

import org.ntkverify.check.Definiteness;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.FiniteValue;
import org.ntkverify.check.Identity;
import org.ntkverify.check.Limit;
import org.ntkverify.check.Ordering;
import org.ntkverify.check.Rank;
import org.ntkverify.check.Rate;
import org.ntkverify.check.SmallestEigenvalue;
import org.ntkverify.check.Statement;
import org.ntkverify.check.Tabulation;

/** Finds the checker of a statement. */
public final class Checkers {

    private Checkers() {}

    /** Returns the evidence about {@code statement}. */
    public static Evidence check(Statement statement, CheckContext context) {
        return switch (statement.form()) {
            case IDENTITY -> IdentityChecker.check((Identity) statement);
            case TABULATION -> TabulationChecker.check((Tabulation) statement);
            case LIMIT -> LimitChecker.check((Limit) statement, context);
            case FINITE_VALUE -> FiniteValueChecker.check((FiniteValue) statement, context);
            case RATE -> RateChecker.check((Rate) statement, context);
            case ORDERING -> OrderingChecker.check((Ordering) statement, context);
            case DEFINITENESS -> DefinitenessChecker.check((Definiteness) statement);
            case RANK -> RankChecker.check((Rank) statement);
            case SMALLEST_EIGENVALUE -> SmallestEigenvalueChecker.check((SmallestEigenvalue) statement);
        };
    }
}
