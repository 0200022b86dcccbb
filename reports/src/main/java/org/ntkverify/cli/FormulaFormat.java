package org.ntkverify.cli;

/** Notations in which formulas can be printed. */
enum FormulaFormat {
    TEXT,
    LATEX,
    MATHML,
    JAVA,
    PYTHON,
    MATHEMATICA;

    /** Returns whether all that is printed is one piece of code, to be run as it stands. */
    boolean isModule() {
        return this == PYTHON || this == MATHEMATICA;
    }

    /** Returns whether a derivation with its steps is printed as one document, to be opened as it stands. */
    boolean isDocument() {
        return this == LATEX || this == MATHML;
    }
}
