package org.ntkverify.check.checker;

import org.ntkverify.check.statistics.ErrorBudget;

/**
 * What a checker may use.
 *
 * @param share error probability and power budget of this one check
 * @param samples draws networks for the claim at hand
 */
public record CheckContext(ErrorBudget.Share share, SampleSource samples) {}
