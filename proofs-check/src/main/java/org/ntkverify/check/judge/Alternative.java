package org.ntkverify.check.judge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.ntkverify.check.Question;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ClosedForms;
import org.ntkverify.symbolic.Connection;
import org.ntkverify.symbolic.DualActivation;
import org.ntkverify.symbolic.KernelRecursion;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.expression.Expression;

/**
 * Another quantity that people write down by mistake.
 *
 * @param text what it is
 * @param truth its derived value
 * @param upToFactor whether a constant factor in front does not matter
 */
record Alternative(String text, Truth truth, boolean upToFactor) {

    private static final int LARGEST_DEGREE = 16;

    /** Returns the alternatives to {@code question} for {@code formula}. */
    static List<Alternative> to(Question question, StatedFormula formula) {
        List<Alternative> found = new ArrayList<>();
        if (question instanceof Question.Ntk ntk) {
            networks(found, ntk.architecture(), formula);
        } else {
            boolean dual = question instanceof Question.Dual;
            Activation activation = question.activation();
            found.add(of(
                    dual ? "this is Kdot, not K" : "this is K, not Kdot",
                    dual ? new Question.DerivativeDual(activation) : new Question.Dual(activation),
                    formula,
                    false));
            if (!dual) {
                found.add(price(activation, formula));
            }
            degrees(found, question, formula);
        }
        return found;
    }

    private static Alternative of(String text, Question question, StatedFormula formula, boolean upToFactor) {
        return new Alternative(text, Truth.of(question, formula.coordinates(), formula.positiveIntegers()), upToFactor);
    }

    private static Alternative price(Activation activation, StatedFormula formula) {
        DualActivation dual = ClosedForms.of(activation);
        Truth truth = Truth.written(dual.value().derivative(DualActivation.C), dual.diagonal(), formula.coordinates());
        return new Alternative(
                "this is dK/dc, which sees the jumps of phi; Kdot uses the almost-everywhere derivative", truth, false);
    }

    /** Arc-cosine kernels of the neighbouring degrees. */
    private static void degrees(List<Alternative> found, Question question, StatedFormula formula) {
        OptionalInt degree = question.activation().homogeneity();
        Activation phi = question.activation();
        boolean rectified = phi.equals(Activation.RELU)
                || phi.equals(Activation.STEP)
                || phi.name().startsWith("rectified-monomial");
        if (degree.isEmpty() || !rectified) {
            return;
        }
        int right = degree.getAsInt() - (question instanceof Question.Dual ? 0 : 1);
        for (int other = Math.max(0, right - 2); other <= Math.min(LARGEST_DEGREE, right + 2); other++) {
            if (other != right) {
                found.add(of(
                        "this is the arc-cosine kernel J_%s up to a factor; J_%s is needed".formatted(other, right),
                        new Question.Dual(Activation.rectifiedMonomial(other)),
                        formula,
                        true));
            }
        }
    }

    private static void networks(List<Alternative> found, Architecture network, StatedFormula formula) {
        int depth = network.hiddenLayers();
        found.add(new Alternative(
                "this is the NNGP kernel Sigma of the output, not the tangent kernel",
                output(network, formula, KernelRecursion.of(network).nngp()),
                false));
        if (!network.connection().equals(Connection.DENSE)) {
            found.add(network(
                    "the skip connections are missing",
                    new Architecture(
                            network.activation(), network.layers(), network.parameterization(), network.input()),
                    formula));
        }
        depths(found, network, formula, depth);
        if (network.hasBias()) {
            found.add(network(
                    "the bias is missing", layers(network, Layer::weightVariance, layer -> Expression.ZERO), formula));
            found.add(network(
                    "the bias standard deviation stands where its variance is needed",
                    layers(
                            network,
                            Layer::weightVariance,
                            layer -> layer.biasVariance().sqrt()),
                    formula));
        }
        found.add(network("the weight gain of the readout is missing", readout(network, Expression.ONE), formula));
        found.add(network(
                "the weight gain is missing", layers(network, layer -> Expression.ONE, Layer::biasVariance), formula));
        found.add(network(
                "the weight standard deviation stands where its variance is needed",
                layers(network, layer -> layer.weightVariance().sqrt(), Layer::biasVariance),
                formula));
        found.add(network(
                "the weight variance stands squared",
                layers(network, layer -> layer.weightVariance().power(2), Layer::biasVariance),
                formula));
        parameterizations(found, network, formula);
    }

    private static void depths(List<Alternative> found, Architecture network, StatedFormula formula, int depth) {
        boolean dense = network.connection().equals(Connection.DENSE);
        boolean sameWidths = !network.parameterization().dependsOnWidths()
                || formula.positiveIntegers().contains("n");
        if (dense && sameWidths && depth > 1) {
            found.add(network(
                    "this has %s, one layer too few".formatted(layers(depth - 1)), depth(network, -1), formula));
        }
        if (dense && sameWidths) {
            found.add(network(
                    "this has %s, one layer too many".formatted(layers(depth + 1)), depth(network, 1), formula));
        }
    }

    private static void parameterizations(List<Alternative> found, Architecture network, StatedFormula formula) {
        if (network.parameterization().dependsOnWidths()) {
            found.add(network(
                    "this is the kernel of the ntk parameterisation",
                    network.withParameterization(Parameterization.NTK),
                    formula));
        }
        List<Layer> he = new ArrayList<>(
                Collections.nCopies(network.hiddenLayers(), new Layer(Expression.integer(2), Expression.ZERO)));
        he.add(new Layer(Expression.ONE, Expression.ZERO));
        found.add(network("this has weight variance 2 on the hidden layers (He)", network.withLayers(he), formula));
        found.add(network(
                "this has weight variance 2 on every layer",
                layers(network, layer -> Expression.integer(2), layer -> Expression.ZERO),
                formula));
    }

    private static Alternative network(String text, Architecture network, StatedFormula formula) {
        return of(text, new Question.Ntk(network), formula, false);
    }

    private static Truth output(Architecture network, StatedFormula formula, String output) {
        Truth.Recursion recursion = (Truth.Recursion)
                Truth.of(new Question.Ntk(network), formula.coordinates(), formula.positiveIntegers());
        return new Truth.Recursion(recursion.program(), output);
    }

    private static String layers(int depth) {
        return depth == 1 ? "1 hidden layer" : depth + " hidden layers";
    }

    /** A dense network with one layer more or less. */
    private static Architecture depth(Architecture network, int change) {
        List<Layer> layers = new ArrayList<>(network.layers());
        if (change < 0) {
            layers.remove(0);
        } else {
            layers.add(0, layers.get(0));
        }
        return new Architecture(network.activation(), layers, network.parameterization(), network.input());
    }

    private static Architecture layers(
            Architecture network, Function<Layer, Expression> weight, Function<Layer, Expression> bias) {
        List<Layer> layers = network.layers().stream()
                .map(layer -> new Layer(weight.apply(layer), bias.apply(layer)))
                .toList();
        return network.withLayers(layers);
    }

    private static Architecture readout(Architecture network, Expression weightVariance) {
        List<Layer> layers = new ArrayList<>(network.layers());
        Layer last = layers.remove(layers.size() - 1);
        layers.add(new Layer(weightVariance, last.biasVariance()));
        return network.withLayers(layers);
    }
}
