/**
 * Plain text for terminals and logs, never wider than 80 columns; colour adds to the words and never replaces them.
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
 * String page = TerminalReport.plain().verify(run);
 * boolean holds = page.contains("NOTHING RUN") && page.lines().allMatch(line -> line.length() <= 80);
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.terminal;

import org.jspecify.annotations.NullMarked;
