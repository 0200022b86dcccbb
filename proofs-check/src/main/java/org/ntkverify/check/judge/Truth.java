package org.ntkverify.check.judge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntkverify.check.Question;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Expression;

/** The derived answer to a question, in one kind of coordinates. */
sealed interface Truth {

    /** Nodes up to which a recursion is written as one expression; about five layers of ReLU. */
    double LARGEST_TREE = 20_000;

    /** Returns the value at a point where the free variables have {@code values}. */
    <T> T at(Arithmetic<T> arithmetic, Map<String, T> values);

    /** Returns the answer as one expression in the free variables, unless it is too large. */
    Optional<Expression> expression();

    /**
     * A closed form.
     *
     * @param closedForm the answer
     * @param moments the one-point values; where one has no value, the expectation of the square diverges, and the closed form
     *     means nothing even if it can be evaluated
     */
    record Written(Expression closedForm, List<Expression> moments) implements Truth {
        /** Copies the list. */
        public Written {
            moments = List.copyOf(moments);
        }

        @Override
        public <T> T at(Arithmetic<T> arithmetic, Map<String, T> values) {
            moments.forEach(moment -> moment.evaluate(arithmetic, values));
            return closedForm.evaluate(arithmetic, values);
        }

        @Override
        public Optional<Expression> expression() {
            return Optional.of(closedForm);
        }
    }

    /** A recursion over layers. */
    record Recursion(KernelProgram program, String output) implements Truth {
        @Override
        public <T> T at(Arithmetic<T> arithmetic, Map<String, T> values) {
            T value = program.run(arithmetic, values).get(output);
            if (value == null) {
                throw new IllegalStateException("program must compute %s but does not".formatted(output));
            }
            return value;
        }

        @Override
        public Optional<Expression> expression() {
            Map<String, Double> sizes = new HashMap<>();
            for (Assignment assignment : program.assignments()) {
                sizes.put(assignment.name(), assignment.value().accept(new TreeSize(sizes)));
            }
            return sizes.getOrDefault(output, 0.0) <= LARGEST_TREE
                    ? Optional.of(program.inlined(output))
                    : Optional.empty();
        }
    }

    /**
     * Derives the answer to {@code question} for a formula in {@code coordinates}.
     *
     * @param integers the widths and dimensions of the formula; {@code n} stands for all widths
     * @throws IllegalArgumentException if the activation has no closed form
     */
    static Truth of(Question question, Coordinates coordinates, List<String> integers) {
        DualActivation dual = ClosedForms.of(question.activation());
        if (question instanceof Question.Ntk ntk) {
            return recursion(ntk.architecture(), dual, coordinates, integers);
        }
        boolean value = question instanceof Question.Dual;
        return written(
                value ? dual.value() : dual.derivative(),
                value ? dual.diagonal() : dual.derivativeDiagonal(),
                coordinates);
    }

    /** Returns the closed form {@code answer} in a, b, c, with {@code moment} its one-point value in a. */
    static Truth written(Expression answer, Expression moment, Coordinates coordinates) {
        if (coordinates == Coordinates.SPHERE) {
            Expression one = Expression.ONE;
            return new Written(
                    DualActivation.at(answer, one, one, Expression.variable("rho")),
                    List.of(moment.substitute(Map.of("a", one))));
        }
        return new Written(answer, List.of(moment, moment.substitute(Map.of("a", DualActivation.B))));
    }

    private static Truth recursion(
            Architecture architecture, DualActivation dual, Coordinates coordinates, List<String> integers) {
        KernelRecursion recursion = KernelRecursion.of(architecture, dual);
        KernelProgram program = switch (coordinates) {
            case SPHERE -> recursion.onSphere();
            case INPUTS -> recursion.program();
            case COVARIANCE -> onCovariance(recursion.onSphere());
        };
        return new Recursion(integers.contains("n") ? withEqualWidths(program) : program, recursion.ntk());
    }

    /** The program on the sphere with free variances of the first hidden layer. */
    private static KernelProgram onCovariance(KernelProgram sphere) {
        Map<String, Expression> renamed = Map.of("rho", DualActivation.C);
        List<Assignment> assignments = sphere.assignments().stream()
                .map(assignment -> switch (assignment.name()) {
                    case "a1" -> new Assignment("a1", DualActivation.A);
                    case "b1" -> new Assignment("b1", DualActivation.B);
                    default ->
                        new Assignment(assignment.name(), assignment.value().substitute(renamed));
                })
                .toList();
        List<String> inputs = new ArrayList<>(List.of("a", "b", "c"));
        sphere.inputs().stream().filter(input -> !input.equals("rho")).forEach(inputs::add);
        return new KernelProgram(inputs, assignments, sphere.outputs());
    }

    private static KernelProgram withEqualWidths(KernelProgram program) {
        Map<String, Expression> equal = program.inputs().stream()
                .filter(input -> input.matches("n[0-9]+"))
                .collect(Collectors.toMap(input -> input, input -> Expression.variable("n")));
        List<Assignment> assignments = program.assignments().stream()
                .map(assignment ->
                        new Assignment(assignment.name(), assignment.value().substitute(equal)))
                .toList();
        List<String> inputs = new ArrayList<>(program.inputs());
        inputs.removeAll(equal.keySet());
        inputs.add("n");
        return new KernelProgram(inputs, assignments, program.outputs());
    }
}
