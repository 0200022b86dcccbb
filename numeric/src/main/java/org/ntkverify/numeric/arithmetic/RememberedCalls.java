package org.ntkverify.numeric.arithmetic;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.numeric.internal.cache.RecentlyUsed;
import org.ntkverify.symbolic.expression.Arithmetic;
import org.ntkverify.symbolic.expression.Function;

/**
 * Enclosures that remember function values: with many digits a bivariate normal distribution takes 10 ms, and formulas that are
 * compared call it again and again at the same points. Safe for use by several threads.
 */
public final class RememberedCalls implements Arithmetic<DecimalInterval> {

    private static final int KEPT = 4096;

    private record Call(Function function, List<DecimalInterval> arguments) {}

    private final DecimalIntervalArithmetic arithmetic;
    private final RecentlyUsed<Call, DecimalInterval> calls;

    /** Creates the arithmetic, with the digits of {@code arithmetic}. */
    public RememberedCalls(DecimalIntervalArithmetic arithmetic) {
        this.arithmetic = arithmetic;
        this.calls = new RecentlyUsed<>(KEPT, call -> arithmetic.call(call.function(), call.arguments()));
    }

    @Override
    public DecimalInterval constant(BigFraction value) {
        return arithmetic.constant(value);
    }

    @Override
    public DecimalInterval pi() {
        return arithmetic.pi();
    }

    @Override
    public DecimalInterval add(DecimalInterval x, DecimalInterval y) {
        return arithmetic.add(x, y);
    }

    @Override
    public DecimalInterval multiply(DecimalInterval x, DecimalInterval y) {
        return arithmetic.multiply(x, y);
    }

    @Override
    public DecimalInterval power(DecimalInterval x, BigFraction exponent) {
        return arithmetic.power(x, exponent);
    }

    @Override
    public DecimalInterval call(Function function, List<DecimalInterval> arguments) {
        return calls.at(new Call(function, List.copyOf(arguments)));
    }
}
