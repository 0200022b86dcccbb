/**
 * Claims whose draws run in other processes.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.util.List;
 * import org.ntkverify.check.Claim;
 * import org.ntkverify.check.Tier;
 * import org.ntkverify.check.catalogue.Catalogue;
 * import org.ntkverify.numeric.engine.TaskAddress;
 *
 * Claim claim = Catalogue.claims(Tier.SMOKE).stream()
 *         .filter(each -> each.id().equals("jacot2018/p2-2-limit-rate"))
 *         .findFirst()
 *         .orElseThrow();
 * ClaimTasks tasks = new ClaimTasks(7, Tier.SMOKE, List.of());
 * boolean holds = tasks.task(new TaskAddress(claim.id(), 0, 0, 0, 500)).draws() == 500;
 * }</pre>
 */
@NullMarked
package org.ntkverify.check.remote;

import org.jspecify.annotations.NullMarked;
