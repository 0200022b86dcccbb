/** Small networks trained from random starts: how near they stay to kernel regression, and how fast they tell two curves apart. */
@NullMarked
package org.ntkverify.numeric.lazy;

import org.jspecify.annotations.NullMarked;
