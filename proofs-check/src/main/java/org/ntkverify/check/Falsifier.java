package org.ntkverify.check;

/**
 * A near miss: a false variant of a claim that the same checks must refute, for the stated reason and with the stated
 * effect. A check that does not refute it has no power, and its verdict on the claim means nothing.
 *
 * @param id unique within the claim, of {@code [a-z0-9-]}
 * @param statement the false variant
 * @param reason the code expected
 * @param effect the size expected
 */
public record Falsifier(String id, Statement statement, ReasonCode reason, EffectSize effect) {}
