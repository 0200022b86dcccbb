package org.ntkverify.check.judge;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ntkverify.check.Verdict;

/** Counts verdicts by name. */
final class Scores {

    private final Map<String, Map<Verdict.Kind, Integer>> counts = new LinkedHashMap<>();

    void add(String name, Verdict.Kind verdict) {
        counts.computeIfAbsent(name, key -> new EnumMap<>(Verdict.Kind.class)).merge(verdict, 1, Integer::sum);
    }

    int count(String name, Verdict.Kind verdict) {
        return counts.getOrDefault(name, Map.of()).getOrDefault(verdict, 0);
    }

    int total(String name) {
        return counts.getOrDefault(name, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** A table in Markdown. */
    String table(String heading) {
        StringBuilder text =
                new StringBuilder("| %s | rewrites | PROVED | SUPPORTED |%n|---|---|---|---|%n".formatted(heading));
        counts.forEach((name, verdicts) -> text.append("| %s | %s | %s | %s |%n"
                .formatted(name, total(name), count(name, Verdict.Kind.PROVED), count(name, Verdict.Kind.SUPPORTED))));
        return text.toString();
    }
}
