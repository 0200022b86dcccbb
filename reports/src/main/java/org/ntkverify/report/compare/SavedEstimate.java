package org.ntkverify.report.compare;

/**
 * A number with its error, as a run saved it.
 *
 * @param place where in its claim, in words: table, row and column; unique in the claim
 * @param value of the estimate
 * @param standardError of the value; 0 for one that did not vary
 */
public record SavedEstimate(String place, double value, double standardError) {}
