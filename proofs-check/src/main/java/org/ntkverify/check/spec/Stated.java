package org.ntkverify.check.spec;

import java.util.List;
import org.ntkverify.check.EffectSize;
import org.ntkverify.check.Falsifier;
import org.ntkverify.check.ReasonCode;
import org.ntkverify.check.Statement;

/**
 * What a form says.
 *
 * @param statement to be checked
 * @param reason for which a false variant of it is refuted
 * @param nearMisses false variants that the same checks must refute
 */
record Stated(Statement statement, ReasonCode reason, List<Falsifier> nearMisses) {

    Stated {
        nearMisses = List.copyOf(nearMisses);
    }

    /** Returns a falsifier of which only the reason is known, as of one that a user wrote. */
    static Falsifier falsifier(String id, Statement statement, ReasonCode reason) {
        return falsifier(id, statement, reason, 0);
    }

    /** Returns a falsifier that is off by at least {@code effect}, in the unit of the reason. */
    static Falsifier falsifier(String id, Statement statement, ReasonCode reason, double effect) {
        return new Falsifier(id, statement, reason, new EffectSize.AtLeast(effect));
    }

    /** One form of a claim. */
    @FunctionalInterface
    interface Form {

        /** Reads the value of the form's key. */
        Stated read(Section form, Subject subject);
    }
}
