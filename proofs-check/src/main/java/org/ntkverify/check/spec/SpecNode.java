package org.ntkverify.check.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a claim file, with its place. Scalars are text, whatever they look like: each field says how it reads them. */
sealed interface SpecNode {

    /** Returns where it begins. */
    Place place();

    /** Returns what it is, for messages. */
    String text();

    /** A scalar. */
    record Scalar(Place place, String value) implements SpecNode {

        private static final int LONGEST = 60;

        @Override
        public String text() {
            String shown = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
            return "'%s'"
                    .formatted(shown.codePoints()
                            .map(point -> Character.isISOControl(point) ? ' ' : point)
                            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append));
        }
    }

    /** A list. */
    record Items(Place place, List<SpecNode> items) implements SpecNode {

        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return "a list of %s".formatted(items.size());
        }
    }

    /** Keys with values, in their order. */
    record Fields(Place place, Map<String, SpecNode> fields, Map<String, Place> keys) implements SpecNode {

        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            keys = Map.copyOf(keys);
        }

        @Override
        public String text() {
            return "a mapping with the keys %s".formatted(fields.keySet());
        }
    }
}
