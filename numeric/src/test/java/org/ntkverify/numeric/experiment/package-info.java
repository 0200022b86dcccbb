@NullMarked
package org.ntkverify.numeric.experiment;

import org.jspecify.annotations.NullMarked;
