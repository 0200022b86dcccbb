package org.ntkverify.symbolic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /** Returns the name of {@code d name / d input} in {@link #withDerivatives}. */
    public static String derivative(String name, String input) {
        return "d%s_d%s".formatted(name, input);
    }

    /**
     * Returns the program that also computes the partial derivatives of every output by each of the given inputs, by the chain
     * rule from the first assignment to the last; they are further outputs, output by output.
     *
     * <p>Angles have the derivatives {@code d theta / dc = -1/sqrt(Delta)}: where inputs are collinear, such programs divide by 0.
     */
    public KernelProgram withDerivatives(List<String> by) {
        Map<String, Map<String, Expression>> known = new HashMap<>();
        for (String input : by) {
            if (!inputs.contains(input)) {
                throw new IllegalArgumentException("input must be one of %s but was %s".formatted(inputs, input));
            }
            known.put(input, new HashMap<>(Map.of(input, Expression.ONE)));
        }
        List<Assignment> extended = new ArrayList<>();
        for (Assignment assignment : assignments) {
            extended.add(assignment);
            for (String input : by) {
                Map<String, Expression> derivatives = known.getOrDefault(input, Map.of());
                Expression derivative = chainRule(assignment.value(), derivatives);
                String name = derivative(assignment.name(), input);
                boolean constant = derivative.variables().isEmpty();
                if (!constant) {
                    extended.add(new Assignment(name, derivative));
                }
                derivatives.put(assignment.name(), constant ? derivative : Expression.variable(name));
            }
        }
        List<String> results = new ArrayList<>(outputs);
        for (String output : outputs) {
            for (String input : by) {
                String name = derivative(output, input);
                Expression value = known.getOrDefault(input, Map.of()).getOrDefault(output, Expression.ZERO);
                if (!value.equals(Expression.variable(name))) {
                    extended.add(new Assignment(name, value));
                }
                results.add(name);
            }
        }
        return new KernelProgram(inputs, extended, results);
    }

    private static Expression chainRule(Expression value, Map<String, Expression> derivatives) {
        List<Expression> terms = new ArrayList<>();
        for (String name : new TreeSet<>(value.variables())) {
            Expression inner = derivatives.getOrDefault(name, Expression.ZERO);
            if (!inner.equals(Expression.ZERO)) {
                terms.add(value.derivative(Expression.variable(name)).times(inner));
            }
        }
        return Expression.sum(terms);
    }
}
