/** Tests of the page, as text, as a tree and in a browser. */
@NullMarked
package org.ntkverify.report.html;

import org.jspecify.annotations.NullMarked;
