package org.ntkverify.check;

import java.time.Instant;

/**
 * The provenance of a run: everything needed to repeat it.
 *
 * @param version of the tool
 * @param commit of the tool's sources, or {@code unknown}
 * @param java version and vendor
 * @param os name, version and architecture
 * @param blas the linear algebra in use
 * @param seed run seed
 * @param alpha false-alarm budget of the whole run
 * @param tier how much was spent
 * @param engine where draws ran
 * @param threads how many worked; results do not depend on it
 * @param command as typed
 * @param inputHash hash of the claims as they were checked: statements, pass rules, networks, inputs, falsifiers
 * @param started when
 * @param seconds how long
 */
public record RunInfo(
        String version,
        String commit,
        String java,
        String os,
        String blas,
        long seed,
        double alpha,
        Tier tier,
        String engine,
        int threads,
        String command,
        String inputHash,
        Instant started,
        double seconds) {

    /** The seed of a run that names none: the number of the paper that started the field, arXiv:1806.07572. */
    public static final long DEFAULT_SEED = 180_607_572L;
}
