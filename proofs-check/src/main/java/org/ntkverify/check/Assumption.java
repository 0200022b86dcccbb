package org.ntkverify.check;

/**
 * A hypothesis of a claim, with what is known about it.
 *
 * @param text the hypothesis
 * @param status what is known
 */
public record Assumption(String text, Status status) {

    /** What is known about a hypothesis. */
    public enum Status {
        /** Checked on this claim's data, and it holds. */
        HOLDS("holds"),
        /** Checked, and it fails: the claim is blocked. */
        FAILS("fails"),
        /** Part of the construction, so there is nothing to check. */
        BY_CONSTRUCTION("by-construction"),
        /** The source asks for it and the claim's data violate it; what is tested is our extension, and says so. */
        WAIVED("waived"),
        /** Neither checked nor checkable here: a proof is capped at SUPPORTED. */
        UNCHECKED("unchecked");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        /** Returns the word in reports. */
        public String text() {
            return text;
        }
    }

    /** Returns an assumption that is part of the construction. */
    public static Assumption byConstruction(String text) {
        return new Assumption(text, Status.BY_CONSTRUCTION);
    }

    /** Returns an assumption checked now. */
    public static Assumption checked(String text, boolean holds) {
        return new Assumption(text, holds ? Status.HOLDS : Status.FAILS);
    }
}
