/**
 * The command line: the composition root, the only main, the only exit, and the only writer to the console and to disk.
 */
@NullMarked
package org.ntkverify.cli;

import org.jspecify.annotations.NullMarked;
