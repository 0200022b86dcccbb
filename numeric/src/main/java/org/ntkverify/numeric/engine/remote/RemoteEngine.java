package org.ntkverify.numeric.engine.remote;

import org.ntkverify.numeric.engine.DrawEngine;

/** An engine that holds machines until it is closed. */
public interface RemoteEngine extends DrawEngine, AutoCloseable {

    /** Returns how many draws run at the same time, as far as is known now. */
    int workers();

    /** Gives the machines back; nothing can be run afterwards. */
    @Override
    void close();
}
