package org.ntkverify.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.ntkverify.check.Claim;

/** Picks claims by glob and paper; {@code *} stands for any characters, the slash included. */
final class ClaimSelection {

    private ClaimSelection() {}

    /**
     * Returns the claims that match any of {@code globs} (all, if there is none) and any of {@code papers} (likewise).
     *
     * @throws UsageException with the nearest existing name, if a glob or a paper matches nothing
     */
    static List<Claim> select(List<Claim> catalogue, List<String> globs, List<String> papers) {
        Set<String> keys = new LinkedHashSet<>();
        catalogue.forEach(claim -> keys.add(claim.source().paper()));
        for (String paper : papers) {
            if (!keys.contains(paper)) {
                throw nothing("paper", paper, List.copyOf(keys));
            }
        }
        List<Claim> ofPapers = catalogue.stream()
                .filter(claim ->
                        papers.isEmpty() || papers.contains(claim.source().paper()))
                .toList();
        if (globs.isEmpty()) {
            return ofPapers;
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String glob : globs) {
            Pattern pattern = pattern(glob);
            if (ofPapers.stream().noneMatch(claim -> pattern.matcher(claim.id()).matches())) {
                throw nothing("claim", glob, ofPapers.stream().map(Claim::id).toList());
            }
            patterns.add(pattern);
        }
        return ofPapers.stream()
                .filter(claim -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(claim.id()).matches()))
                .toList();
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (String part : glob.split("\\*", -1)) {
            regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(regex.toString());
    }

    private static UsageException nothing(String what, String wanted, List<String> existing) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String nearest = existing.stream()
                .min(Comparator.comparingInt(candidate -> distance.apply(wanted, candidate)))
                .orElse("none");
        return new UsageException(
                "%s must be in the catalogue but was '%s'%nMaybe %s is meant; 'ntkv list' shows all."
                        .formatted(what, wanted, nearest),
                ExitCodes.NOTHING_MATCHED);
    }
}
