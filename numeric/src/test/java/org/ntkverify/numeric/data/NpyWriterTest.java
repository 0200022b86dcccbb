package org.ntkverify.numeric.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyWriterTest {

    @TempDir
    private Path folder = Path.of(".");

    private Path file() {
        return folder.resolve("K.npy");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    private void write(NpyType type, List<Integer> shape, double... values) throws IOException {
        try (NpyWriter writer = NpyWriter.create(file(), type, shape)) {
            writer.write(values);
            writer.finish();
        }
    }

    @Test
    void the_bytes_are_those_of_numpy() throws IOException {
        write(NpyType.FLOAT64, List.of(2, 1), 1.5, -2);
        byte[] bytes = Files.readAllBytes(file());
        assertThat(bytes).hasSize(128 + 16);
        assertThat(new String(bytes, 10, 118, StandardCharsets.ISO_8859_1))
                .startsWith("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 1), }")
                .endsWith(" \n");
        assertThat(Arrays.copyOfRange(bytes, 0, 10)).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
        assertThat(Arrays.copyOfRange(bytes, 128, 144)).isEqualTo(NpyBytes.doubles(1.5, -2));
    }

    @Test
    void what_is_written_is_read() throws IOException {
        double[] numbers =
                IntStream.range(0, 20_000).mapToDouble(i -> Math.sin(i)).toArray();
        write(NpyType.FLOAT64, List.of(100, 200), numbers);
        NpyArray array = NpyArray.read(file(), "K.npy");
        assertThat(array.shape()).containsExactly(100, 200);
        assertThat(IntStream.range(0, array.size()).mapToDouble(array::get).toArray())
                .containsExactly(numbers);

        write(NpyType.FLOAT32, List.of(3), 0.1, 1e-3, 7);
        NpyArray floats = NpyArray.read(file(), "K.npy");
        assertThat(IntStream.range(0, 3).mapToDouble(floats::get).toArray()).containsExactly(0.1f, 1e-3f, 7);
    }

    @Test
    void an_unfinished_file_leaves_nothing_and_changes_nothing() throws IOException {
        write(NpyType.FLOAT64, List.of(1), 42);
        byte[] before = Files.readAllBytes(file());
        try (NpyWriter writer = NpyWriter.create(file(), NpyType.FLOAT64, List.of(100))) {
            writer.write(new double[99]);
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("numbers must be 100, as the shape says, but were 99");
        }
        assertThat(files()).containsExactly(file());
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void more_numbers_than_the_shape_has_are_refused() throws IOException {
        try (NpyWriter writer = NpyWriter.create(file(), NpyType.FLOAT64, List.of(2))) {
            assertThatThrownBy(() -> writer.write(new double[3]))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("numbers must be 2, as the shape says, but were more");
        }
        assertThat(files()).isEmpty();
    }

    private NpyWriter resumable() throws IOException {
        return NpyWriter.resumable(file(), "run7", NpyType.FLOAT64, List.of(20_000));
    }

    private static double[] numbers(int from, int to) {
        return IntStream.range(from, to).mapToDouble(Math::sqrt).toArray();
    }

    /** Writes 12 000 numbers in a writer that ends, and returns the mark behind the first 9000. */
    private long interrupted() throws IOException {
        try (NpyWriter writer = resumable()) {
            writer.write(numbers(0, 9000));
            long mark = writer.mark();
            writer.write(numbers(9000, 12_000));
            writer.suspend();
            return mark;
        }
    }

    @Test
    void a_writer_goes_on_where_another_was_ended() throws IOException {
        write(NpyType.FLOAT64, List.of(20_000), numbers(0, 20_000));
        byte[] whole = Files.readAllBytes(file());
        Files.delete(file());
        long mark = interrupted();
        assertThat(files()).containsExactly(folder.resolve(".K.npy-run7.part"));
        try (NpyWriter writer = resumable()) {
            assertThat(writer.goOnFrom(9000, mark)).isTrue();
            writer.write(numbers(9000, 20_000));
            writer.finish();
        }
        assertThat(files()).containsExactly(file());
        assertThat(file()).hasBinaryContent(whole);
    }

    @Test
    void a_writer_goes_on_only_if_every_bit_is_there() throws IOException {
        write(NpyType.FLOAT64, List.of(20_000), numbers(0, 20_000));
        byte[] whole = Files.readAllBytes(file());
        Path part = folder.resolve(".K.npy-run7.part");
        for (int damage : new int[] {20, 128, 40_000, 72_127, -1}) {
            long mark = interrupted();
            byte[] bytes = Files.readAllBytes(part);
            if (damage < 0) {
                Files.write(part, Arrays.copyOf(bytes, 72_127));
            } else {
                bytes[damage] ^= 8;
                Files.write(part, bytes);
            }
            try (NpyWriter writer = resumable()) {
                assertThat(writer.goOnFrom(9000, mark)).isFalse();
                writer.write(numbers(0, 20_000));
                writer.finish();
            }
            assertThat(file()).hasBinaryContent(whole);
        }
    }

    @Test
    void a_writer_that_does_not_go_on_begins_again() throws IOException {
        interrupted();
        try (NpyWriter writer = NpyWriter.resumable(file(), "run7", NpyType.FLOAT64, List.of(1))) {
            writer.write(2);
            writer.finish();
        }
        assertThat(NpyArray.read(file(), "K.npy").get(0)).isEqualTo(2);
        assertThat(file()).hasSize(128 + 8);
    }

    @Test
    void what_a_killed_process_left_goes_and_what_a_running_one_writes_stays() throws IOException {
        Path dead = Files.createFile(folder.resolve(".K.npy-999999999.part"));
        Path running = Files.createFile(folder.resolve(".K.npy-1.part"));
        Path other = Files.createFile(folder.resolve(".L.npy-999999999.part"));
        write(NpyType.FLOAT64, List.of(1), 42);
        assertThat(dead).doesNotExist();
        assertThat(files()).containsExactlyInAnyOrder(running, other, file());
    }

    @Test
    void the_name_of_a_run_is_no_number_of_a_process() {
        assertThatThrownBy(() -> NpyWriter.resumable(file(), "17", NpyType.FLOAT64, List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("run must be letters and digits that begin with a letter but was '17'");
    }
}
