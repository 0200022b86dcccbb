package org.ntkverify.numeric.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.symbolic.expression.Expression;

/** Inputs as typed: files and generators, and what is said about mistakes. */
class InputsTextTest {

    @TempDir
    private Path folder = Path.of(".");

    private Inputs read(String text) {
        return InputsText.read(text, folder);
    }

    private Inputs csv(String content) {
        try {
            Files.writeString(folder.resolve("points.csv"), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return read("points.csv");
    }

    private static double[][] points(Inputs inputs) {
        double[][] points = new double[inputs.count()][inputs.dimension()];
        for (int i = 0; i < inputs.count(); i++) {
            for (int k = 0; k < inputs.dimension(); k++) {
                points[i][k] = inputs.coordinate(i, k);
            }
        }
        return points;
    }

    @Test
    void generators_are_those_of_the_factories() {
        assertThat(points(read("sphere:16x10"))).isDeepEqualTo(points(Inputs.sphere(16, 10, 7)));
        assertThat(points(read("sphere:3x4,seed=11"))).isDeepEqualTo(points(Inputs.sphere(3, 4, 11)));
        assertThat(read("circle:8").innerProduct(0, 1))
                .isEqualTo(Inputs.circle(8).innerProduct(0, 1));
        assertThat(read("circle:8").text()).isEqualTo("circle:8");
        assertThat(points(read("gaussian:5x3,seed=1"))).isDeepEqualTo(points(read("gaussian:5x3,seed=1")));
        assertThat(points(read("gaussian:5x3,seed=1"))).isNotEqualTo(points(read("gaussian:5x3,seed=2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sphere:9x4", "circle:9", "cross-polytope:4", "simplex:4", "simplex:1"})
    void points_have_the_norm_that_is_asked_for_and_the_products_they_claim(String text) {
        for (String radius : new String[] {"1", "2", "sqrt(2)"}) {
            Inputs inputs = read(text + ",radius=" + radius);
            double square = radius.equals("1") ? 1 : radius.equals("2") ? 4 : 2;
            for (int i = 0; i < inputs.count(); i++) {
                for (int j = 0; j <= i; j++) {
                    double product = 0;
                    for (int k = 0; k < inputs.dimension(); k++) {
                        product += inputs.coordinate(i, k) * inputs.coordinate(j, k);
                    }
                    // A handful of roundings of numbers up to 4.
                    assertThat(inputs.innerProduct(i, j).evaluate(DoubleArithmetic.INSTANCE, Map.of()))
                            .isCloseTo(product, within(1e-14));
                    if (i == j) {
                        assertThat(product).isCloseTo(square, within(1e-14));
                    }
                }
            }
        }
    }

    @Test
    void exact_geometries_have_exact_products() {
        Inputs simplex = read("simplex:5");
        assertThat(simplex.count()).isEqualTo(6);
        assertThat(simplex.dimension()).isEqualTo(5);
        assertThat(simplex.innerProduct(2, 4)).isEqualTo(Expression.ratio(-1, 5));
        Inputs cross = read("cross-polytope:3,radius=2");
        assertThat(cross.count()).isEqualTo(6);
        assertThat(cross.innerProduct(1, 4)).isEqualTo(Expression.integer(-4));
        assertThat(cross.innerProduct(1, 2)).isEqualTo(Expression.ZERO);
    }

    @Test
    void gaussian_coordinates_have_mean_0_and_variance_1() {
        Inputs inputs = read("gaussian:4000x5");
        double sum = 0;
        double squares = 0;
        for (double[] point : points(inputs)) {
            for (double x : point) {
                sum += x;
                squares += x * x;
            }
        }
        // Six standard errors of 20000 draws: 1/sqrt(20000) and sqrt(2/20000).
        assertThat(sum / 20_000).isCloseTo(0, within(6 * 0.00708));
        assertThat(squares / 20_000).isCloseTo(1, within(6 * 0.01));
    }

    @Test
    void csv_files_may_have_column_names_comments_and_windows_lines() {
        double[][] expected = {{1, -2.5}, {3e-2, .5}};
        assertThat(points(csv("1,-2.5\n3e-2,.5\n"))).isDeepEqualTo(expected);
        assertThat(points(csv("\uFEFF1, -2.5\r\n 3e-2 ,.5\r\n\r\n"))).isDeepEqualTo(expected);
        assertThat(points(csv("x,\"y 1\"\n1,-2.5\n3e-2,.5"))).isDeepEqualTo(expected);
        assertThat(points(csv("# made by savetxt, 2 columns\n1,-2.5\n# more\n3e-2,.5")))
                .isDeepEqualTo(expected);
        assertThat(csv("1,2").text()).isEqualTo("points.csv");
    }

    static Stream<Arguments> badCsv() {
        return Stream.of(
                Arguments.of("", "must have at least one point but has none"),
                Arguments.of("x,y\n", "must have at least one point but has none"),
                Arguments.of("1,2\n3\n", "line 2 must have 2 numbers, as the lines before, but has 1"),
                Arguments.of("1,2\n3,4,5\n", "line 2 must have 2 numbers, as the lines before, but has 3"),
                Arguments.of("1,2\n3,four\n", "line 2, column 2 must be a number but was 'four'"),
                Arguments.of("1,2\n3,\n", "line 2, column 2 must be a number but was ''"),
                Arguments.of("1,2\n,3\n", "line 2, column 1 must be a number but was ''"),
                Arguments.of("1,2\n\n3,4\n", "line 2 must have numbers but is empty"),
                Arguments.of("1,y\n3,4\n", "line 1, column 2 must be a number but was 'y'"),
                Arguments.of("nan,nan\n3,4\n", "line 1, column 1 must be finite but was 'nan'"),
                Arguments.of("1,Infinity\n", "line 1, column 2 must be finite but was 'Infinity'"),
                Arguments.of("1,1e999\n", "line 1, column 2 must be finite but was '1e999'"),
                Arguments.of("1,0x10\n", "line 1, column 2 must be a number but was '0x10'"),
                Arguments.of("1,2d\n", "line 1, column 2 must be a number but was '2d'"),
                Arguments.of("1;2\n3;4\n", "must be a number but was '1;2'\nMaybe the numbers are not separated"),
                Arguments.of("1 2\n3 4\n", "must be a number but was '1 2'\nMaybe the numbers are not separated"),
                Arguments.of("1,2\nx,y\n", "line 2, column 1 must be a number but was 'x'"),
                Arguments.of("1," + "7".repeat(5000), "line 1, column 2 must be a number but was '7777"),
                Arguments.of("\0\0\0", "line 1, column 1 must be a number"));
    }

    @ParameterizedTest
    @MethodSource("badCsv")
    void a_mistake_in_a_csv_file_is_named_with_its_place(String content, String message) {
        assertThatThrownBy(() -> csv(content))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'points.csv' ")
                .hasMessageContaining(message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "shpere:16x10",
                        "data must be a file .npy or .csv, or a generator such as sphere:16x10, but was 'shpere:16x10'\nMaybe sphere:16x10 is meant."),
                Arguments.of("circle", "data must be a file .npy or .csv"),
                Arguments.of("points.txt", "data must be a file .npy or .csv"),
                Arguments.of("none.csv", "'none.csv' must be a file but does not exist"),
                Arguments.of("none.npy", "'none.npy' must be a file but does not exist"),
                Arguments.of(
                        "bad\0.csv",
                        "name of a file must have at most 1000 characters, none of them a control character, but was 'bad .csv'"),
                Arguments.of("x".repeat(1000) + ".npy", "name of a file must have at most 1000 characters"),
                Arguments.of(
                        "gaussian:2x2,seed!\n\n\n=31",
                        "option of gaussian must be seed=VALUE but was 'seed!   =31'\nMaybe seed=VALUE is meant."),
                Arguments.of(
                        "x".repeat(5000),
                        "data must be a file .npy or .csv, or a generator such as sphere:16x10, but was '"
                                + "x".repeat(60)
                                + "...'\nMaybe simplex:5 is meant."),
                Arguments.of(
                        "sphere:16",
                        "size of sphere must be POINTSxDIMENSION, at least 1, but was '16'\nMaybe 'sphere:16x10' is meant."),
                Arguments.of("sphere:0x3", "size of sphere must be POINTSxDIMENSION, at least 1, but was '0x3'"),
                Arguments.of("circle:-3", "size of circle must be POINTS, at least 1, but was '-3'"),
                Arguments.of("circle:", "size of circle must be POINTS, at least 1, but was ''"),
                Arguments.of("simplex:0", "size of simplex must be DIMENSION, at least 1, but was '0'"),
                Arguments.of("sphere:999999999x999999999", "data 'sphere:999999999x999999999' must have at most"),
                Arguments.of("gaussian:1000000x999999999", "data 'gaussian:1000000x999999999' must have at most"),
                Arguments.of(
                        "circle:999999999",
                        "data 'circle:999999999' must have at most 1048576 points but has 999999999"),
                Arguments.of("cross-polytope:500000", "data 'cross-polytope:500000' must have at most"),
                Arguments.of(
                        "sphere:16x10,sed=7",
                        "option of sphere must be seed=VALUE or radius=VALUE but was 'sed=7'\nMaybe seed=VALUE is meant."),
                Arguments.of("circle:4,seed=7", "option of circle must be radius=VALUE but was 'seed=7'"),
                Arguments.of("sphere:2x2,seed=1,seed=2", "seed must be given once"),
                Arguments.of("sphere:2x2,seed=x", "seed of sphere must be a whole number but was 'x'"),
                Arguments.of("sphere:2x2,radius=0", "radius of sphere must be > 0 and finite but was '0'"),
                Arguments.of("circle:2,radius=-1", "radius of circle must be > 0 and finite but was '-1'"),
                Arguments.of("circle:2,radius=r", "radius of circle must be a constant, such as 2 or sqrt(2)"),
                Arguments.of("circle:2,radius=1/0", "radius of circle must be"),
                Arguments.of("gaussian:2x2,radius=2", "option of gaussian must be seed=VALUE but was 'radius=2'"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_named(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void points_of_a_npy_file_are_its_rows() {
        NpyBytes.write(
                folder,
                NpyBytes.file(1, NpyBytes.dictionary("<f8", true, "(2, 3)"), NpyBytes.doubles(1, 2, 3, 4, 5, 6)));
        assertThat(points(read("X.npy"))).isDeepEqualTo(new double[][] {{1, 3, 5}, {2, 4, 6}});
        NpyBytes.write(folder, NpyBytes.file(1, NpyBytes.dictionary("<f8", false, "(2,)"), NpyBytes.doubles(1, 2)));
        assertThatThrownBy(() -> read("X.npy"))
                .hasMessage(
                        "'X.npy' must have shape (N, d), N points of dimension d, but has (2,)%nMaybe X.reshape(-1, 1) or X.reshape(1, -1)."
                                .formatted());
        NpyBytes.write(folder, NpyBytes.file(1, NpyBytes.dictionary("<f8", false, "(0, 3)"), new byte[0]));
        assertThatThrownBy(() -> read("X.npy")).hasMessageContaining("but has (0, 3)");
    }
}
