package org.ntkverify.check.remote;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Design;
import org.ntkverify.check.Tier;
import org.ntkverify.check.catalogue.Catalogue;
import org.ntkverify.check.checker.DesignTasks;
import org.ntkverify.check.spec.ClaimFile;
import org.ntkverify.numeric.engine.RecordedTask;
import org.ntkverify.numeric.engine.TaskAddress;
import org.ntkverify.numeric.engine.remote.TaskSource;
import org.ntkverify.numeric.sample.Backend;

/**
 * The tasks of a run over claims of the catalogue and of claim files. What is sent to another process is the three components; it reads the claims again, once.
 *
 * @param seed of all random numbers
 * @param tier of the claims
 * @param files absolute paths of claim files, which every process must be able to read
 */
public record ClaimTasks(long seed, Tier tier, List<String> files) implements TaskSource {

    /** The claims of a tier by their ids, for each of the few runs that one process serves. */
    private static final Map<Origin, Map<String, Claim>> KNOWN = new ConcurrentHashMap<>();

    private record Origin(Tier tier, List<String> files) {}

    /** Copies the list. */
    public ClaimTasks {
        files = List.copyOf(files);
    }

    @Override
    public RecordedTask<?> task(TaskAddress address) {
        Claim claim = KNOWN.computeIfAbsent(new Origin(tier, files), ClaimTasks::claims)
                .get(address.claim());
        if (claim == null) {
            throw new IllegalArgumentException(
                    "claim must be in the tier %s but '%s' is not".formatted(tier.text(), address.claim()));
        }
        List<Design> designs = claim.designs();
        if (!(address.design() < designs.size())) {
            throw new IllegalArgumentException(
                    "design must be < %s but was %s".formatted(designs.size(), address.design()));
        }
        return DesignTasks.of(
                seed, claim.id(), designs.get(address.design()), address.step(), address.firstDraw(), address.draws());
    }

    private static Map<String, Claim> claims(Origin origin) {
        Map<String, Claim> claims = new HashMap<>();
        Catalogue.claims(origin.tier()).forEach(claim -> claims.put(claim.id(), claim));
        for (String file : origin.files()) {
            ClaimFile.read(Path.of(file), origin.tier()).claims().forEach(claim -> claims.put(claim.id(), claim));
        }
        return claims;
    }

    @Override
    public String environment() {
        return "Java %s on %s, %s"
                .formatted(System.getProperty("java.version"), System.getProperty("os.arch"), Backend.linearAlgebra());
    }
}
