package org.ntkverify.numeric.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyArrayTest {

    private static final byte[] SIX = NpyBytes.doubles(1, 2, 3, 4, 5, 6);

    @TempDir
    private Path folder = Path.of(".");

    private NpyArray read(byte[] bytes) {
        return NpyArray.read(NpyBytes.write(folder, bytes), "X.npy");
    }

    private static double[] values(NpyArray array) {
        return IntStream.range(0, array.size()).mapToDouble(array::get).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void every_format_version_is_read(int major) {
        NpyArray array = read(NpyBytes.file(major, NpyBytes.dictionary("<f8", false, "(2, 3)"), SIX));
        assertThat(array.shape()).containsExactly(2, 3);
        assertThat(array.type()).isEqualTo(NpyType.FLOAT64);
        assertThat(values(array)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void fortran_order_is_turned_into_rows() {
        assertThat(values(read(NpyBytes.file(1, NpyBytes.dictionary("<f8", true, "(2, 3)"), SIX))))
                .containsExactly(1, 3, 5, 2, 4, 6);
        double[] numbers = IntStream.range(0, 24).mapToDouble(i -> i).toArray();
        NpyArray cube =
                read(NpyBytes.file(1, NpyBytes.dictionary("<f8", true, "(2, 3, 4)"), NpyBytes.doubles(numbers)));
        // Entry (i, j, k) lies at i + 2 j + 6 k in the file and at 12 i + 4 j + k in C order.
        assertThat(cube.get(12 + 4 * 2 + 3)).isEqualTo(1 + 2 * 2 + 6 * 3);
        assertThat(cube.get(4)).isEqualTo(2);
    }

    @Test
    void floats_are_exact_as_doubles() {
        NpyArray array = read(NpyBytes.file(
                1, NpyBytes.dictionary("<f4", false, "(3,)"), NpyBytes.floats(0.1f, -2, Float.MIN_VALUE)));
        assertThat(array.type()).isEqualTo(NpyType.FLOAT32);
        assertThat(values(array)).containsExactly(0.1f, -2, Float.MIN_VALUE);
    }

    @Test
    void more_numbers_than_one_buffer_holds_arrive_in_order() {
        double[] numbers = IntStream.range(0, 30_000).mapToDouble(i -> i).toArray();
        assertThat(values(read(
                        NpyBytes.file(1, NpyBytes.dictionary("<f8", false, "(30000,)"), NpyBytes.doubles(numbers)))))
                .containsExactly(numbers);
    }

    @Test
    void a_single_number_and_an_empty_array_are_arrays() {
        assertThat(values(read(NpyBytes.file(1, NpyBytes.dictionary("<f8", false, "()"), NpyBytes.doubles(7)))))
                .containsExactly(7);
        assertThat(read(NpyBytes.file(1, NpyBytes.dictionary("<f8", true, "(0, 5)"), new byte[0]))
                        .shape())
                .containsExactly(0, 5);
    }

    private static byte[] header(String dictionary) {
        return NpyBytes.file(1, dictionary, SIX);
    }

    private static byte[] typed(String descr) {
        return header(NpyBytes.dictionary(descr, false, "(6,)"));
    }

    private static byte[] shaped(String shape) {
        return header(NpyBytes.dictionary("<f8", false, shape));
    }

    private static byte[] patched(int position, int value) {
        byte[] bytes = shaped("(6,)");
        bytes[position] = (byte) value;
        return bytes;
    }

    static Stream<Arguments> malformed() {
        String right = NpyBytes.dictionary("<f8", false, "(6,)");
        return Stream.of(
                Arguments.of("empty", new byte[0], "must be a .npy file but is empty"),
                Arguments.of(
                        "text",
                        "1,2,3\n4,5,6\n".getBytes(StandardCharsets.UTF_8),
                        "must begin with the magic bytes \\x93NUMPY of a .npy file but does not, from byte 0"),
                Arguments.of("magic cut", Arrays.copyOf(typed("<f8"), 4), "magic bytes"),
                Arguments.of("prefix cut", Arrays.copyOf(typed("<f8"), 9), "must have a header but ends at byte 9"),
                Arguments.of("version 0", patched(6, 0), "at byte 6 must have format version"),
                Arguments.of("version 4", patched(6, 4), "must have format version 1.0, 2.0 or 3.0 but has 4.0"),
                Arguments.of("minor 1", patched(7, 1), "but has 1.1"),
                Arguments.of("header longer than file", patched(9, 10), "must have a header of 2617 bytes but ends at"),
                Arguments.of("huge header", patched(9, 0xFF), "at most 10000 bytes but says 65337"),
                Arguments.of(
                        "huge header of version 2",
                        NpyBytes.file(2, " ".repeat(20_000), SIX),
                        "at most 10000 bytes but says 20000"),
                Arguments.of("no dictionary", header("hello"), "header at byte 10 must be '{' but was 'hello'"),
                Arguments.of(
                        "unclosed",
                        header(right.replace("}", "")),
                        "header at byte 66 must be a field name in quotes but was ''"),
                Arguments.of("rest", header(right + " 1"), "must be the end of the header but was '1'"),
                Arguments.of(
                        "code",
                        header("{'descr': __import__('os'), 'fortran_order': False, 'shape': (6,)}"),
                        "header at byte 20 must be a data type in quotes but was '__import__('os')"),
                Arguments.of("no shape", header("{'descr': '<f8', 'fortran_order': False}"), "header field shape"),
                Arguments.of("no descr", header("{'fortran_order': False, 'shape': (6,)}"), "header field descr"),
                Arguments.of("no order", header("{'descr': '<f8', 'shape': (6,)}"), "header field fortran_order"),
                Arguments.of(
                        "twice",
                        header("{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (6,)}"),
                        "field descr once but has it twice"),
                Arguments.of(
                        "other field",
                        header("{'descr': '<f8', 'fortran_order': False, 'shape': (6,), 'x': 1}"),
                        "must be one of 'descr', 'fortran_order', 'shape'"),
                Arguments.of("order no word", header(right.replace("False", "0")), "must be True or False but was '0,"),
                Arguments.of("negative extent", shaped("(-6,)"), "must be a tuple of whole numbers but was '(-6,)"),
                Arguments.of("fraction", shaped("(6.0,)"), "must be a tuple of whole numbers"),
                Arguments.of("expression", shaped("(2*3,)"), "must be a tuple of whole numbers"),
                Arguments.of("no comma", shaped("(2 3)"), "must be a tuple of whole numbers but was '(2 3)"),
                Arguments.of("a comma alone", shaped("(,)"), "must be a tuple of whole numbers but was '(,)"),
                Arguments.of("unclosed digits", shaped("(" + "1".repeat(9000)), "must be a tuple of whole numbers"),
                Arguments.of("unclosed extents", shaped("(" + "1, ".repeat(3000)), "must be a tuple of whole numbers"),
                Arguments.of(
                        "a name of several lines",
                        header(right.replace("shape", "sha\n\npe")),
                        "but was ''sha  pe': (6,), }'"),
                Arguments.of("huge extent", shaped("(99999999999,)"), "each below 2^31"),
                Arguments.of("33 axes", shaped("(" + "1,".repeat(33) + ")"), "must have at most 32 extents"),
                Arguments.of(
                        "truncated",
                        NpyBytes.file(1, right, NpyBytes.doubles(1, 2, 3, 4, 5)),
                        "must have 48 bytes after its header, for 6 numbers float64, but has 40\nMaybe the file is truncated."),
                Arguments.of("cut inside a number", Arrays.copyOf(typed("<f8"), 100), "Maybe the file is truncated."),
                Arguments.of(
                        "appended",
                        NpyBytes.file(1, right, NpyBytes.doubles(1, 2, 3, 4, 5, 6, 7)),
                        "but has 56\nMaybe something was appended"),
                Arguments.of(
                        "a thousand million numbers",
                        shaped("(1000000000,)"),
                        "must have 8000000000 bytes after its header, for 1000000000 numbers float64, but has 48"),
                Arguments.of(
                        "more than a long",
                        shaped("(2147483647, 2147483647, 2147483647)"),
                        "Maybe the file is truncated."),
                Arguments.of(
                        "big endian",
                        typed(">f8"),
                        "field descr must be '<f8' (float64) or '<f4' (float32) but was '>f8'\nMaybe it is big endian: X.astype('<f8')."),
                Arguments.of("big endian floats", typed(">f4"), "big endian"),
                Arguments.of("integers", typed("<i8"), "but was '<i8'\nMaybe X.astype('float64')."),
                Arguments.of("booleans", typed("|b1"), "Maybe X.astype('float64')."),
                Arguments.of("half", typed("<f2"), "Maybe X.astype('float64')."),
                Arguments.of("long double", typed("<f16"), "Maybe X.astype('float64')."),
                Arguments.of("complex", typed("<c16"), "Maybe X.real or X.imag."),
                Arguments.of("objects", typed("|O"), "Maybe the rows have different lengths"),
                Arguments.of("text", typed("<U3"), "Maybe the file holds no numbers."),
                Arguments.of(
                        "structured",
                        header("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (6,)}"),
                        "must be float32 or float64 but the array is structured"),
                Arguments.of(
                        "NaN",
                        NpyBytes.file(
                                1,
                                NpyBytes.dictionary("<f8", true, "(2, 3)"),
                                NpyBytes.doubles(1, 2, 3, Double.NaN, 5, 6)),
                        "entry [1, 1], at byte 92, must be finite but was NaN"),
                Arguments.of(
                        "infinity",
                        NpyBytes.file(
                                1,
                                NpyBytes.dictionary("<f4", false, "(2,)"),
                                NpyBytes.floats(1, Float.NEGATIVE_INFINITY)),
                        "entry [1]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void a_malformed_file_gets_one_message(String what, byte[] bytes, String message) {
        assertThatThrownBy(() -> read(bytes))
                .as(what)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'X.npy' ")
                .hasMessageContaining(message);
    }

    @Test
    void a_missing_file_and_a_folder_are_named() {
        assertThatThrownBy(() -> NpyArray.read(folder.resolve("none.npy"), "none.npy"))
                .hasMessage("'none.npy' must be a file but does not exist");
        assertThatThrownBy(() -> NpyArray.read(folder, "folder.npy"))
                .hasMessage("'folder.npy' must be a regular file but is none");
    }

    /** Every file that is one byte away from a right one is read or refused; nothing else happens. */
    @Test
    void no_single_byte_makes_the_reader_fail_otherwise() throws IOException {
        byte[] right = shaped("(2, 3)");
        int refused = 0;
        for (int position = 0; position < right.length - SIX.length; position++) {
            for (int value : new int[] {0, ' ', '\'', '(', ')', '9', '{', 0xFF}) {
                byte[] bytes = right.clone();
                bytes[position] = (byte) value;
                try {
                    read(bytes);
                } catch (IllegalArgumentException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(400);
    }
}
