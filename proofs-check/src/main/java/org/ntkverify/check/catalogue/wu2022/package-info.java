/** Claims of [WZLC22] on polynomial networks. */
@NullMarked
package org.ntkverify.check.catalogue.wu2022;

import org.jspecify.annotations.NullMarked;
