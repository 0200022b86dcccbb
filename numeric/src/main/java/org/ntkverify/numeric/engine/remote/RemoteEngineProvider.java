package org.ntkverify.numeric.engine.remote;

/** Opens engines of one kind; found by {@link java.util.ServiceLoader}. */
public interface RemoteEngineProvider {

    /** Returns the word by which a user asks for this kind. */
    String name();

    /**
     * Returns an engine for the tasks of {@code source}, and for no others.
     *
     * @throws org.ntkverify.numeric.engine.EngineFailedException if it does not start
     */
    RemoteEngine open(TaskSource source);
}
