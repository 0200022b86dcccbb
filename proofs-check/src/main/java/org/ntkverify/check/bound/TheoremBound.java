package org.ntkverify.check.bound;

import java.util.List;
import java.util.function.Function;
import org.ntkverify.check.Source;

/**
 * A theorem that bounds an eigenvalue of a kernel matrix.
 *
 * <p>A setting in which some hypothesis fails gives {@link BoundValue.NotApplicable}; the evaluation sees only settings in which
 * none does.
 */
public final class TheoremBound {

    private final String name;
    private final BoundDirection direction;
    private final KernelPart part;
    private final String formula;
    private final Source source;
    private final boolean explicitConstants;
    private final boolean entriesSuffice;
    private final Function<BoundSetting, List<Hypothesis>> hypotheses;
    private final Function<BoundSetting, BoundValue> value;

    private TheoremBound(Builder builder, Function<BoundSetting, BoundValue> value) {
        this.name = builder.name;
        this.direction = builder.direction;
        this.part = builder.part;
        this.formula = builder.formula;
        this.source = builder.source;
        this.explicitConstants = builder.explicitConstants;
        this.entriesSuffice = builder.entriesSuffice;
        this.hypotheses = builder.hypotheses;
        this.value = value;
    }

    /** Returns the name, of {@code [a-z0-9-]}. */
    public String name() {
        return name;
    }

    /** Returns what is bounded, and from which side. */
    public BoundDirection direction() {
        return direction;
    }

    /** Returns the kernel it speaks of. */
    public KernelPart part() {
        return part;
    }

    /** Returns the formula as text, in the normalisation of the setting's network. */
    public String formula() {
        return formula;
    }

    /** Returns where it comes from and how its wording is known. */
    public Source source() {
        return source;
    }

    /** Returns whether its constants are known, so that its value can be compared and not only its ratio. */
    public boolean explicitConstants() {
        return explicitConstants;
    }

    /** Returns the hypotheses, checked, and the value if none of them fails. */
    public BoundResult evaluate(BoundSetting setting) {
        if (!entriesSuffice && !setting.hasNetwork()) {
            return new BoundResult(
                    this,
                    List.of(),
                    new BoundValue.NotApplicable(
                            "because they are about a network and its inputs, which a bare matrix does not tell"));
        }
        List<Hypothesis> checked = hypotheses.apply(setting);
        BoundValue found = checked.stream()
                .filter(Hypothesis::fails)
                .findFirst()
                .<BoundValue>map(failed -> new BoundValue.NotApplicable(
                        "because it needs that %s, but %s".formatted(failed.text(), failed.measured())))
                .orElseGet(() -> value.apply(setting));
        return new BoundResult(this, checked, found);
    }

    @Override
    public String toString() {
        return name;
    }

    static Builder named(String name, BoundDirection direction, KernelPart part) {
        return new Builder(name, direction, part);
    }

    /** What a bound consists of, while it is put together. */
    static final class Builder {

        private final String name;
        private final BoundDirection direction;
        private final KernelPart part;
        private String formula = "";
        private Source source = Sources.LINEAR_ALGEBRA;
        private boolean explicitConstants = true;
        private boolean entriesSuffice;
        private Function<BoundSetting, List<Hypothesis>> hypotheses = setting -> List.of();

        private Builder(String name, BoundDirection direction, KernelPart part) {
            this.name = name;
            this.direction = direction;
            this.part = part;
        }

        Builder formula(String text) {
            this.formula = text;
            return this;
        }

        Builder source(Source where) {
            this.source = where;
            return this;
        }

        Builder unknownConstant() {
            this.explicitConstants = false;
            return this;
        }

        /** It needs the entries of the matrix only. */
        Builder entriesSuffice() {
            this.entriesSuffice = true;
            return this;
        }

        Builder needs(Function<BoundSetting, List<Hypothesis>> conditions) {
            this.hypotheses = conditions;
            return this;
        }

        TheoremBound value(Function<BoundSetting, BoundValue> evaluation) {
            return new TheoremBound(this, evaluation);
        }
    }
}
