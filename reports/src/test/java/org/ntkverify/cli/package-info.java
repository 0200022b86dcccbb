/** Tests of the command line without a process. */
@NullMarked
package org.ntkverify.cli;

import org.jspecify.annotations.NullMarked;
