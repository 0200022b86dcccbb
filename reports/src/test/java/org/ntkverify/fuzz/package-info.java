/**
 * What reads text or bytes from strangers, one target each: a method on bytes that throws where the reader broke its promise. A fuzzer looks for such bytes,
 * {@code FuzzCorpusTest} goes through those that were kept. See {@code docs/fuzzing.md}.
 */
@NullMarked
package org.ntkverify.fuzz;

import org.jspecify.annotations.NullMarked;
