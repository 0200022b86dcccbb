/** Where the tables of a run are stored, so that every format names the same files. */
@NullMarked
package org.ntkverify.report.table;

import org.jspecify.annotations.NullMarked;
