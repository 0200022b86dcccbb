/** How finite networks approach their infinite-width kernel: which widths, how many draws, and what they say. */
@NullMarked
package org.ntkverify.check.convergence;

import org.jspecify.annotations.NullMarked;
