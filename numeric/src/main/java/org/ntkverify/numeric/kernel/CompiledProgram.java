package org.ntkverify.numeric.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntkverify.numeric.arithmetic.DoubleArithmetic;
import org.ntkverify.numeric.arithmetic.StableFunctions;
import org.ntkverify.numeric.internal.code.GeneratedCode;
import org.ntkverify.numeric.internal.code.GeneratedCodeException;
import org.ntkverify.symbolic.KernelProgram;
import org.ntkverify.symbolic.export.JavaSource;

/**
 * A kernel program compiled to one class of plain double code. Safe for use by several threads.
 *
 * <p>Agrees with {@code program.run(DoubleArithmetic.INSTANCE, ...)} up to the rounding of reciprocals: the compiled code divides
 * where the interpreted one multiplies by an inverse.
 */
public final class CompiledProgram {

    /** What the generated class implements; public because the class loader of generated code must see it. */
    public interface Code {
        /** Reads {@code inputs} and writes {@code outputs}, in the order of the program's names. */
        void evaluate(double[] inputs, double[] outputs);
    }

    private final KernelProgram program;
    private final Code code;

    private CompiledProgram(KernelProgram program, Code code) {
        this.program = program;
        this.code = code;
    }

    /**
     * Compiles {@code program}.
     *
     * @throws CompilationFailedException if the compiler refuses it, naming the program's size; {@link #interpreted} takes any
     *     program
     */
    public static CompiledProgram of(KernelProgram program) {
        String source =
                JavaSource.calling(StableFunctions.class.getCanonicalName()).method(program);
        try {
            return new CompiledProgram(program, GeneratedCode.implementing(Code.class, source));
        } catch (GeneratedCodeException refused) {
            throw new CompilationFailedException(
                    "program must compile but its %s assignments (%s characters of code) did not: %s"
                            .formatted(program.assignments().size(), source.length(), refused.getMessage()),
                    refused);
        }
    }

    /** Returns {@code program} run node by node, about thirty times slower; for programs too large to compile. */
    public static CompiledProgram interpreted(KernelProgram program) {
        return new CompiledProgram(program, (inputs, outputs) -> interpret(program, inputs, outputs));
    }

    private static void interpret(KernelProgram program, double[] inputs, double[] outputs) {
        Map<String, Double> values = new HashMap<>();
        for (int i = 0; i < inputs.length; i++) {
            values.put(program.inputs().get(i), inputs[i]);
        }
        Map<String, Double> results = program.run(DoubleArithmetic.INSTANCE, values);
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = results.getOrDefault(program.outputs().get(i), Double.NaN);
        }
    }

    /** Returns the names of the inputs, in order. */
    public List<String> inputs() {
        return program.inputs();
    }

    /** Returns the names of the outputs, in order. */
    public List<String> outputs() {
        return program.outputs();
    }

    /**
     * Evaluates the program.
     *
     * @param inputs one value for each name of {@link #inputs}
     * @param outputs receives one value for each name of {@link #outputs}
     */
    public void evaluate(double[] inputs, double[] outputs) {
        if (inputs.length != program.inputs().size()) {
            throw new IllegalArgumentException(
                    "inputs must be %s but were %s values".formatted(program.inputs(), inputs.length));
        }
        code.evaluate(inputs, outputs);
    }
}
