/**
 * Claim files: a user's own claims, written in YAML, become {@link org.ntkverify.check.Claim}s.
 *
 * <p>A claim file may come from a stranger. It is data: no tags, no aliases, bounded size and depth; expressions are those of the
 * whitelist grammar; files are read below the folder of the claim file only, and nothing is written.
 *
 * <p><b>Example.</b>
 *
 * <pre>{@code
 * import java.nio.file.Files;
 * import java.nio.file.Path;
 * import org.ntkverify.check.Tier;
 *
 * Path file = Files.createTempFile("mine", ".yaml");
 * Files.writeString(file, "version: 1\nclaims:\n  - {id: gram, identity: {left: rho*Sqrt(a*b), right: c}}\n");
 * ClaimFile claims = ClaimFile.read(file, Tier.SMOKE);
 * Files.delete(file);
 * boolean holds = claims.claims().get(0).id().endsWith("/gram") && claims.left().isEmpty();
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package org.ntkverify.check.spec;
