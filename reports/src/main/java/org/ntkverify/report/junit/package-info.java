/**
 * JUnit XML, the format that continuous integration understands.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.time.Instant;
 * import java.util.List;
 * import org.ntkverify.check.RunInfo;
 * import org.ntkverify.check.Tier;
 * import org.ntkverify.check.VerificationRun;
 *
 * RunInfo info = new RunInfo(
 *         "0.1", "0123456", "17", "any", "java", 7, 0.01, Tier.SMOKE, "local", 1, "verify", "", Instant.EPOCH, 1.5);
 * VerificationRun run = new VerificationRun(info, List.of(), List.of("jacot2018/p2-3-limit"));
 * String xml = JunitXml.render(run, true);
 * boolean holds = xml.startsWith("<?xml") && xml.contains("<testcase name=\"jacot2018/p2-3-limit\"");
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.junit;

import org.jspecify.annotations.NullMarked;
