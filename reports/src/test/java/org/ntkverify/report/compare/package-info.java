@NullMarked
package org.ntkverify.report.compare;

import org.jspecify.annotations.NullMarked;
