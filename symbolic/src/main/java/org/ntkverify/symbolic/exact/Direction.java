package org.ntkverify.symbolic.exact;

/** Cosine and sine of an angle. */
record Direction(RationalFunction cosine, RationalFunction sine) {

    static final Direction ZERO = new Direction(RationalFunction.ONE, RationalFunction.ZERO);

    /** Returns the direction of the sum of the angles. */
    Direction plus(Direction other, Tower tower) {
        return new Direction(
                cosine.times(other.cosine, tower).minus(sine.times(other.sine, tower), tower),
                sine.times(other.cosine, tower).plus(cosine.times(other.sine, tower), tower));
    }

    Direction negate() {
        return new Direction(cosine, sine.negate());
    }

    Direction times(int factor, Tower tower) {
        Direction part = factor < 0 ? negate() : this;
        Direction result = ZERO;
        for (int i = 0; i < Math.abs(factor); i++) {
            result = result.plus(part, tower);
        }
        return result;
    }
}
