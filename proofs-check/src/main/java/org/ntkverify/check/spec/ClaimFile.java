package org.ntkverify.check.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ntkverify.check.Claim;
import org.ntkverify.check.Tier;

/**
 * The claims of one file.
 *
 * @param claims those of the tier, in the order of the file
 * @param left ids of claims that the tier leaves out
 */
public record ClaimFile(List<Claim> claims, List<String> left) {

    private static final int MOST_CLAIMS = 256;

    private static final Set<String> KEYS = Set.of("version", "claims");

    /** Copies the lists. */
    public ClaimFile {
        claims = List.copyOf(claims);
        left = List.copyOf(left);
    }

    /**
     * Reads a claim file.
     *
     * @param path of the file; data and samples are read below its folder only
     * @param tier whose margins, widths and draws are taken
     * @throws ClaimFileException if it is no claim file; the message says where, what was expected and what was found
     */
    public static ClaimFile read(Path path, Tier tier) {
        String name = String.valueOf(path.getFileName());
        return read(SpecTree.read(SpecFolder.text(path), name), SpecFolder.of(path), name, tier);
    }

    private static ClaimFile read(SpecNode root, SpecFolder folder, String name, Tier tier) {
        Section file = Section.of(root, "claim file", tier, KEYS);
        String version = file.text("version");
        if (!version.equals("1")) {
            throw file.place("version")
                    .error("version must be 1 but was %s", file.node("version").text());
        }
        List<SpecNode> items = file.items("claims");
        if (items.isEmpty() || items.size() > MOST_CLAIMS) {
            throw file.place("claims").error("claims must be 1 to %s but were %s", MOST_CLAIMS, items.size());
        }
        ClaimReader reader = new ClaimReader(key(name), folder, tier);
        List<Claim> claims = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Map<String, Place> places = new HashMap<>();
        for (SpecNode item : items) {
            ClaimReader.Entry entry = reader.read(item);
            Place before = places.putIfAbsent(entry.claim().id(), item.place());
            if (before != null) {
                throw item.place()
                        .error(
                                "id of a claim must be unique but %s is that of line %s too",
                                entry.claim().id(), before.line());
            }
            if (entry.inTier()) {
                claims.add(entry.claim());
            } else {
                left.add(entry.claim().id());
            }
        }
        return new ClaimFile(claims, left);
    }

    /** Returns what stands for the paper in ids: the letters and digits of the file's name. */
    private static String key(String name) {
        int dot = name.lastIndexOf('.');
        String stem = (dot > 0 ? name.substring(0, dot) : name).toLowerCase(Locale.ROOT);
        String key = stem.replaceAll("[^a-z0-9]", "");
        return key.isEmpty() ? "file" : key;
    }
}
