package org.ntkverify.check;

/** A verdict on a claim and how it compares with the claim's expectation. */
public record Judgement(Verdict verdict, Outcome outcome) {}
