package org.ntkverify.check.spec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads YAML without tags and aliases, of one document, bounded in size, depth and number of nodes. */
final class SpecTree {

    /** Twice as much as a hundred claims with formulas of some thousand characters. */
    static final int LONGEST = 1 << 20;

    private static final int DEEPEST = 24;

    private static final int MOST_NODES = 50_000;

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .maxNameLength(1000)
                    .build())
            .build();

    /** The parser shows its own objects where a key is no scalar. */
    private static final Pattern INTERNAL = Pattern.compile(", got this instead: <[^>]*>");

    private final String file;
    private final YAMLParser parser;
    private int nodes;

    private SpecTree(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * Reads {@code text}.
     *
     * @param file how messages call it
     * @throws ClaimFileException if it is no such YAML
     */
    static SpecNode read(String text, String file) {
        if (text.length() > LONGEST) {
            throw new ClaimFileException("%s: claim file must have at most %s characters but has %s"
                    .formatted(file, LONGEST, text.length()));
        }
        Place begin = new Place(file, 1, 1);
        try (YAMLParser parser = FACTORY.createParser(text)) {
            SpecTree tree = new SpecTree(file, parser);
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw begin.error(
                        "claim file must have 'version: 1' and 'claims:' but is empty%nMaybe 'ntkv init' writes one to begin with.");
            }
            SpecNode root = tree.node(first);
            if (parser.nextToken() != null) {
                throw tree.here().error("claim file must be one document but another one begins here");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw malformed(e, begin);
        } catch (IOException e) {
            throw new ClaimFileException(
                    "%s: claim file must be readable but was not: %s".formatted(file, e.getMessage()), e);
        } catch (RuntimeException e) {
            if (e instanceof ClaimFileException) {
                throw e;
            }
            // The scanner throws unchecked exceptions of its own on some malformed escapes and code points.
            throw new ClaimFileException(
                    "%s: claim file must be YAML but is not: %s".formatted(begin, firstLine(e)), e);
        }
    }

    private static ClaimFileException malformed(JsonProcessingException e, Place begin) {
        JsonLocation at = e.getLocation();
        Place place = at == null
                ? begin
                : new Place(begin.file(), Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        return new ClaimFileException("%s: claim file must be YAML but is not: %s".formatted(place, firstLine(e)), e);
    }

    /** The rest of a scanner's message quotes the file. */
    private static String firstLine(Exception e) {
        String message =
                e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
        return INTERNAL.matcher(message)
                .replaceAll("")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("in 'reader'"))
                .limit(2)
                .reduce((first, second) -> first + ", " + second)
                .orElse("it cannot be read");
    }

    private Place here() {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(file, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    private SpecNode node(JsonToken token) throws IOException {
        Place place = here();
        requirePlain(place);
        if (++nodes > MOST_NODES) {
            throw place.error("claim file must have at most %s values but has more", MOST_NODES);
        }
        return switch (token) {
            case START_OBJECT -> fields(place);
            case START_ARRAY -> items(place);
            case VALUE_NULL -> new SpecNode.Scalar(place, "");
            default -> new SpecNode.Scalar(place, parser.getText());
        };
    }

    private void requirePlain(Place place) throws IOException {
        if (parser.isCurrentAlias()) {
            throw place.error("value must be written out but was an alias, *name");
        }
        if (parser.getTypeId() != null) {
            throw place.error("value must have no tag but had !%s", parser.getTypeId());
        }
    }

    private SpecNode items(Place place) throws IOException {
        List<SpecNode> items = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            items.add(node(token));
        }
        return new SpecNode.Items(place, items);
    }

    private SpecNode fields(Place place) throws IOException {
        Map<String, SpecNode> fields = new LinkedHashMap<>();
        Map<String, Place> keys = new HashMap<>();
        for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) {
            String key = parser.currentName();
            Place at = here();
            requirePlain(at);
            Place before = keys.putIfAbsent(key, at);
            if (before != null) {
                throw at.error("key %s must be given once but was given in line %s too", key, before.line());
            }
            fields.put(key, node(next()));
        }
        return new SpecNode.Fields(place, fields, keys);
    }

    private JsonToken next() throws IOException {
        @Nullable JsonToken token = parser.nextToken();
        if (token == null) {
            throw here().error("claim file must be complete but ends here");
        }
        return token;
    }
}
