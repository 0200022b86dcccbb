/** Results that are asked for again. */
@NullMarked
package org.ntkverify.numeric.internal.cache;

import org.jspecify.annotations.NullMarked;
