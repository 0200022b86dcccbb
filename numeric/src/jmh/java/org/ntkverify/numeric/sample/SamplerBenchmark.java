package org.ntkverify.numeric.sample;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ntkverify.numeric.data.Inputs;
import org.ntkverify.numeric.network.FiniteNetwork;
import org.ntkverify.symbolic.Activation;
import org.ntkverify.symbolic.Architecture;
import org.ntkverify.symbolic.expression.Expression;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of one draw, one thread: both samplers over the width, and the fixed cost of tiny networks. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
// The harness sets parameters, and runs what is marked as set-up, before anything else.
@SuppressWarnings("NullAway.Init")
public class SamplerBenchmark {

    /** 16 inputs in dimension 10, two hidden ReLU layers, cost linear in the width. */
    @State(Scope.Thread)
    public static class Conditioned extends Draws {

        /** Width of both hidden layers. */
        @Param({"256", "1024", "4096", "16384", "65536", "262144", "1048576"})
        public int width;

        @Setup
        public void create() {
            open(SamplerKind.CONDITIONED, 2, width, 16, 10);
        }
    }

    /** The same network with explicit weights, cost quadratic in the width. */
    @State(Scope.Thread)
    public static class Explicit extends Draws {

        /** Width of both hidden layers. */
        @Param({"256", "1024", "4096"})
        public int width;

        @Setup
        public void create() {
            open(SamplerKind.EXPLICIT, 2, width, 16, 10);
        }
    }

    /** Networks that claims draw by the million: layers, width, inputs. */
    @State(Scope.Thread)
    public static class Tiny extends Draws {

        /** Hidden layers, width, inputs. */
        @Param({"1 8 1", "2 32 2", "2 64 4", "4 16 1"})
        public String shape;

        @Setup
        public void create() {
            List<Integer> numbers =
                    List.of(shape.split(" ")).stream().map(Integer::valueOf).toList();
            open(SamplerKind.CONDITIONED, numbers.get(0), numbers.get(1), numbers.get(2), 4);
        }
    }

    /** A source and the index of its next draw. */
    public static class Draws {

        private NetworkSampler.Source source;
        private long index;

        void open(SamplerKind kind, int layers, int width, int inputs, int dimension) {
            double[][] points = new double[inputs][dimension];
            RandomStream stream = RandomStreams.of(1, "benchmark", "inputs").at(0, 0, StreamRole.EXPLICIT_WEIGHTS, 0);
            for (double[] point : points) {
                stream.fillNormals(point, 0, dimension);
            }
            Architecture architecture = Architecture.ntk(
                    Activation.RELU, layers, Expression.integer(2).sqrt(), Expression.ZERO);
            FiniteNetwork network = new FiniteNetwork(
                    architecture, Inputs.of("normal points", points), Collections.nCopies(layers, width));
            source = kind.of(network, RandomStreams.of(1, "benchmark", "draws")).newSource();
            index = 0;
        }

        NetworkDraw next() {
            return source.draw(index++);
        }
    }

    @Benchmark
    public NetworkDraw conditioned(Conditioned state) {
        return state.next();
    }

    @Benchmark
    public NetworkDraw explicit(Explicit state) {
        return state.next();
    }

    @Benchmark
    public NetworkDraw tiny(Tiny state) {
        return state.next();
    }
}
