/** Remembers answers of an algebra system between runs; what is read back is a proposal like any other. */
@NullMarked
package org.ntkverify.symbolic.internal.cache;

import org.jspecify.annotations.NullMarked;
