package org.ntkverify.numeric.network;

import java.util.List;
import java.util.Map;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.ProductVariant;

/**
 * A network as a user describes it: everything but its inputs, with widths if a finite network is meant.
 *
 * <p>Two ways lead here: one line {@code phi*L key=value ..} ({@link #parse}), and keys with values from elsewhere, such as the
 * {@code network:} object of a claim file ({@link #of}). Both know the same keys:
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>key</th><th>value</th></tr>
 * <tr><td>{@code activation}, {@code hidden-layers}</td><td>name or expression in x; L from 1 to 1000</td></tr>
 * <tr><td>{@code kind}</td><td>dense (default), residual, product or complex</td></tr>
 * <tr><td>{@code widths}</td><td>n, or {@code [n_1,..,n_L]}</td></tr>
 * <tr><td>{@code weight-std} or {@code wstd}, {@code bias-std} or {@code bstd}</td>
 *     <td>a constant, or {@code [s_1,..,s_(L+1)]}, the readout last; 1 and 0 by default</td></tr>
 * <tr><td>{@code branch-scale}</td><td>with {@code kind=residual}: a constant, or L - 1 of them; 1 by default</td></tr>
 * <tr><td>{@code parameterization} or {@code param}</td><td>ntk (default), jacot, standard, he or mup</td></tr>
 * <tr><td>{@code input}</td><td>scaled (default) or raw</td></tr>
 * <tr><td>{@code outputs}</td><td>number of outputs, 1 by default</td></tr>
 * <tr><td>{@code degree}, {@code variant}</td>
 *     <td>with {@code kind=product}: number of factors; plain (default), skip or augmented</td></tr>
 * <tr><td>{@code real-std}, {@code imaginary-std}</td>
 *     <td>with {@code kind=complex}: deviations of both parts of the weights, sqrt(1/2) by default, which is circular</td></tr>
 * </table>
 *
 * <p>Products have one hidden layer; products and complex networks know, beside the keys of their own, {@code activation},
 * {@code hidden-layers} and {@code widths}.
 */
public sealed interface NetworkDescription {

    /** Returns n_1 .. n_L, or an empty list if none are given. */
    List<Integer> widths();

    /** Returns L, the number of hidden layers that have a width. */
    int hiddenLayers();

    /** Returns one line for reports. */
    String text();

    /** Returns the network with widths {@code n_1 .. n_L} on {@code inputs}. */
    RandomNetwork at(Inputs inputs, List<Integer> widths);

    /**
     * Returns what both readings of the network share, infinite and finite width.
     *
     * @throws IllegalArgumentException if it is of a kind whose infinite-width recursion is not known here
     */
    Architecture architecture();

    /** Returns the number of real outputs. */
    int outputs();

    /**
     * A dense or residual network.
     *
     * @param architecture shared by both readings, infinite and finite width
     * @param widths n_1 .. n_L, or empty if none are given
     * @param outputs number of outputs, at least 1
     */
    record Layered(Architecture architecture, List<Integer> widths, int outputs) implements NetworkDescription {

        /** Copies the widths and checks that there is one for each hidden layer, or none. */
        public Layered {
            widths = checked(widths, architecture.hiddenLayers());
            if (!(outputs >= 1)) {
                throw new IllegalArgumentException("outputs must be >= 1 but was %s".formatted(outputs));
            }
        }

        @Override
        public int hiddenLayers() {
            return architecture.hiddenLayers();
        }

        @Override
        public String text() {
            return architecture.text() + (outputs == 1 ? "" : ", outputs=" + outputs);
        }

        @Override
        public RandomNetwork at(Inputs inputs, List<Integer> sizes) {
            return new FiniteNetwork(architecture, inputs, sizes, outputs);
        }
    }

    /**
     * A network of entrywise products, see {@link ProductNetwork}.
     *
     * @param activation phi
     * @param degree number of factors
     * @param variant how they are joined
     * @param widths one number, or empty
     */
    record Product(Activation activation, int degree, ProductVariant variant, List<Integer> widths)
            implements NetworkDescription {

        /** Copies the widths. */
        public Product {
            widths = checked(widths, 1);
        }

        @Override
        public int hiddenLayers() {
            return 1;
        }

        @Override
        public String text() {
            return "%s, kind=product, degree=%s, variant=%s".formatted(activation.name(), degree, variant.text());
        }

        @Override
        public RandomNetwork at(Inputs inputs, List<Integer> sizes) {
            return new ProductNetwork(
                    activation, degree, variant, inputs, checked(sizes, 1).get(0));
        }

        @Override
        public Architecture architecture() {
            throw onlyFinite("product");
        }

        @Override
        public int outputs() {
            return 1;
        }
    }

    /**
     * A complex network, see {@link ComplexNetwork}.
     *
     * @param activation phi
     * @param hiddenLayers L
     * @param realStd factor of the real part of the weights
     * @param imaginaryStd factor of their imaginary part
     * @param widths n_1 .. n_L, or empty
     */
    record Complex(
            ComplexActivation activation, int hiddenLayers, double realStd, double imaginaryStd, List<Integer> widths)
            implements NetworkDescription {

        /** Copies the widths. */
        public Complex {
            widths = checked(widths, hiddenLayers);
        }

        @Override
        public String text() {
            return "%s*%s, kind=complex, real-std=%s, imaginary-std=%s"
                    .formatted(activation.text(), hiddenLayers, realStd, imaginaryStd);
        }

        @Override
        public RandomNetwork at(Inputs inputs, List<Integer> sizes) {
            return new ComplexNetwork(activation, realStd, imaginaryStd, inputs, checked(sizes, hiddenLayers));
        }

        @Override
        public Architecture architecture() {
            throw onlyFinite("complex");
        }

        @Override
        public int outputs() {
            return 2;
        }
    }

    private static List<Integer> checked(List<Integer> widths, int layers) {
        if (!widths.isEmpty() && widths.size() != layers) {
            throw new IllegalArgumentException(
                    "widths must have one entry for each of the %s hidden layers but was %s".formatted(layers, widths));
        }
        return List.copyOf(widths);
    }

    private static IllegalArgumentException onlyFinite(String kind) {
        return new IllegalArgumentException(
                "kind must be dense or residual where an infinite width is asked for but was %s%nMaybe ntkv sample is meant, which draws finite networks of every kind."
                        .formatted(kind));
    }

    /**
     * Reads one line, such as {@code relu*3 wstd=sqrt(2) bstd=0.1} or {@code x*Exp(-x^2)*2 widths=[64, 128]}: the activation ends
     * at the last {@code *L}, unless {@code hidden-layers} is given, and values may contain spaces only inside brackets.
     *
     * @throws IllegalArgumentException if it describes no network; the message says where and what was expected
     */
    static NetworkDescription parse(String text) {
        return of(NetworkText.keys(text));
    }

    /**
     * Reads keys with their values as text; a list is written {@code [v_1,v_2,..]}.
     *
     * @throws IllegalArgumentException if they describe no network
     */
    static NetworkDescription of(Map<String, String> values) {
        return new NetworkKeys(values).description();
    }

    /**
     * Reads the other keys of a dense or residual network whose activation and number of hidden layers are known.
     *
     * @throws IllegalArgumentException if they describe no network
     */
    static Layered of(Activation activation, int hiddenLayers, Map<String, String> values) {
        return new NetworkKeys(values).layered(activation, hiddenLayers);
    }
}
