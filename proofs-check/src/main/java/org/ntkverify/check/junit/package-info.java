/**
 * Claims as tests: {@link org.ntkverify.check.junit.NtkClaims} makes a JUnit 5 dynamic test of each claim of a file or of the catalogue. Needs
 * {@code junit-jupiter-api} on the class path of the tests.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import org.junit.jupiter.api.DynamicTest;
 * import org.ntkverify.check.Tier;
 *
 * List<DynamicTest> tests = NtkClaims.ofCatalogue("cho2009/").tier(Tier.SMOKE).dynamicTests().toList();
 * boolean holds = tests.get(0).getDisplayName().equals("cho2009/j0-closed-form");
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package org.ntkverify.check.junit;
