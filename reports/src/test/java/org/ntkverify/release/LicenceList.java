package org.ntkverify.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables of {@code THIRD-PARTY.md}. */
final class LicenceList {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    private LicenceList() {}

    /**
     * One library.
     *
     * @param artifacts patterns of artifact names
     * @param versions how a version may begin
     */
    record Row(List<Pattern> artifacts, List<String> versions) {

        /** Returns whether a jar of that name is meant. */
        boolean covers(String jar) {
            return artifacts.stream()
                    .anyMatch(artifact -> versions.stream()
                            .anyMatch(version -> Pattern.matches(
                                    "%s-%s([.-].*)?[.]jar".formatted(artifact.pattern(), Pattern.quote(version)),
                                    jar)));
        }
    }

    /** Returns the rows of all tables: library, artifacts, version, licence. */
    static List<Row> rows(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith("|") && line.contains("`"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Row(
                        artifacts(cells[2]),
                        Arrays.stream(cells[3].strip().split(", ")).toList()))
                .toList();
    }

    /** A name is written once with its group; others follow by themselves, or from their hyphen on. */
    private static List<Pattern> artifacts(String cell) {
        List<Pattern> artifacts = new ArrayList<>();
        String first = "";
        for (Matcher found = QUOTED.matcher(cell); found.find(); ) {
            String name = found.group(1).replaceFirst(".*:", "");
            if (name.startsWith("-")) {
                name = first.replaceFirst("-[^-]*$", "") + name;
            } else {
                first = name;
            }
            artifacts.add(Pattern.compile(name.replace("*", "[a-z-]*")));
        }
        return artifacts;
    }
}
