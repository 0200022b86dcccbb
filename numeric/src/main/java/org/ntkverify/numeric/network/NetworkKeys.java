package org.ntkverify.numeric.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.data.NearestWord;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.InputScaling;
import org.ntkverify.symbolic.Layer;
import org.ntkverify.symbolic.Parameterization;
import org.ntkverify.symbolic.ProductVariant;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Quotation;

/** Turns keys and their values into a network; each kind of network names the keys that it alone knows. */
final class NetworkKeys {

    static final String ACTIVATION = "activation";
    static final String HIDDEN_LAYERS = "hidden-layers";

    private static final String KIND = "kind";
    private static final String WIDTHS = "widths";
    private static final String WEIGHT_STD = "wstd";
    private static final String BIAS_STD = "bstd";
    private static final String BRANCH_SCALE = "branch-scale";
    private static final String PARAMETERIZATION = "param";
    private static final String INPUT = "input";
    private static final String OUTPUTS = "outputs";
    private static final String DEGREE = "degree";
    private static final String VARIANT = "variant";
    private static final String REAL_STD = "real-std";
    private static final String IMAGINARY_STD = "imaginary-std";
    private static final List<String> KINDS = List.of("dense", "residual", "product", "complex");
    private static final Set<String> OF_ALL = Set.of(ACTIVATION, HIDDEN_LAYERS, KIND, WIDTHS);
    private static final Set<String> OF_PRODUCTS = Set.of(DEGREE, VARIANT);
    private static final Set<String> OF_COMPLEX = Set.of(REAL_STD, IMAGINARY_STD);
    private static final Map<String, String> LONG_NAMES =
            Map.of("weight-std", WEIGHT_STD, "bias-std", BIAS_STD, "parameterization", PARAMETERIZATION);
    private static final Set<String> OF_LAYERED =
            Set.of(WEIGHT_STD, BIAS_STD, BRANCH_SCALE, PARAMETERIZATION, INPUT, OUTPUTS);

    private static final int MOST_LAYERS = 1000;
    private static final int WIDEST = 1 << 30;
    private static final int MOST_OUTPUTS = 1000;

    private final Map<String, String> values = new HashMap<>();

    NetworkKeys(Map<String, String> given) {
        given.forEach((key, value) -> {
            String name = LONG_NAMES.getOrDefault(key, key);
            if (!names().contains(name)) {
                throw unknown(key);
            }
            String before = values.putIfAbsent(name, value);
            if (before != null) {
                throw new IllegalArgumentException("%s must be given once but was given as '%s' and '%s'"
                        .formatted(name, Quotation.of(before), Quotation.of(value)));
            }
        });
    }

    private static IllegalArgumentException unknown(String key) {
        Set<String> all = names();
        all.addAll(LONG_NAMES.keySet());
        return new IllegalArgumentException("key of a network must be one of %s but was '%s'%nMaybe %s is meant."
                .formatted(String.join(", ", all), Quotation.of(key), NearestWord.to(key, all)));
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(OF_ALL);
        List.of(OF_LAYERED, OF_PRODUCTS, OF_COMPLEX).forEach(names::addAll);
        return names;
    }

    NetworkDescription description() {
        String activation = required(ACTIVATION);
        return switch (kind()) {
            case "product" -> product(activation);
            case "complex" -> complex(activation);
            default -> layered(Activation.named(activation), hiddenLayers());
        };
    }

    private String kind() {
        String text = value(KIND).orElse("dense");
        String kind = text.toLowerCase(Locale.ROOT);
        if (!KINDS.contains(kind)) {
            throw notOneOf(KIND, KINDS, text);
        }
        return kind;
    }

    private void requireOnly(Set<String> own) {
        for (String key : new TreeSet<>(values.keySet())) {
            if (!OF_ALL.contains(key) && !own.contains(key)) {
                throw new IllegalArgumentException("%s must not be given with kind=%s but was '%s'"
                        .formatted(key, kind(), Quotation.of(required(key))));
            }
        }
    }

    private NetworkDescription product(String activation) {
        requireOnly(OF_PRODUCTS);
        if (hiddenLayers() != 1) {
            throw new IllegalArgumentException(
                    "hidden layers must be 1 with kind=product but was %s%nMaybe degree=%s is meant, the number of factors."
                            .formatted(hiddenLayers(), hiddenLayers()));
        }
        int degree = integers(DEGREE, required(DEGREE), 1, MOST_LAYERS).get(0);
        String variant = value(VARIANT).orElse("plain");
        ProductVariant joined = Arrays.stream(ProductVariant.values())
                .filter(candidate -> candidate.text().equals(variant.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> notOneOf(VARIANT, List.of("plain", "skip", "augmented"), variant));
        return new NetworkDescription.Product(Activation.named(activation), degree, joined, widths(1));
    }

    private NetworkDescription complex(String activation) {
        requireOnly(OF_COMPLEX);
        int layers = hiddenLayers();
        return new NetworkDescription.Complex(
                ComplexActivation.named(activation),
                layers,
                deviation(REAL_STD),
                deviation(IMAGINARY_STD),
                widths(layers));
    }

    private double deviation(String key) {
        return constants(key, "sqrt(1/2)", 1).get(0).evaluate(DoubleArithmetic.INSTANCE, Map.of());
    }

    private List<Integer> widths(int layers) {
        return value(WIDTHS).map(text -> integers(WIDTHS, text, layers, WIDEST)).orElse(List.of());
    }

    private static List<Integer> integers(String key, String text, int count, int most) {
        return new LayerValues(key, text).integers(count, most, "hidden layers");
    }

    NetworkDescription.Layered layered(Activation phi, int layers) {
        requireOnly(OF_LAYERED);
        if (!(layers >= 1 && layers <= MOST_LAYERS)) {
            throw depth(layers);
        }
        Architecture architecture = connected(chain(phi, layers).withInput(input()));
        int outputs = new LayerValues(OUTPUTS, value(OUTPUTS).orElse("1"))
                .integers(1, MOST_OUTPUTS, "network")
                .get(0);
        return new NetworkDescription.Layered(architecture, widths(layers), outputs);
    }

    private int hiddenLayers() {
        String text = required(HIDDEN_LAYERS).strip();
        int layers = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (layers < 0) {
            throw depth(text);
        }
        return layers;
    }

    private static IllegalArgumentException depth(Object given) {
        return new IllegalArgumentException(
                "hidden layers must be in [1, %s] but was %s".formatted(MOST_LAYERS, Quotation.of(given)));
    }

    private InputScaling input() {
        String text = value(INPUT).orElse("scaled");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "scaled" -> InputScaling.SCALED;
            case "raw" -> InputScaling.RAW;
            default -> throw notOneOf(INPUT, List.of("scaled", "raw"), text);
        };
    }

    private Architecture chain(Activation phi, int layers) {
        String text = value(PARAMETERIZATION).orElse("ntk");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "ntk" -> gains(phi, layers, Parameterization.NTK);
            case "jacot" -> jacot(phi, layers);
            case "standard" -> gains(phi, layers, Parameterization.STANDARD);
            case "mup" -> gains(phi, layers, Parameterization.MUP);
            case "he" -> he(phi, layers);
            default -> throw notOneOf(PARAMETERIZATION, List.of("ntk", "jacot", "standard", "he", "mup"), text);
        };
    }

    private Architecture jacot(Activation phi, int layers) {
        Architecture network = gains(phi, layers, Parameterization.JACOT);
        if (!network.layers().stream().allMatch(layer -> layer.weightVariance().equals(Expression.ONE))) {
            throw new IllegalArgumentException("wstd must be 1 with param=jacot but was "
                    + Quotation.of(value(WEIGHT_STD).orElse("1")));
        }
        return network;
    }

    private Architecture he(Activation phi, int layers) {
        for (String gain : List.of(WEIGHT_STD, BIAS_STD)) {
            if (values.containsKey(gain)) {
                throw new IllegalArgumentException(
                        "%s must not be given with param=he, which fixes it, but was %s%nMaybe param=standard is meant."
                                .formatted(gain, Quotation.of(required(gain))));
            }
        }
        return Architecture.he(phi, layers);
    }

    private Architecture gains(Activation phi, int layers, Parameterization parameterization) {
        List<Expression> weights = constants(WEIGHT_STD, "1", layers + 1);
        List<Expression> biases = constants(BIAS_STD, "0", layers + 1);
        List<Layer> gains = IntStream.rangeClosed(0, layers)
                .mapToObj(l -> Layer.ofStandardDeviations(weights.get(l), biases.get(l)))
                .toList();
        return new Architecture(phi, gains, parameterization, InputScaling.SCALED);
    }

    private List<Expression> constants(String key, String byDefault, int count) {
        return new LayerValues(key, value(key).orElse(byDefault)).constants(count, "layers and the readout");
    }

    private Architecture connected(Architecture chain) {
        return switch (kind()) {
            case "dense" -> dense(chain);
            case "residual" ->
                chain.withResidualBlocks(
                        new LayerValues(BRANCH_SCALE, value(BRANCH_SCALE).orElse("1"))
                                .constants(chain.hiddenLayers() - 1, "residual blocks"));
            default ->
                throw new IllegalArgumentException("kind must be dense or residual but was '%s'".formatted(kind()));
        };
    }

    private Architecture dense(Architecture chain) {
        value(BRANCH_SCALE).ifPresent(scale -> {
            throw new IllegalArgumentException(
                    "branch-scale must come with kind=residual but the kind is dense%nMaybe kind=residual branch-scale=%s is meant."
                            .formatted(Quotation.of(scale)));
        });
        return chain;
    }

    private static IllegalArgumentException notOneOf(String key, List<String> words, String text) {
        return new IllegalArgumentException("%s must be one of %s but was '%s'%nMaybe %s is meant."
                .formatted(key, String.join(", ", words), Quotation.of(text), NearestWord.to(text, words)));
    }

    private String required(String key) {
        return value(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s of a network must be given but was not%nMaybe 'relu*2' or activation=relu hidden-layers=2 is meant."
                                .formatted(key)));
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
