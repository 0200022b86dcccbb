/**
 * The page {@code index.html} of a report folder: one file without network requests, readable without its script.
 *
 * <p>Text that comes from claims is escaped where it is written, formulas are rebuilt from a list of allowed elements, and the page
 * forbids every style and script but its own two.
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
 * String page = HtmlReport.render(run);
 * boolean holds = page.startsWith("<!DOCTYPE html>") && page.contains("jacot2018/p2-3-limit");
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.html;

import org.jspecify.annotations.NullMarked;
