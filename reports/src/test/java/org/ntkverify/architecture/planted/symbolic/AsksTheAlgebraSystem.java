package org.ntkverify.architecture.planted.symbolic;

import org.matheclipse.core.interfaces.IExpr;

/** Lets a type of the computer algebra system out. */
public record AsksTheAlgebraSystem(IExpr answer) {}
