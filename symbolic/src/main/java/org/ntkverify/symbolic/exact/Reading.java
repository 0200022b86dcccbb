package org.ntkverify.symbolic.exact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import org.ntkverify.symbolic.expression.Expression;
import org.ntkverify.symbolic.expression.Function;

/** One reading of an expression into a tower: the generators and, for each kind of function, what reduces it to them. */
final class Reading {

    /** A function value without relations. */
    private record Opaque(Function function, List<RationalFunction> arguments, RationalFunction value) {}

    private final Tower tower;
    private final Domain domain;
    private final CovarianceCertificate covariance = new CovarianceCertificate();
    private final Signs signs;
    private final RationalFunction pi;
    private final Radicals radicals;
    private final Exponentials exponentials;
    private final Trigonometry trigonometry;
    private final InverseTrigonometry inverses;
    private final NormalDistribution distribution;
    private final Map<String, RationalFunction> variables = new HashMap<>();
    private final List<Opaque> opaques = new ArrayList<>();
    private final Reader reader = new Reader(this);

    /** How much is looked for. */
    enum Effort {
        /** Common factors, relations, and other readings with finer generators. */
        REFINING,
        /** Common factors and relations. */
        FINAL,
        /** Neither. */
        COARSE
    }

    Reading(Domain domain, Effort effort, long mostWork) {
        boolean refining = effort == Effort.REFINING;
        this.domain = domain;
        this.tower = new Tower(effort == Effort.COARSE, mostWork);
        this.signs = new Signs(tower, covariance);
        this.pi = RationalFunction.of(tower.declare(Generator.free(new Generator.Meaning.Circle(), Sign.POSITIVE)));
        int circle = tower.size() - 1;
        FactorBase base = new FactorBase(tower, refining);
        NumberRoots numbers = new NumberRoots(tower);
        this.radicals = new Radicals(tower, base, signs, numbers, refining);
        this.exponentials = new Exponentials(tower, refining);
        SpecialAngles special = new SpecialAngles(tower, numbers);
        List<InverseTrigonometry.Arc> arcs = new ArrayList<>();
        this.trigonometry = new Trigonometry(tower, radicals, base, special, arcs, circle, refining);
        this.inverses = new InverseTrigonometry(tower, radicals, signs, special, trigonometry, arcs, pi);
        this.distribution = new NormalDistribution(tower, radicals, inverses, pi);
        for (Domain.Covariance triple : domain.covariances()) {
            covariance.add(index(triple.a()), index(triple.b()), index(triple.c()));
        }
    }

    private int index(String name) {
        return variable(name).numerator().generators().nextSetBit(0);
    }

    /** Declares what another reading asked for. */
    void declare(RefinementException.Kind kind, Expression part) {
        RationalFunction value = read(part);
        switch (kind) {
            case EXPONENT -> exponentials.exp(value);
            case ANGLE -> trigonometry.declareHalved(value);
            case FACTOR -> radicals.declareFactor(value.numerator());
            case RADICAND -> {
                signs.add(tower.times(value.numerator(), value.denominator()));
                radicals.sqrt(value);
            }
            case FACT -> signs.add(tower.times(value.numerator(), value.denominator()));
        }
    }

    RationalFunction read(Expression expression) {
        return reader.read(expression);
    }

    Tower tower() {
        return tower;
    }

    Signs signs() {
        return signs;
    }

    RationalFunction pi() {
        return pi;
    }

    Radicals radicals() {
        return radicals;
    }

    Exponentials exponentials() {
        return exponentials;
    }

    Trigonometry trigonometry() {
        return trigonometry;
    }

    InverseTrigonometry inverses() {
        return inverses;
    }

    NormalDistribution distribution() {
        return distribution;
    }

    RationalFunction variable(String name) {
        RationalFunction known = variables.get(name);
        if (known != null) {
            return known;
        }
        Generator generator = Generator.free(new Generator.Meaning.Named(name), domain.sign(name));
        if (domain.isCorrelation(name)) {
            generator = generator.within(Generator.Bounds.UNIT);
        }
        if (domain.isAngle(name)) {
            generator = generator.within(new Generator.Bounds(Polynomial.ZERO, pi.numerator()));
        }
        RationalFunction variable = RationalFunction.of(tower.declare(generator));
        if (domain.isAngle(name)) {
            trigonometry.addRange(tower.size() - 1, new AngleRange(BigFraction.ZERO, BigFraction.ONE));
        }
        variables.put(name, variable);
        return variable;
    }

    /** Returns the generator that stands for a function value, the same one for equal arguments. */
    RationalFunction opaque(Function function, List<RationalFunction> arguments, Sign sign) {
        Optional<RationalFunction> known = opaques.stream()
                .filter(opaque -> opaque.function() == function && same(opaque.arguments(), arguments))
                .map(Opaque::value)
                .findFirst();
        return known.orElseGet(() -> {
            RationalFunction value = RationalFunction.of(
                    tower.declare(Generator.free(new Generator.Meaning.Value(function, arguments), sign)));
            opaques.add(new Opaque(function, arguments, value));
            return value;
        });
    }

    private boolean same(List<RationalFunction> left, List<RationalFunction> right) {
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).sameAs(right.get(i), tower)) {
                return false;
            }
        }
        return true;
    }
}
