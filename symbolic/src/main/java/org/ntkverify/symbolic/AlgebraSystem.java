package org.ntkverify.symbolic;

import java.util.ServiceLoader;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A computer algebra system behind a port: it proposes, the caller re-checks.
 *
 * <p>The implementation is found by {@link ServiceLoader}, so that no class of the system is touched before it is asked.
 */
public interface AlgebraSystem {

    /** Returns name and version, for provenance. */
    String name();

    /** Returns an antiderivative of {@code integrand} in {@code variable}, as the system proposes it. */
    ClosedForm antiderivative(Expression integrand, Expression.Variable variable);

    /**
     * Returns the algebra system on the class path; starting it may take seconds.
     *
     * @throws IllegalStateException if there is none
     */
    static AlgebraSystem load() {
        return ServiceLoader.load(AlgebraSystem.class).findFirst().orElseThrow(() -> new IllegalStateException("""
                        an algebra system must be on the class path but there is none
                        Maybe the jar of ntk-verify-symbolic was repackaged without META-INF/services."""));
    }
}
