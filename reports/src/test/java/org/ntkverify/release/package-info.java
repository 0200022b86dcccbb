/** What users get who build nothing. */
@NullMarked
package org.ntkverify.release;

import org.jspecify.annotations.NullMarked;
