/** What finite networks have for a kernel, and how it approaches the infinite-width one: which widths, how many draws, and what they say. */
@NullMarked
package org.ntkverify.check.convergence;

import org.jspecify.annotations.NullMarked;
