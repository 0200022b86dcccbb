package org.ntkverify.numeric.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of the hidden files {@code .NAME-TAG.part} in which a file is written until it is whole; the tag is the process, or a run of several. */
record StagingName(Path folder, String name) {

    static StagingName of(Path target) {
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw new IllegalArgumentException("target must be a file but was '%s'".formatted(target));
        }
        return new StagingName(folder, name.toString());
    }

    Path with(String tag) {
        return folder.resolve(".%s-%s.part".formatted(name, tag));
    }

    /** Removes what processes that were killed have left; those of runs that can go on stay. */
    void removeLeftovers() throws IOException {
        Pattern leftover = Pattern.compile(Pattern.quote("." + name + "-") + "(?<process>[0-9]{1,9})\\.part");
        List<Path> siblings;
        try (Stream<Path> entries = Files.list(folder)) {
            siblings = entries.toList();
        }
        for (Path sibling : siblings) {
            Matcher match = leftover.matcher(sibling.getFileName().toString());
            if (match.matches()
                    && ProcessHandle.of(Long.parseLong(match.group("process"))).isEmpty()) {
                Files.deleteIfExists(sibling);
            }
        }
    }
}
