package org.ntkverify.numeric.data;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.ExpressionParser;
import org.ntkverify.symbolic.expression.ExpressionSyntaxException;
import org.ntkverify.symbolic.expression.Quotation;

/** Points that are made, not read: {@code WORD:SIZE,key=value,..}, as {@link InputsText} describes them. */
record Generator(String text, String word, String size, Map<String, String> keys) {

    static final List<String> WORDS = List.of("sphere", "circle", "gaussian", "cross-polytope", "simplex");

    static final long DEFAULT_SEED = 7;

    private static final Map<String, String> EXAMPLES = Map.of(
            "sphere", "sphere:16x10",
            "circle", "circle:32",
            "gaussian", "gaussian:100x20",
            "cross-polytope", "cross-polytope:8",
            "simplex", "simplex:5");
    private static final Set<String> RANDOM = Set.of("sphere", "gaussian");
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})x(\\d{1,9})");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    static String example(String word) {
        return EXAMPLES.getOrDefault(word, "sphere:16x10");
    }

    /** Reads a text whose part before the colon is one of {@link #WORDS}. */
    static Inputs inputs(String text) {
        int colon = text.indexOf(':');
        String word = text.substring(0, colon);
        List<String> parts = Arrays.asList(text.substring(colon + 1).split(",", -1));
        Map<String, String> keys = new LinkedHashMap<>();
        List<String> known = keysOf(word);
        for (String part : parts.subList(1, parts.size())) {
            String[] pair = part.split("=", 2);
            String key = pair[0].strip();
            if (pair.length < 2 || !known.contains(key)) {
                throw new IllegalArgumentException("option of %s must be %s but was '%s'%nMaybe %s is meant."
                        .formatted(
                                word,
                                String.join(
                                        " or ",
                                        known.stream()
                                                .map(name -> name + "=VALUE")
                                                .toList()),
                                Quotation.of(part),
                                NearestWord.to(key, known) + "=VALUE"));
            }
            if (keys.putIfAbsent(key, pair[1].strip()) != null) {
                throw new IllegalArgumentException(
                        "%s must be given once but was given twice in '%s'".formatted(key, Quotation.of(text)));
            }
        }
        return new Generator(text, word, parts.get(0).strip(), keys).inputs().named(text);
    }

    private static List<String> keysOf(String word) {
        return switch (word) {
            case "sphere" -> List.of("seed", "radius");
            case "gaussian" -> List.of("seed");
            default -> List.of("radius");
        };
    }

    private Inputs inputs() {
        if (RANDOM.contains(word)) {
            Matcher shape = SHAPE.matcher(size);
            if (!shape.matches()) {
                throw wrongSize("POINTSxDIMENSION");
            }
            int count = positive(shape.group(1), "POINTSxDIMENSION");
            int dimension = positive(shape.group(2), "POINTSxDIMENSION");
            DataLimits.requireFits((long) count, (long) dimension, "data '%s'".formatted(Quotation.of(text)));
            return word.equals("gaussian") ? gaussian(count, dimension, seed()) : sphere(count, dimension);
        }
        String meaning = word.equals("circle") ? "POINTS" : "DIMENSION";
        if (!COUNT.matcher(size).matches()) {
            throw wrongSize(meaning);
        }
        int number = positive(size, meaning);
        long points = switch (word) {
            case "circle" -> number;
            case "simplex" -> number + 1L;
            default -> 2L * number;
        };
        DataLimits.requireFits(points, word.equals("circle") ? 2L : number, "data '%s'".formatted(Quotation.of(text)));
        Inputs unit = switch (word) {
            case "circle" -> Inputs.circle(number);
            case "simplex" -> simplex(number);
            default -> crossPolytope(number);
        };
        Expression radius = radius();
        return radius.equals(Expression.ONE) ? unit : unit.times(radius);
    }

    private IllegalArgumentException wrongSize(String meaning) {
        return new IllegalArgumentException("size of %s must be %s, at least 1, but was '%s'%nMaybe '%s' is meant."
                .formatted(word, meaning, Quotation.of(size), example(word)));
    }

    private int positive(String digits, String meaning) {
        int number = Integer.parseInt(digits);
        if (number < 1) {
            throw wrongSize(meaning);
        }
        return number;
    }

    private long seed() {
        String typed = keys.getOrDefault("seed", String.valueOf(DEFAULT_SEED));
        try {
            return Long.parseLong(typed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "seed of %s must be a whole number but was '%s'".formatted(word, Quotation.of(typed)), e);
        }
    }

    private Expression radius() {
        String typed = keys.getOrDefault("radius", "1");
        try {
            Expression radius = ExpressionParser.parse(typed, Set.of());
            double rounded = radius.evaluate(DoubleArithmetic.INSTANCE, Map.of());
            if (!(rounded > 0 && Double.isFinite(rounded))) {
                throw new IllegalArgumentException(
                        "radius of %s must be > 0 and finite but was '%s'".formatted(word, Quotation.of(typed)));
            }
            return radius;
        } catch (ExpressionSyntaxException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "radius of %s must be a constant, such as 2 or sqrt(2), but was '%s': %s"
                            .formatted(word, Quotation.of(typed), e.getMessage()),
                    e);
        }
    }

    /** The scaled doubles are the data; their norms are the radius up to rounding. */
    private Inputs sphere(int count, int dimension) {
        double radius = radius().evaluate(DoubleArithmetic.INSTANCE, Map.of());
        Inputs unit = Inputs.sphere(count, dimension, seed());
        double[][] points = new double[count][dimension];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < dimension; k++) {
                points[i][k] = radius * unit.coordinate(i, k);
            }
        }
        return Inputs.of(text, points);
    }

    private Inputs gaussian(int count, int dimension, long seed) {
        NormalizedGaussianSampler normal =
                ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed));
        double[][] points = new double[count][dimension];
        for (double[] point : points) {
            Arrays.setAll(point, k -> normal.sample());
        }
        return Inputs.of(text, points);
    }

    /** {@code e_1 .. e_d, -e_1 .. -e_d}. */
    private Inputs crossPolytope(int dimension) {
        double[][] points = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            points[i][i] = 1;
        }
        return Inputs.of(text, points).withAntipodes();
    }

    /**
     * d + 1 unit vectors of R^d with inner products {@code -1/d}: {@code x_k} has coordinates {@code -s_l} before the k-th, where
     * {@code s_l = sqrt((d+1)/(d (d-l) (d-l+1)))}, then {@code (d-k) s_k}, then zeros; l and k from 0.
     */
    private Inputs simplex(int dimension) {
        double d = dimension;
        double[][] points = new double[dimension + 1][dimension];
        for (int k = 0; k < dimension; k++) {
            double step = Math.sqrt((d + 1) / (d * (d - k) * (d - k + 1)));
            points[k][k] = (d - k) * step;
            for (int i = k + 1; i <= dimension; i++) {
                points[i][k] = -step;
            }
        }
        Expression product = Expression.ratio(-1, dimension);
        return Inputs.of(text, points, new ExactProducts(dimension + 1, (i, j) -> i == j ? Expression.ONE : product));
    }
}
