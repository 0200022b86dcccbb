package org.ntkverify.check;

/**
 * Where a claim comes from.
 *
 * @param paper the paper's key, for example {@code jacot2018}
 * @param note the number of the project's note, for example {@code P2-2}; the paper's key for foundations, the file's name for a claim file
 * @param locator theorem, equation or section in the paper, or how the claim follows from it
 * @param provenance how the wording is known
 */
public record Source(String paper, String note, String locator, Provenance provenance) {}
