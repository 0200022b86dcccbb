package org.ntkverify.cli;

/** Notations in which formulas can be printed. */
enum FormulaFormat {
    TEXT,
    LATEX,
    MATHML,
    JAVA
}
