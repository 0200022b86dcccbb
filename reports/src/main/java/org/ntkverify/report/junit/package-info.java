/** JUnit XML, the format that continuous integration understands. */
@NullMarked
package org.ntkverify.report.junit;

import org.jspecify.annotations.NullMarked;
