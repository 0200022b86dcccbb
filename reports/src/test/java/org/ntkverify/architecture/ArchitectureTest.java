package org.ntkverify.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data flows one way: symbolic, numeric, check, report; and no rule is vacuous. */
class ArchitectureTest {

    private static final String ROOT = "org.ntkverify";
    private static final String PLANTED = "org.ntkverify.architecture.planted";
    private static final Map<String, ArchRule> RULES = new ArchitectureRules(ROOT).all();
    private static final JavaClasses PROJECT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(PLANTED);

    static Set<String> rules() {
        return RULES.keySet();
    }

    private static EvaluationResult evaluate(Map<String, ArchRule> rules, String name, JavaClasses classes) {
        ArchRule rule = rules.get(name);
        if (rule == null) {
            throw new IllegalArgumentException("rule must be one of %s but was %s".formatted(rules.keySet(), name));
        }
        return rule.evaluate(classes);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_project_keeps_every_rule(String name) {
        EvaluationResult result = evaluate(RULES, name, PROJECT);
        assertThat(result.hasViolation()).as("%s", result.getFailureReport()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "data flows one way : symbolic.LooksUpward",
                "data flows one way : report.ReadsNumbers",
                "packages are free of cycles : symbolic.LooksUpward",
                "packages are free of cycles : numeric.internal.Hidden",
                "the algebra system is hidden : symbolic.AsksTheAlgebraSystem",
                "linear algebra libraries are hidden : numeric.CallsBlas",
                "internals stay in their layer : check.ReachesInside",
                "renderers see only the data of a run : report.ReadsNumbers",
                "nobody prints : check.Prints",
                "nobody exits : check.Exits",
                "randomness comes from the streams : check.Rolls",
                "nodes are created by their factories : check.CreatesConstants",
                "packages are null-marked : unmarked.Unmarked",
                "package names say something : util.Anything",
            })
    void every_rule_sees_its_planted_violation(String name, String violator) {
        EvaluationResult result = evaluate(new ArchitectureRules(PLANTED).all(), name, VIOLATIONS);
        assertThat(result.getFailureReport().getDetails())
                .as(name)
                .anyMatch(detail -> detail.contains(PLANTED + "." + violator));
    }

    @Test
    void every_rule_has_a_planted_violation() {
        Map<String, ArchRule> planted = new ArchitectureRules(PLANTED).all();
        assertThat(planted.keySet())
                .hasSize(12)
                .allMatch(name -> evaluate(planted, name, VIOLATIONS).hasViolation());
    }

    @Test
    void the_rules_saw_the_code() {
        assertThat(PROJECT.size())
                .as("imported classes; a wrong package name would make every rule pass")
                .isGreaterThan(150);
        assertThat(PROJECT).noneMatch(imported -> imported.getPackageName().startsWith(PLANTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"symbolic", "symbolic.internal.symja", "numeric", "numeric.internal", "check", "report", "cli"})
    void no_layer_is_empty(String layer) {
        String name = ROOT + "." + layer;
        assertThat(PROJECT)
                .filteredOn(imported -> imported.getPackageName().equals(name)
                        || imported.getPackageName().startsWith(name + "."))
                .isNotEmpty();
    }
}
