package org.ntkverify.symbolic.gaussian;

/**
 * {@code z^power exp(exponent) gate}.
 *
 * @param power at least 0
 */
record Atom(int power, Exponent exponent, Gate gate) {

    static final Atom ONE = new Atom(0, Exponent.ZERO, Gate.Open.GATE);

    /** Powers beyond this are refused: an expression may come from a stranger. */
    private static final int HIGHEST_POWER = 64;

    Atom {
        if (!(power >= 0 && power <= HIGHEST_POWER)) {
            throw new NoClosedFormException("power of z must be in [0, %s] but was %s".formatted(HIGHEST_POWER, power));
        }
    }

    Atom times(Atom other) {
        return new Atom(power + other.power, exponent.plus(other.exponent), gate.times(other.gate));
    }

    Atom withPower(int changed) {
        return new Atom(changed, exponent, gate);
    }

    Atom withGate(Gate changed) {
        return new Atom(power, exponent, changed);
    }
}
