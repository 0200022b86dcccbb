package org.ntkverify.symbolic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A straight-line program: named intermediates in order, each an expression in the inputs and earlier names.
 *
 * <p>A kernel of depth L written as one expression grows exponentially; with named intermediates it grows linearly, and
 * this is also how a reader wants to see it.
 *
 * @param inputs names of the inputs, in the order in which compiled code takes them
 * @param assignments the intermediates, in order of evaluation
 * @param outputs names of the results among inputs and assignments
 */
public record KernelProgram(List<String> inputs, List<Assignment> assignments, List<String> outputs) {

    /** A constant of at most so many characters is clearer than its name. */
    private static final int LONGEST_VALUE = 40;

    /** {@code name = value}. */
    public record Assignment(String name, Expression value) {}

    /** Copies the lists. */
    public KernelProgram {
        inputs = List.copyOf(inputs);
        assignments = List.copyOf(assignments);
        outputs = List.copyOf(outputs);
    }

    /**
     * Runs the program in {@code arithmetic}.
     *
     * @param values one value for each input
     * @return the values of inputs and intermediates by name
     */
    public <T> Map<String, T> run(Arithmetic<T> arithmetic, Map<String, T> values) {
        Map<String, T> environment = new HashMap<>(values);
        for (Assignment assignment : assignments) {
            environment.put(assignment.name(), assignment.value().evaluate(arithmetic, environment));
        }
        return environment;
    }

    /** Returns the assignments on which an output depends, in order of evaluation. */
    public List<Assignment> needed() {
        Set<String> wanted = new HashSet<>(outputs);
        Deque<Assignment> kept = new ArrayDeque<>();
        for (int i = assignments.size() - 1; i >= 0; i--) {
            if (wanted.contains(assignments.get(i).name())) {
                kept.addFirst(assignments.get(i));
                wanted.addAll(assignments.get(i).value().variables());
            }
        }
        return List.copyOf(kept);
    }

    /** Returns {@code name} as one expression in the inputs, all intermediates put in. */
    public Expression inlined(String name) {
        Map<String, Expression> known = new HashMap<>();
        for (Assignment assignment : assignments) {
            known.put(assignment.name(), assignment.value().substitute(known));
        }
        Expression value = known.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "name must be an intermediate of the program but was %s".formatted(name));
        }
        return value;
    }

    /**
     * Returns the program at fixed inputs: they are no inputs any more, and an intermediate that has become a short constant is put
     * in wherever it occurs, so that exact values show; longer ones keep their names.
     */
    public KernelProgram at(Map<String, Expression> values) {
        Map<String, Expression> known = new HashMap<>(values);
        List<Assignment> fixed = new ArrayList<>();
        for (Assignment assignment : assignments) {
            Expression value = assignment.value().substitute(known);
            fixed.add(new Assignment(assignment.name(), value));
            if (value.variables().isEmpty() && value.toString().length() <= LONGEST_VALUE) {
                known.put(assignment.name(), value);
            }
        }
        List<String> open =
                inputs.stream().filter(input -> !values.containsKey(input)).toList();
        return new KernelProgram(open, fixed, outputs);
    }
}
