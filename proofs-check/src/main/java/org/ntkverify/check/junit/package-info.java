/**
 * Claims as tests: {@link org.ntkverify.check.junit.NtkClaims} makes a JUnit 5 dynamic test of each claim of a file or of the catalogue. Needs
 * {@code junit-jupiter-api} on the class path of the tests.
 */
@org.jspecify.annotations.NullMarked
package org.ntkverify.check.junit;
