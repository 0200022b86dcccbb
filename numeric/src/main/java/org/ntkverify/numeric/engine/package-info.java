/**
 * Where draws run. An engine decides which thread or machine computes a draw, never what the result is: draws are grouped into
 * chunks by the task alone, each chunk is reduced in draw order, and chunks are merged in index order, so the result is the
 * same bit by bit for any number of workers.
 */
@NullMarked
package org.ntkverify.numeric.engine;

import org.jspecify.annotations.NullMarked;
