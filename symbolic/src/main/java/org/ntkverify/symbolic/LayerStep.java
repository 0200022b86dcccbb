package org.ntkverify.symbolic;

import java.util.Optional;
import org.ntkverify.symbolic.KernelProgram.Assignment;
import org.ntkverify.symbolic.expression.Expression;

/** The step of the recursion from layer {@code m - 1} to layer {@code m}, 2 to L + 1, in the names of the programs. */
final class LayerStep {

    private final Architecture architecture;
    private final int m;
    private final Layer layer;

    LayerStep(Architecture architecture, int m) {
        this.architecture = architecture;
        this.m = m;
        this.layer = architecture.layers().get(m - 1);
    }

    private Expression before(String name) {
        return Expression.variable(name + (m - 1));
    }

    /** Returns the covariance {@code name} (a, b or c) of layer m, {@code kernel} being K at layer m - 1. */
    Assignment covariance(String name, Expression kernel) {
        return new Assignment(
                name + m,
                joined(before(name), layer.weightVariance().times(kernel).plus(layer.biasVariance())));
    }

    /** Returns {@code q} of layer m, {@code distance} being its counterpart of K at layer m - 1. */
    Assignment distance(Expression distance) {
        return new Assignment(
                "q" + m, joined(before("q"), layer.weightVariance().times(distance)));
    }

    /** Returns Theta of layer m. */
    Assignment tangent() {
        Expression branch = trainedWeight().plus(trainedBias()).plus(inherited());
        return new Assignment("t" + m, joined(before("t"), branch));
    }

    /** Returns {@code sigma_w^2 Kdot Theta}, what the branch hands on of the tangent kernel before. */
    private Expression inherited() {
        return layer.weightVariance().times(before("kd")).times(before("t"));
    }

    /** Returns what the weights of layer m add to Theta of the layer they make, before any scale. */
    private Expression trainedWeight() {
        boolean raw = architecture.parameterization().trainsRawWeights();
        return (raw ? before("n") : layer.weightVariance()).times(before("k"));
    }

    private Expression trainedBias() {
        boolean raw = architecture.parameterization().trainsRawWeights();
        return raw && layer.hasBias() ? Expression.ONE : layer.biasVariance();
    }

    /** Returns what the weights of layer m add to Theta of layer m. */
    Expression weightTerm() {
        return scale().times(trainedWeight());
    }

    /** Returns what the bias of layer m adds to Theta of layer m. */
    Expression biasTerm() {
        return scale().times(trainedBias());
    }

    /** Returns the factor of Theta^(m-1) in Theta^m. */
    Expression handedOn() {
        Expression branch = scale().times(layer.weightVariance()).times(before("kd"));
        return architecture.squaredBranchScale(m).isPresent() ? Expression.ONE.plus(branch) : branch;
    }

    private Expression joined(Expression skipped, Expression branch) {
        Optional<Expression> square = architecture.squaredBranchScale(m);
        return square.isPresent() ? skipped.plus(square.get().times(branch)) : scale().times(branch);
    }

    /** Returns the square of the multiplier of what layer m computes: of its branch, or of the output. */
    private Expression scale() {
        boolean divided = m == architecture.layers().size() && architecture.parameterization() == Parameterization.MUP;
        return architecture.squaredBranchScale(m).orElse(divided ? before("n").power(-1) : Expression.ONE);
    }
}
