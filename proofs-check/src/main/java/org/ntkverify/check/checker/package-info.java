/**
 * One checker for each kind of statement, and the order in which a claim, its falsifiers and a whole run are checked.
 *
 * <p>Checkers turn a {@link org.ntkverify.check.Statement} into {@link org.ntkverify.check.Evidence}. They give no
 * verdicts.
 */
@NullMarked
package org.ntkverify.check.checker;

import org.jspecify.annotations.NullMarked;
