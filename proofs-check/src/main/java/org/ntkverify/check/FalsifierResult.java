package org.ntkverify.check;

/**
 * What became of a falsifier.
 *
 * @param falsifier the near miss
 * @param verdict on its statement
 */
public record FalsifierResult(Falsifier falsifier, Verdict verdict) {

    /** Returns whether it was refuted for the stated reason with the stated effect; nothing else counts. */
    public boolean refutedAsDeclared() {
        return verdict instanceof Verdict.Refuted refuted
                && refuted.code() == falsifier.reason()
                && falsifier.effect().matches(refuted.effect());
    }
}
