package org.ntkverify.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Papers;
import org.ntkverify.check.Tier;
import org.ntkverify.check.catalogue.Catalogue;
import org.ntkverify.check.remote.ClaimTasks;
import org.ntkverify.check.spec.ClaimFile;
import org.ntkverify.check.spec.ClaimFileException;
import org.ntkverify.check.statistics.ErrorBudget;
import org.ntkverify.numeric.engine.remote.TaskSource;

/**
 * The claims that a user asks for: of the catalogue, of claim files, or of both.
 *
 * @param ofCatalogue claims of the catalogue
 * @param ofFiles claims of claim files
 * @param files absolute paths of the claim files
 * @param left ids of claims of files that the tier leaves out
 * @param catalogueDraws how many claims of the whole catalogue draw random numbers, selected or not
 */
record WantedClaims(
        List<Claim> ofCatalogue, List<Claim> ofFiles, List<String> files, List<String> left, int catalogueDraws) {

    WantedClaims {
        ofCatalogue = List.copyOf(ofCatalogue);
        ofFiles = List.copyOf(ofFiles);
        files = List.copyOf(files);
        left = List.copyOf(left);
    }

    /**
     * Reads what was typed. Names that end with {@code .yaml} or {@code .yml} are claim files, others globs; with files alone the catalogue is
     * left out.
     *
     * @throws UsageException if a file is no claim file or a name matches nothing
     */
    static WantedClaims of(List<String> wanted, List<String> papers, Tier tier) {
        List<String> files =
                wanted.stream().filter(WantedClaims::isFile).distinct().toList();
        List<String> globs = wanted.stream().filter(name -> !isFile(name)).toList();
        // The catalogue is put together only if claims of it are asked for, and every file is well formed.
        List<ClaimFile> read = files.stream().map(file -> read(file, tier)).toList();
        boolean wantsCatalogue = files.isEmpty() || !globs.isEmpty() || !papers.isEmpty();
        List<Claim> catalogue = wantsCatalogue ? Catalogue.claims(tier) : List.of();
        List<Claim> ofCatalogue = wantsCatalogue ? ClaimSelection.select(catalogue, globs, papers) : List.of();
        List<Claim> ofFiles = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < files.size(); i++) {
            for (Claim claim : read.get(i).claims()) {
                requireOwnName(claim.source().paper(), files.get(i), seen);
            }
            ofFiles.addAll(read.get(i).claims());
            left.addAll(read.get(i).left());
        }
        if (wantsCatalogue || !ofFiles.isEmpty()) {
            int draws =
                    Math.toIntExact(catalogue.stream().filter(Claim::sampled).count());
            List<String> paths = files.stream()
                    .map(file -> Path.of(file).toAbsolutePath().toString())
                    .toList();
            return new WantedClaims(ofCatalogue, ofFiles, paths, left, draws);
        }
        throw new UsageException(
                "claims must be in the tier %s but every claim of %s names other tiers%nMaybe --tier %s is meant."
                        .formatted(tier.text(), files, Tier.FULL.text()),
                ExitCodes.NOTHING_MATCHED);
    }

    private static boolean isFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    private static ClaimFile read(String file, Tier tier) {
        try {
            return ClaimFile.read(Path.of(file), tier);
        } catch (ClaimFileException e) {
            throw caused(new UsageException(Printable.text(String.valueOf(e.getMessage()))), e);
        } catch (InvalidPathException e) {
            throw caused(
                    new UsageException(
                            "claim file must be the name of a file but was '%s'".formatted(Printable.text(file))),
                    e);
        }
    }

    private static UsageException caused(UsageException error, Throwable cause) {
        error.initCause(cause);
        return error;
    }

    private static void requireOwnName(String key, String file, Map<String, String> seen) {
        if (Papers.citation(key).isPresent()) {
            throw new UsageException(
                    "name of claim file '%s' must not be the key of a paper of the catalogue but was%nMaybe my-%s.yaml is a better one."
                            .formatted(Printable.text(file), key));
        }
        String other = seen.putIfAbsent(key, file);
        if (other != null && !other.equals(file)) {
            throw new UsageException("names of claim files must differ in letters or digits but '%s' and '%s' do not"
                    .formatted(Printable.text(other), Printable.text(file)));
        }
    }

    /** Returns all claims, those of the catalogue first. */
    List<Claim> claims() {
        List<Claim> all = new ArrayList<>(ofCatalogue);
        all.addAll(ofFiles);
        return List.copyOf(all);
    }

    /** Returns what another process needs to make the tasks of these claims. */
    TaskSource tasks(long seed, Tier tier) {
        return new ClaimTasks(seed, tier, files);
    }

    /** Returns the share of the error budget that each claim has. */
    Function<Claim, ErrorBudget.Share> shares(ErrorBudget budget) {
        if (ofFiles.isEmpty()) {
            return claim -> budget.catalogueClaim();
        }
        Set<String> own = new HashSet<>();
        ofFiles.forEach(claim -> own.add(claim.id()));
        ErrorBudget.Share share = ofCatalogue.isEmpty()
                ? budget.fileClaim(ofFiles.size())
                : budget.fileClaimBesideCatalogue(ofFiles.size(), catalogueDraws);
        return claim -> own.contains(claim.id()) ? share : budget.catalogueClaim();
    }
}
