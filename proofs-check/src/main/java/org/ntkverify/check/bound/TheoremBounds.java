package org.ntkverify.check.bound;

import java.util.List;
import java.util.stream.Stream;

/** All theorem bounds. */
public final class TheoremBounds {

    private static final List<TheoremBound> ALL = Stream.of(
                    MatrixBounds.all(),
                    SeparationBounds.all(),
                    HermiteGershgorin.all(),
                    HermiteBounds.all(),
                    GegenbauerBounds.all(),
                    LayerBounds.all(),
                    SpectrumBounds.all(),
                    FiniteWidthBounds.all())
            .flatMap(List::stream)
            .toList();

    private TheoremBounds() {}

    /** Returns all bounds, in the order of reports. */
    public static List<TheoremBound> all() {
        return ALL;
    }

    /** Returns the bound of that name. */
    public static TheoremBound named(String name) {
        return ALL.stream()
                .filter(bound -> bound.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("name of a bound must be one of %s but was %s"
                        .formatted(ALL.stream().map(TheoremBound::name).toList(), name)));
    }

    /** Returns what every bound says about {@code setting}. */
    public static List<BoundResult> evaluate(BoundSetting setting) {
        return ALL.stream().map(bound -> bound.evaluate(setting)).toList();
    }
}
