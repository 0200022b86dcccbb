/** Claims of [KMM24] on smallest eigenvalues. */
@NullMarked
package org.ntkverify.check.catalogue.karhadkar2024;

import org.jspecify.annotations.NullMarked;
