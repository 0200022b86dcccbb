/**
 * The page {@code index.html} of a report folder: one file without network requests, readable without its script.
 *
 * <p>Text that comes from claims is escaped where it is written, formulas are rebuilt from a list of allowed elements, and the page
 * forbids every style and script but its own two.
 */
@NullMarked
package org.ntkverify.report.html;

import org.jspecify.annotations.NullMarked;
