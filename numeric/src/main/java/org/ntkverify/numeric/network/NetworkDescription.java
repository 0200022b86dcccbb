package org.ntkverify.numeric.network;

import java.util.List;
import java.util.Map;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;

/**
 * A network as a user describes it: its architecture, and widths if a finite network is meant.
 *
 * <p>Two ways lead here: one line {@code phi*L key=value ..} ({@link #parse}), and keys with values from elsewhere, such as the
 * {@code network:} object of a claim file ({@link #of}). Both know the same keys:
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><th>key</th><th>value</th></tr>
 * <tr><td>{@code activation}, {@code hidden-layers}</td><td>name or expression in x; L from 1 to 1000</td></tr>
 * <tr><td>{@code kind}</td><td>dense (default) or residual</td></tr>
 * <tr><td>{@code widths}</td><td>n, or {@code [n_1,..,n_L]}</td></tr>
 * <tr><td>{@code weight-std} or {@code wstd}, {@code bias-std} or {@code bstd}</td>
 *     <td>a constant, or {@code [s_1,..,s_(L+1)]}, the readout last; 1 and 0 by default</td></tr>
 * <tr><td>{@code branch-scale}</td><td>with {@code kind=residual}: a constant, or L - 1 of them; 1 by default</td></tr>
 * <tr><td>{@code parameterization} or {@code param}</td><td>ntk (default), jacot, standard, he or mup</td></tr>
 * <tr><td>{@code input}</td><td>scaled (default) or raw</td></tr>
 * <tr><td>{@code outputs}</td><td>number of outputs, 1 by default</td></tr>
 * </table>
 *
 * @param architecture shared by both readings, infinite and finite width
 * @param widths n_1 .. n_L, or empty if none are given
 * @param outputs number of outputs, at least 1
 */
public record NetworkDescription(Architecture architecture, List<Integer> widths, int outputs) {

    /** Copies the widths and checks that there is one for each hidden layer, or none. */
    public NetworkDescription {
        widths = List.copyOf(widths);
        if (!widths.isEmpty() && widths.size() != architecture.hiddenLayers()) {
            throw new IllegalArgumentException("widths must have one entry for each of the %s hidden layers but was %s"
                    .formatted(architecture.hiddenLayers(), widths));
        }
        if (!(outputs >= 1)) {
            throw new IllegalArgumentException("outputs must be >= 1 but was %s".formatted(outputs));
        }
    }

    /**
     * Reads one line, such as {@code relu*3 wstd=sqrt(2) bstd=0.1} or {@code x*Exp(-x^2)*2 widths=[64, 128]}: the activation ends
     * at the last {@code *L}, unless {@code hidden-layers} is given, and values may contain spaces only inside brackets.
     *
     * @throws IllegalArgumentException if it describes no network; the message says where and what was expected
     */
    public static NetworkDescription parse(String text) {
        return of(NetworkText.keys(text));
    }

    /**
     * Reads keys with their values as text; a list is written {@code [v_1,v_2,..]}.
     *
     * @throws IllegalArgumentException if they describe no network
     */
    public static NetworkDescription of(Map<String, String> values) {
        return new NetworkKeys(values).description();
    }

    /**
     * Reads the other keys of a network whose activation and number of hidden layers are known.
     *
     * @throws IllegalArgumentException if they describe no network
     */
    public static NetworkDescription of(Activation activation, int hiddenLayers, Map<String, String> values) {
        return new NetworkKeys(values).description(activation, hiddenLayers);
    }
}
