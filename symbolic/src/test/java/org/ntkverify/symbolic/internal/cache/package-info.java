/** Tests of the folder of answers. */
@NullMarked
package org.ntkverify.symbolic.internal.cache;

import org.jspecify.annotations.NullMarked;
