package org.ntkverify.architecture.planted.numeric.internal;

import java.util.List;
import org.ntkverify.architecture.planted.numeric.Measured;

/** Internal to its layer; together with {@code Measured} a cycle inside one layer. */
public record Hidden(List<Measured> uses) {}
