package org.ntkverify.numeric.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes two runs the same run: everything that their digits depend on, by name, and nothing else (not the number of threads).
 *
 * @param fields in the order in which a ledger lists them; names are of {@code [a-z-]}, values are kept on one line
 */
public record RunKey(Map<String, String> fields) {

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

    /** Copies and checks the names. */
    public RunKey {
        Map<String, String> copy = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("name must be of [a-z-] but was '%s'".formatted(name));
            }
            copy.put(name, oneLine(value));
        });
        fields = Collections.unmodifiableMap(copy);
    }

    private static String oneLine(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /** Returns the lines {@code name value}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        fields.forEach((name, value) -> lines.add("%s %s".formatted(name, value)));
        return lines;
    }

    /** Returns what the first of {@code lines} that differs from this key says, and what it should say. */
    Optional<String> difference(List<String> lines) {
        List<String> own = lines();
        for (int i = 0; i < Math.max(own.size(), lines.size()); i++) {
            String here = i < own.size() ? own.get(i) : "nothing more";
            String there = i < lines.size() ? lines.get(i) : "nothing more";
            if (!here.equals(there)) {
                return Optional.of("this run has '%s' where the ledger has '%s'".formatted(here, there));
            }
        }
        return Optional.empty();
    }
}
