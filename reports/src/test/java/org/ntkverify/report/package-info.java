@NullMarked
package org.ntkverify.report;

import org.jspecify.annotations.NullMarked;
