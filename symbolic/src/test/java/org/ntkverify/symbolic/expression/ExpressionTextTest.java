package org.ntkverify.symbolic.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is printed can be read back and means the same. */
class ExpressionTextTest {

    private static final int SEED = 20260101;
    private static final int TREES = 300;
    private static final Set<String> NAMES = Set.of("x", "y", "z");
    private static final List<Map<String, BigFraction>> POINTS = List.of(
            Map.of("x", new BigFraction(3, 7), "y", new BigFraction(-11, 5), "z", new BigFraction(2, 13)),
            Map.of("x", new BigFraction(-17, 3), "y", new BigFraction(8, 19), "z", new BigFraction(23, 29)),
            Map.of("x", new BigFraction(31, 37), "y", new BigFraction(41, 6), "z", new BigFraction(-5, 43)));

    @Test
    void a_printed_tree_reads_back_with_exactly_the_same_value() {
        RandomTrees trees = new RandomTrees(SEED, List.of(Function.values()));
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < TREES; i++) {
            Expression tree = trees.tree(4, true);
            String text = tree.toString();
            texts.add(text);
            Expression read = ExpressionParser.parse(text, NAMES);
            for (Map<String, BigFraction> point : POINTS) {
                assertThat(read.evaluate(new Rationals(), point))
                        .as("tree %s of seed %s, %s, at %s", i, SEED, text, point)
                        .isEqualTo(tree.evaluate(new Rationals(), point));
            }
        }
        assertThat(texts).as("distinct trees, so that the test is not vacuous").hasSizeGreaterThan(250);
    }

    @Test
    void reading_a_printed_tree_and_printing_it_again_changes_nothing() {
        RandomTrees trees = new RandomTrees(SEED + 1, List.of(Function.values()));
        for (int i = 0; i < TREES; i++) {
            String once = ExpressionParser.parse(trees.tree(4, true).toString(), NAMES)
                    .toString();
            assertThat(ExpressionParser.parse(once, NAMES)).as(once).hasToString(once);
        }
    }

    /** The twin: a printer that forgot one pair of brackets would be seen. */
    @Test
    void text_without_its_brackets_has_another_value() {
        Expression tree = ExpressionParser.parse("x/(y + z)", NAMES);
        Expression broken = ExpressionParser.parse("x/y + z", NAMES);
        assertThat(broken.evaluate(new Rationals(), POINTS.get(0)))
                .isNotEqualTo(tree.evaluate(new Rationals(), POINTS.get(0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "x - (y - z); x - (y - z)",
                "x - y + z; x - y + z",
                "-x^2; -x^2",
                "(-x)^2; x^2",
                "(-2)^(1/3); (-2)^(1/3)",
                "x/y/z; x/(y*z)",
                "x/(y + z); x/(y + z)",
                "(x + y)/2; (x + y)/2",
                "x*3/4; 3*x/4",
                "1/x; 1/x",
                "x^-2; 1/x^2",
                "1/Sqrt(x); 1/Sqrt(x)",
                "x^(3/2); x^(3/2)",
                "(1/2)^(1/3); (1/2)^(1/3)",
                "(x^2)^(1/2); Sqrt(x^2)",
                "-(x + y); -(x + y)",
                "sin(X0); Sin(X0)",
                "MAX(x, step(y)); Max(x, Step(y))",
                "e^x; Exp(x)",
                "0.125*x; x/8",
            })
    void text_is_what_a_reader_expects(String written, String printed) {
        assertThat(ExpressionParser.parse(written, Set.of("x", "y", "z", "X0"))).hasToString(printed);
    }
}
