package org.ntkverify.architecture.planted.report;

import org.ntkverify.architecture.planted.numeric.Quantity;

/** A renderer that sees more than the data types of a run. */
public record ReadsNumbers(Quantity quantity) {}
