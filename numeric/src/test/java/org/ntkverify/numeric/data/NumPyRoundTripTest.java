package org.ntkverify.numeric.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files go from NumPy to this reader and from this writer to NumPy with every bit. */
class NumPyRoundTripTest {

    /** The same numbers on both sides: exact in binary32. */
    private static final String CUBE = "(np.arange(24.0).reshape(2, 3, 4)*0.125 - 1)";

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({"<f8,C,1", "<f8,F,1", "<f4,C,1", "<f4,F,1", "<f8,C,2", "<f4,F,2", "<f8,F,3"})
    void numpy_writes_and_we_read(String type, String order, int version) {
        NumPy.orSkip()
                .run(
                        folder,
                        "with open('X.npy', 'wb') as f: np.lib.format.write_array(f, np.array(%s, dtype='%s', order='%s'), version=(%s, 0))"
                                .formatted(CUBE, type, order, version));
        NpyArray array = NpyArray.read(folder.resolve("X.npy"), "X.npy");
        assertThat(array.shape()).containsExactly(2, 3, 4);
        assertThat(IntStream.range(0, 24).mapToDouble(array::get).toArray())
                .containsExactly(
                        IntStream.range(0, 24).mapToDouble(i -> i * 0.125 - 1).toArray());
    }

    @ParameterizedTest
    @EnumSource(NpyType.class)
    void we_write_and_numpy_reads(NpyType type) throws IOException {
        try (NpyWriter writer = NpyWriter.create(folder.resolve("K.npy"), type, List.of(2, 3, 4))) {
            for (int i = 0; i < 24; i++) {
                writer.write(i * 0.125 - 1);
            }
            writer.finish();
        }
        String printed = NumPy.orSkip()
                .run(
                        folder,
                        "K = np.load('K.npy', allow_pickle=False)\nprint(K.dtype, K.shape, K.flags.c_contiguous, bool((K == %s).all()))"
                                .formatted(CUBE));
        assertThat(printed.strip()).isEqualTo("%s (2, 3, 4) True True".formatted(type.text()));
    }

    @Test
    void what_numpy_writes_otherwise_is_refused() {
        NumPy.orSkip().run(folder, """
                        np.save('big.npy', np.ones((2, 2), dtype='>f8'))
                        np.save('int.npy', np.ones((2, 2), dtype=int))
                        np.save('object.npy', np.array([[1], 2.0], dtype=object))
                        np.save('nan.npy', np.array([[1.0, np.nan]]))
                        """);
        for (String name : List.of("big.npy", "int.npy", "object.npy", "nan.npy")) {
            assertThatThrownBy(() -> NpyArray.read(folder.resolve(name), name))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("'" + name + "'");
        }
    }
}
