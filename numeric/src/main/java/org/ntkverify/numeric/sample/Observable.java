package org.ntkverify.numeric.sample;

import java.util.ArrayList;
import java.util.List;

/** A named vector-valued function of a draw; stateless, because many threads call it. */
public interface Observable {

    /** Names of the statistics of a spectrum: its ends, its sum, and the decimal logarithm of the ratio of its ends. */
    List<String> SPECTRUM = List.of("lambda-min", "lambda-max", "trace", "log10-condition");

    /** Returns one name for each entry. */
    List<String> names();

    /**
     * Writes the value at {@code draw} to {@code target}, one entry for each name.
     *
     * @param target receives the values; as long as {@link #names}
     */
    void observe(NetworkDraw draw, double[] target);

    /** Returns the entries (i, j), {@code i <= j}, of Theta on {@code inputCount} inputs, called {@code theta[i,j]}. */
    static Observable theta(int inputCount) {
        return ofPairs("theta", inputCount, NetworkDraw::theta);
    }

    /**
     * Returns the entries (i, j), {@code i <= j}, of the part of Theta that each layer contributes, called
     * {@code theta l[i,j]} for l = 1 .. {@code layers}; the readout is the last layer.
     */
    static Observable layerTheta(int inputCount, int layers) {
        List<Observable> parts = new ArrayList<>();
        for (int l = 1; l <= layers; l++) {
            int layer = l;
            parts.add(ofPairs("theta " + l, inputCount, (draw, i, j) -> draw.layerTheta(layer, i, j)));
        }
        return join(parts);
    }

    /**
     * Returns the upper triangle of Theta between all outputs, called {@code theta[i.p,j.q]} for output p at input i and output
     * q at input j.
     */
    static Observable thetaOfAllOutputs(int inputCount, int outputs) {
        return ofOutputPairs("theta", inputCount, outputs, (draw, i, p, j, q) -> draw.theta(i, p, j, q));
    }

    /** Returns the upper triangle of Sigma between all outputs, called {@code sigma[i.p,j.q]}. */
    static Observable sigmaOfAllOutputs(int inputCount, int outputs) {
        return ofOutputPairs("sigma", inputCount, outputs, (draw, i, p, j, q) -> draw.sigma(i, p, j, q));
    }

    /** Returns the products of any two outputs, called {@code ff[i.p,j.q]}. */
    static Observable productsOfAllOutputs(int inputCount, int outputs) {
        return ofOutputPairs("ff", inputCount, outputs, (draw, i, p, j, q) -> draw.output(i, p) * draw.output(j, q));
    }

    /**
     * Returns the upper triangle of the Hermitian tangent kernel K of a complex output, the sum of {@code df conj(df')}, called
     * {@code K re[i,j]} and {@code K im[i,j]}. The outputs of the draw must be its real and imaginary part.
     */
    static Observable complexKernel(int inputCount) {
        return join(List.of(
                ofPairs("K re", inputCount, (draw, i, j) -> draw.theta(i, 0, j, 0) + draw.theta(i, 1, j, 1)),
                ofPairs("K im", inputCount, (draw, i, j) -> draw.theta(i, 1, j, 0) - draw.theta(i, 0, j, 1))));
    }

    /** Returns the upper triangle of the pseudo-kernel P, the sum of {@code df df'}, called {@code P re[i,j]} and {@code P im[i,j]}. */
    static Observable pseudoKernel(int inputCount) {
        return join(List.of(
                ofPairs("P re", inputCount, (draw, i, j) -> draw.theta(i, 0, j, 0) - draw.theta(i, 1, j, 1)),
                ofPairs("P im", inputCount, (draw, i, j) -> draw.theta(i, 1, j, 0) + draw.theta(i, 0, j, 1))));
    }

    /** Returns the entries (i, j), {@code i <= j}, of Sigma on {@code inputCount} inputs, called {@code sigma[i,j]}. */
    static Observable sigma(int inputCount) {
        return ofPairs("sigma", inputCount, NetworkDraw::sigma);
    }

    /**
     * Returns statistics of the spectrum of Theta, as {@link #SPECTRUM} names them.
     *
     * <p>Eigenvalues carry absolute errors of order {@code N 2^-52 lambda-max}; a smallest one below that counts as that, so the condition
     * number of a singular kernel is reported as the largest one that doubles resolve.
     */
    static Observable thetaSpectrum(int inputCount) {
        return of(SPECTRUM, (draw, target) -> Spectrum.write(draw.thetaMatrix(), inputCount, target));
    }

    /** Returns the same statistics of Sigma. */
    static Observable sigmaSpectrum(int inputCount) {
        return of(SPECTRUM, (draw, target) -> Spectrum.write(draw.sigmaMatrix(), inputCount, target));
    }

    /** Returns the products of two outputs, called {@code ff[i,j]}, {@code i <= j}. */
    static Observable outputProducts(int inputCount) {
        return ofPairs("ff", inputCount, (draw, i, j) -> draw.output(i) * draw.output(j));
    }

    /** Returns the outputs, called {@code f[i]}. */
    static Observable outputs(int inputCount) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < inputCount; i++) {
            names.add("f[%s]".formatted(i));
        }
        return of(names, (draw, target) -> {
            for (int i = 0; i < inputCount; i++) {
                target[i] = draw.output(i);
            }
        });
    }

    /** Returns the observable with the given names and values. */
    static Observable of(List<String> names, Values values) {
        List<String> copy = List.copyOf(names);
        return new Observable() {
            @Override
            public List<String> names() {
                return copy;
            }

            @Override
            public void observe(NetworkDraw draw, double[] target) {
                values.write(draw, target);
            }
        };
    }

    /** Returns the squares of the entries of {@code observable}, called {@code name^2}, for second moments about 0. */
    static Observable squaresOf(Observable observable) {
        List<String> names = observable.names().stream().map("%s^2"::formatted).toList();
        return of(names, (draw, target) -> {
            observable.observe(draw, target);
            for (int i = 0; i < target.length; i++) {
                target[i] *= target[i];
            }
        });
    }

    /** Returns the entries of several observables, one after another. */
    static Observable join(List<Observable> parts) {
        List<Observable> copy = List.copyOf(parts);
        List<String> names =
                copy.stream().flatMap(part -> part.names().stream()).toList();
        return of(names, (draw, target) -> {
            int from = 0;
            for (Observable part : copy) {
                double[] values = new double[part.names().size()];
                part.observe(draw, values);
                System.arraycopy(values, 0, target, from, values.length);
                from += values.length;
            }
        });
    }

    private static Observable ofPairs(String name, int inputCount, PairValue value) {
        List<String> names = new ArrayList<>();
        for (int j = 0; j < inputCount; j++) {
            for (int i = 0; i <= j; i++) {
                names.add("%s[%s,%s]".formatted(name, i, j));
            }
        }
        return of(names, (draw, target) -> {
            int at = 0;
            for (int j = 0; j < inputCount; j++) {
                for (int i = 0; i <= j; i++) {
                    target[at++] = value.at(draw, i, j);
                }
            }
        });
    }

    private static Observable ofOutputPairs(String name, int inputCount, int outputs, OutputPairValue value) {
        int columns = inputCount * outputs;
        List<String> names = new ArrayList<>();
        for (int b = 0; b < columns; b++) {
            for (int a = 0; a <= b; a++) {
                names.add("%s[%s.%s,%s.%s]"
                        .formatted(name, a % inputCount, a / inputCount, b % inputCount, b / inputCount));
            }
        }
        return of(names, (draw, target) -> {
            int at = 0;
            for (int b = 0; b < columns; b++) {
                for (int a = 0; a <= b; a++) {
                    target[at++] = value.at(draw, a % inputCount, a / inputCount, b % inputCount, b / inputCount);
                }
            }
        });
    }

    /** Writes the values of an observable. */
    @FunctionalInterface
    interface Values {
        /** Writes the value at {@code draw} to {@code target}. */
        void write(NetworkDraw draw, double[] target);
    }

    /** A number for a pair of inputs. */
    @FunctionalInterface
    interface PairValue {
        /** Returns the number for inputs i and j. */
        double at(NetworkDraw draw, int i, int j);
    }

    /** A number for a pair of inputs with an output each. */
    @FunctionalInterface
    interface OutputPairValue {
        /** Returns the number for output p at input i and output q at input j. */
        double at(NetworkDraw draw, int i, int p, int j, int q);
    }
}
