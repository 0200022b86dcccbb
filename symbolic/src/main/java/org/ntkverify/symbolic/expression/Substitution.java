package org.ntkverify.symbolic.expression;

import java.util.HashMap;
import java.util.Map;

/** Replaces variables by expressions, all at once; the variable of an integral is bound and stays. */
final class Substitution extends Rewriting {

    private final Map<String, Expression> replacements;

    Substitution(Map<String, Expression> replacements) {
        this.replacements = replacements;
    }

    @Override
    public Expression variable(String name) {
        return replacements.getOrDefault(name, Expression.variable(name));
    }

    @Override
    public Expression integral(Expression.Integral integral) {
        Map<String, Expression> inner = new HashMap<>(replacements);
        inner.remove(integral.variable().name());
        inner.keySet().retainAll(integral.integrand().variables());
        inner.forEach((name, replacement) -> requireFree(name, replacement, integral));
        return new Expression.Integral(
                integral.integrand().substitute(inner),
                integral.variable(),
                integral.lower().accept(this),
                integral.upper().accept(this));
    }

    private static void requireFree(String name, Expression replacement, Expression.Integral integral) {
        if (replacement.variables().contains(integral.variable().name())) {
            throw new IllegalArgumentException("replacement of %s must not contain the variable %s of %s but was %s"
                    .formatted(name, integral.variable(), integral, replacement));
        }
    }
}
