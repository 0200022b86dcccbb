package org.ntkverify.numeric.engine;

import java.io.Serializable;

/**
 * Where in a run a task stands. Together with what the run is about, it is all that another process needs to make an equal task.
 *
 * @param claim id of the claim that draws
 * @param design number of the design among those of the claim, from 0 on
 * @param step number of the size within the design, from 0 on
 * @param firstDraw index of the first draw
 * @param draws number of draws
 */
public record TaskAddress(String claim, int design, int step, long firstDraw, long draws) implements Serializable {}
