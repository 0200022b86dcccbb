/** The rules of the architecture, and a small tree of classes that breaks each of them. */
@NullMarked
package org.ntkverify.architecture;

import org.jspecify.annotations.NullMarked;
