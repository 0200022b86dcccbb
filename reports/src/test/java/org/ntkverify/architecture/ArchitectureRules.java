package org.ntkverify.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.NullMarked;
import org.ntkverify.symbolic.expression.Expression;

/**
 * The rules of the architecture for the packages below one root, so that the same rules can be held against the project and
 * against a tree of planted violations.
 *
 * @param root the package that contains {@code symbolic}, {@code numeric}, {@code check}, {@code report} and {@code cli}
 */
record ArchitectureRules(String root) {

    private String in(String layer) {
        return root + "." + layer;
    }

    /** Returns every rule by its name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("data flows one way", dataFlowsOneWay());
        rules.put(
                "packages are free of cycles",
                slices().matching(root + ".(**)").should().beFreeOfCycles());
        rules.put("the algebra system is hidden", theAlgebraSystemIsHidden());
        rules.put("linear algebra libraries are hidden", linearAlgebraIsHidden());
        rules.put("internals stay in their layer", internalsStayInTheirLayer());
        rules.put("renderers see only the data of a run", renderersSeeOnlyTheDataOfARun());
        rules.put("nobody prints", nobodyPrints());
        rules.put("nobody exits", nobodyExits());
        rules.put("randomness comes from the streams", randomnessComesFromTheStreams());
        rules.put("nodes are created by their factories", nodesAreCreatedByTheirFactories());
        rules.put("packages are null-marked", classes().should(beInNullMarkedPackages()));
        rules.put("package names say something", packageNamesSaySomething());
        return rules;
    }

    private ArchRule dataFlowsOneWay() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("symbolic")
                .definedBy(in("symbolic.."))
                .layer("numeric")
                .definedBy(in("numeric.."))
                .layer("check")
                .definedBy(in("check.."))
                .layer("report")
                .definedBy(in("report.."))
                .layer("cli")
                .definedBy(in("cli.."))
                .whereLayer("symbolic")
                .mayNotAccessAnyLayer()
                .whereLayer("numeric")
                .mayOnlyAccessLayers("symbolic")
                .whereLayer("check")
                .mayOnlyAccessLayers("symbolic", "numeric")
                .whereLayer("report")
                .mayOnlyAccessLayers("check")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer();
    }

    private ArchRule theAlgebraSystemIsHidden() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("symbolic.internal.symja"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.matheclipse..", "edu.jas..")
                .because("callers must see a ClosedForm, never an unevaluated expression of the engine");
    }

    private ArchRule linearAlgebraIsHidden() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("numeric.internal.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.ludovic.netlib..", "org.bytedeco..");
    }

    private ArchRule internalsStayInTheirLayer() {
        return CompositeArchRule.of(internalsStayIn("symbolic")).and(internalsStayIn("numeric"));
    }

    private ArchRule internalsStayIn(String layer) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in(layer + ".."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in(layer + ".internal.."));
    }

    private ArchRule renderersSeeOnlyTheDataOfARun() {
        return noClasses()
                .that()
                .resideInAPackage(in("report.."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(root + "..").and(not(resideInAnyPackage(in("report.."), in("check")))))
                .because("everything a renderer shows stands in the run, already decided");
    }

    private ArchRule nobodyPrints() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(PrintStream.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace");
    }

    private ArchRule nobodyExits() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("cli"))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class);
    }

    private ArchRule randomnessComesFromTheStreams() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(ThreadLocalRandom.class, SplittableRandom.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(StrictMath.class, "random")
                .because("every draw must be replayable from seed and address");
    }

    private ArchRule nodesAreCreatedByTheirFactories() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("symbolic.expression"))
                .should()
                .callConstructor(Expression.Constant.class, BigFraction.class)
                .orShould()
                .callConstructor(Expression.Pi.class)
                .because("else two threads that meet expressions for the first time could wait for each other");
    }

    private static ArchRule packageNamesSaySomething() {
        return noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..misc..");
    }

    private static ArchCondition<JavaClass> beInNullMarkedPackages() {
        return new ArchCondition<>("be in null-marked packages") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(
                        item, marked, "%s is in a package that is not null-marked".formatted(item.getName())));
            }
        };
    }
}
