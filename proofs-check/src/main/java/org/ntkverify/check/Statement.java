package org.ntkverify.check;

import java.util.List;

/** What a claim asserts, in a form that one checker understands. */
public sealed interface Statement
        permits Identity,
                FormulaStatement,
                Tabulation,
                Limit,
                FiniteValue,
                Rate,
                Ordering,
                FailureProbability,
                SizeExponent,
                Definiteness,
                Rank,
                MatrixRank,
                SmallestEigenvalue,
                Inequality,
                UniformInequality,
                UnknownConstant {

    /** One constant for each kind of statement. */
    enum Form {
        IDENTITY("identity"),
        FORMULA("formula"),
        TABULATION("tabulation"),
        LIMIT("limit"),
        FINITE_VALUE("finite-value"),
        RATE("rate"),
        ORDERING("ordering"),
        FAILURE_PROBABILITY("probability-bound"),
        SIZE_EXPONENT("size-exponent"),
        DEFINITENESS("definiteness"),
        RANK("rank"),
        MATRIX_RANK("matrix-rank"),
        SMALLEST_EIGENVALUE("smallest-eigenvalue"),
        INEQUALITY("inequality"),
        UNIFORM_INEQUALITY("uniform-inequality"),
        UNKNOWN_CONSTANT("unknown-constant");

        private final String text;

        Form(String text) {
            this.text = text;
        }

        /** Returns the word in reports. */
        public String text() {
            return text;
        }
    }

    /** Returns which kind this is. */
    Form form();

    /** Returns the statement as a sentence. */
    String text();

    /** Returns how it is decided: margins, widths, draws, points. */
    String passRule();

    /** Returns what is drawn to decide it; empty if nothing is. */
    default List<? extends Design> designs() {
        return List.of();
    }

    /** Returns whether it is decided by samples and therefore spends error probability. */
    default boolean sampled() {
        return switch (form()) {
            case LIMIT, FINITE_VALUE, RATE, ORDERING, FAILURE_PROBABILITY, SIZE_EXPONENT -> true;
            case IDENTITY,
                    FORMULA,
                    TABULATION,
                    DEFINITENESS,
                    RANK,
                    MATRIX_RANK,
                    SMALLEST_EIGENVALUE,
                    INEQUALITY,
                    UNIFORM_INEQUALITY,
                    UNKNOWN_CONSTANT -> false;
        };
    }
}
