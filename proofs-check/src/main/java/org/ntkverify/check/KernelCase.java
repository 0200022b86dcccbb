package org.ntkverify.check;

import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Architecture;

/** The infinite-width tangent kernel of one architecture on one set of inputs. */
public record KernelCase(String label, Architecture architecture, Inputs inputs) {}
