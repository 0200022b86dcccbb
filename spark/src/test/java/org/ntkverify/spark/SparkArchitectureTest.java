package org.ntkverify.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import org.junit.jupiter.api.Test;

/** Spark is an engine behind an interface: nothing else knows that it is there. */
class SparkArchitectureTest {

    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.ntkverify");

    /** Returns the rule that only the package {@code home} sees Spark, and that nothing sees {@code home}. */
    private static ArchRule sparkIsHiddenIn(String home) {
        return CompositeArchRule.of(noClasses()
                        .that()
                        .resideOutsideOfPackage(home)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.apache.spark..", "scala.."))
                .and(noClasses()
                        .that()
                        .resideOutsideOfPackage(home)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(home));
    }

    @Test
    void only_this_package_sees_spark_and_nothing_sees_this_package() {
        assertThat(PROJECT.size()).as("imported classes, those of all modules").isGreaterThan(500);
        sparkIsHiddenIn("org.ntkverify.spark").check(PROJECT);
    }

    @Test
    void this_package_would_break_the_rule_if_it_were_another() {
        assertThat(sparkIsHiddenIn("org.ntkverify.elsewhere")
                        .evaluate(PROJECT)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(detail -> detail.contains("org.ntkverify.spark.SparkRun"));
    }

    @Test
    void this_package_sees_of_the_project_no_more_than_the_engine() {
        noClasses()
                .that()
                .resideInAPackage("org.ntkverify.spark")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.ntkverify.symbolic..",
                        "org.ntkverify.check..",
                        "org.ntkverify.report..",
                        "org.ntkverify.cli..",
                        "org.ntkverify.numeric.sample..",
                        "org.ntkverify.numeric.internal..")
                .check(PROJECT);
    }
}
