/**
 * Markdown that fits the job summary of a continuous integration run.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import org.ntkverify.check.Claim;
 * import org.ntkverify.check.Tier;
 * import org.ntkverify.check.catalogue.Catalogue;
 *
 * List<Claim> claims = Catalogue.claims(Tier.SMOKE).subList(0, 2);
 * String page = ClaimReference.render(claims);
 * boolean holds = page.contains("| `j0-closed-form` | For theta in");
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.markdown;

import org.jspecify.annotations.NullMarked;
