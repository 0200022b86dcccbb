package org.ntkverify.symbolic;

import java.nio.file.Path;
import java.util.ServiceLoader;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A computer algebra system behind a port: it proposes, the caller re-checks.
 *
 * <p>The implementation is found by {@link ServiceLoader}, so that no class of the system is touched before it is asked.
 */
public interface AlgebraSystem {

    /** The system property that names a folder for answers. */
    String CACHE = "ntkv.algebra.cache";

    /** Returns name and version, for provenance. */
    String name();

    /** Returns an antiderivative of {@code integrand} in {@code variable}, as the system proposes it. */
    ClosedForm antiderivative(Expression integrand, Expression.Variable variable);

    /**
     * Returns the algebra system on the class path; starting it may take seconds. Its answers are kept in the folder that
     * the system property {@value #CACHE} names, if it is set.
     *
     * @throws IllegalStateException if there is none
     */
    static AlgebraSystem load() {
        AlgebraSystem system =
                ServiceLoader.load(AlgebraSystem.class).findFirst().orElseThrow(() -> new IllegalStateException("""
                        an algebra system must be on the class path but there is none
                        Maybe the jar of ntk-verify-symbolic was repackaged without META-INF/services."""));
        String folder = System.getProperty(CACHE, "");
        return folder.isEmpty() ? system : new CachedAlgebraSystem(system, Path.of(folder));
    }
}
