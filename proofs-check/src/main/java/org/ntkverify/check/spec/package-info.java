/**
 * Claim files: a user's own claims, written in YAML, become {@link org.ntkverify.check.Claim}s.
 *
 * <p>A claim file may come from a stranger. It is data: no tags, no aliases, bounded size and depth; expressions are those of the
 * whitelist grammar; files are read below the folder of the claim file only, and nothing is written.
 */
@org.jspecify.annotations.NullMarked
package org.ntkverify.check.spec;
