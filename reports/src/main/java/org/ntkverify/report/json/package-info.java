/**
 * JSON for other tools: {@code results.json} and what {@code list --json} and {@code explain --json} print.
 *
 * <p>Fields may be added, never changed or removed; {@code results.schema.json} beside this package describes the first
 * of them. Keys stand in a fixed order. Numbers are the shortest that read back as the same double; NaN and infinities
 * are refused, because JSON has no word for them and a quoted one would be taken for text.
 */
@NullMarked
package org.ntkverify.report.json;

import org.jspecify.annotations.NullMarked;
