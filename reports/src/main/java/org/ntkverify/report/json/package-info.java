/**
 * JSON for other tools: {@code results.json} and what {@code list --json} and {@code explain --json} print.
 *
 * <p>Fields may be added, never changed or removed; {@code results.schema.json} beside this package describes the first
 * of them. Keys stand in a fixed order. Numbers are the shortest that read back as the same double; NaN and infinities
 * are refused, because JSON has no word for them and a quoted one would be taken for text.
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
 * String json = ClaimJson.list(claims);
 * boolean holds = json.contains(claims.get(0).id());
 * }</pre>
 */
@NullMarked
package org.ntkverify.report.json;

import org.jspecify.annotations.NullMarked;
