package org.ntkverify.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Makes malformed claim files from a valid one: broken syntax, unknown keys, tags, hostile expressions, numbers, paths and names. */
final class MalformedClaimFiles {

    /** The name of a file beside the folder of the claim file. */
    static final String SECRET = "beside-the-folder";

    private final Path root;
    private final Random random;

    MalformedClaimFiles(Path root, long seed) {
        this.root = root;
        this.random = new Random(seed);
    }

    /** A valid entry with the marks at which it is broken. */
    private static String entry(
            String id, String activation, String formula, String data, String widths, String margin) {
        return "version: 1\nclaims:\n"
                + "  - id: %s\n".formatted(id)
                + "    network: {activation: %s, hidden-layers: 1}\n".formatted(activation)
                + "    data: %s\n".formatted(data)
                + "    finite-value: {of: ntk, equals: %s, widths: %s, margin: %s, draws: 300}\n"
                        .formatted(formula, widths, margin);
    }

    static String valid() {
        return entry("fine", "relu", "limit", "'circle:3'", "[16, 32]", "50%");
    }

    private static <T> T one(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String hostileExpression(Random random) {
        return one(
                random,
                List.of(
                        "'" + "(".repeat(150 + random.nextInt(100)) + "limit" + ")".repeat(150) + "'",
                        "'limit^%s'".formatted(65 + random.nextInt(100_000)),
                        "'limit^(limit^%s)'".formatted(random.nextInt(9)),
                        "'java.lang.Runtime.getRuntime().exec(%s)'".formatted(random.nextInt(9)),
                        "'${jndi:ldap://x%s}'".formatted(random.nextInt(99)),
                        "'limit + " + "1".repeat(10_001 + random.nextInt(99)) + "'",
                        "'limit/%s/0'".formatted(1 + random.nextInt(9)),
                        "'Sqrt(-%s - limit^2)'".formatted(1 + random.nextInt(9)),
                        "'foo%s(limit)'".formatted(random.nextInt(99)),
                        "'limit; limit%s'".formatted(random.nextInt(99)),
                        "'1e%s'".formatted(701 + random.nextInt(100_000)),
                        "'limit \u00d7 %s'".formatted(random.nextInt(9)),
                        "'Sqrt(limit, %s)'".formatted(random.nextInt(9)),
                        "'x%s'".formatted(random.nextInt(99))));
    }

    private static String hostileNumber(Random random) {
        return one(
                random,
                List.of(
                        "1e%s".formatted(3 + random.nextInt(400)),
                        "-%s".formatted(1 + random.nextInt(99)),
                        ".nan",
                        ".inf",
                        "NaN",
                        "0",
                        "'%s%%'".formatted(101 + random.nextInt(99)),
                        "1e-%s".formatted(10 + random.nextInt(300)),
                        "[%s]".formatted(random.nextInt(9)),
                        "{a: %s}".formatted(random.nextInt(9)),
                        "''",
                        "ten%s".formatted(random.nextInt(9)),
                        "0x%s".formatted(random.nextInt(9))));
    }

    private static String hostileWidths(Random random) {
        return one(
                random,
                List.of(
                        "[%s, 16]".formatted(17 + random.nextInt(99)),
                        "[16, 16]",
                        "[]",
                        "[1.5, %s]".formatted(2 + random.nextInt(9)),
                        "[%s]".formatted((1L << 21) + random.nextInt(99)),
                        "[-%s]".formatted(1 + random.nextInt(9)),
                        "[[16], %s]".formatted(17 + random.nextInt(9)),
                        "99999999999999999999%s".formatted(random.nextInt(9)),
                        "{from: 1, to: %s}".formatted(2 + random.nextInt(9)),
                        "wide%s".formatted(random.nextInt(9))));
    }

    private String hostileData() {
        return one(
                random,
                List.of(
                        "../%s.csv".formatted(SECRET),
                        "data/../../%s.csv".formatted(SECRET),
                        root.resolve(SECRET + ".csv").toString(),
                        "/etc/passwd",
                        "/dev/zero",
                        "link.csv",
                        "folder.csv",
                        "missing%s.csv".formatted(random.nextInt(99)),
                        "empty.csv",
                        "ragged.csv",
                        "text.npy",
                        "\"a\\0%s.csv\"".formatted(random.nextInt(9)),
                        "'sphere:%sx9'".formatted(100_000_000 + random.nextInt(99)),
                        "'sphere:3x%s'".formatted(100_000_000 + random.nextInt(99)),
                        "'circle:%s'".formatted(1025 + random.nextInt(9999)),
                        "'circle:-%s'".formatted(1 + random.nextInt(9)),
                        "'sphere:3x3,seed=%sx'".formatted(random.nextInt(9)),
                        "{sphere: {points: 3}}",
                        "{sphere: {points: 3, dimension: 2, colour: %s}}".formatted(random.nextInt(9)),
                        "{file: claims.yaml}",
                        "{cube: {points: %s}}".formatted(random.nextInt(9)),
                        "[%s]".formatted(random.nextInt(9)),
                        "https://example.org/%s.csv".formatted(random.nextInt(9))));
    }

    private static String hostileActivation(Random random) {
        return one(
                random,
                List.of(
                        "rel%s".formatted((char) ('v' + random.nextInt(5))),
                        "'Exec(x, %s)'".formatted(random.nextInt(9)),
                        "'" + "Sin(".repeat(101 + random.nextInt(99)) + "x" + ")".repeat(101) + "'",
                        "'x^%s'".formatted(65 + random.nextInt(9999)),
                        "'y + %s'".formatted(random.nextInt(9)),
                        "''",
                        "[relu, %s]".formatted(random.nextInt(9)),
                        "'leaky-relu(%s'".formatted(random.nextInt(9)),
                        "'hermite(%s)'".formatted(1000 + random.nextInt(9999))));
    }

    private static String hostileId(Random random) {
        return one(
                random,
                List.of(
                        "../%s".formatted(random.nextInt(9)),
                        "Fine%s".formatted(random.nextInt(9)),
                        "'a b%s'".formatted(random.nextInt(9)),
                        "a/%s".formatted(random.nextInt(9)),
                        "''",
                        "'<script>%s</script>'".formatted(random.nextInt(9)),
                        "[a]",
                        "x".repeat(61 + random.nextInt(99)),
                        "a--%s".formatted(random.nextInt(9))));
    }

    /** Another key of one letter more, less or changed. */
    private static String otherKey(Random random) {
        String key = one(
                random,
                List.of(
                        "version",
                        "claims",
                        "id",
                        "network",
                        "data",
                        "finite-value",
                        "of",
                        "equals",
                        "widths",
                        "margin",
                        "draws",
                        "hidden-layers",
                        "activation"));
        int at = random.nextInt(key.length());
        String other = one(
                random,
                List.of(
                        key.substring(0, at) + "q" + key.substring(at),
                        key.substring(0, at) + "q" + key.substring(at + 1),
                        key + "s".repeat(2)));
        return valid().replaceFirst("(?<![a-z-])" + key + ":", other + ":");
    }

    private static String brokenSyntax(Random random) {
        String text = valid();
        return one(
                random,
                List.of(
                        text.replaceFirst("\\}", ""),
                        text.replaceFirst("\\[", "[["),
                        text.replaceFirst(": ", ": '"),
                        text.replaceFirst("    data", "\tdata"),
                        text.replaceFirst("    data", "  data"),
                        text + "---\nversion: 1\n",
                        text.substring(0, text.indexOf("draws") + random.nextInt(4)),
                        text.replace("fine", "\u0007fine" + random.nextInt(9)),
                        "%YAML 9." + random.nextInt(9) + "\n" + text,
                        "",
                        "# nothing " + random.nextInt(9),
                        "- " + random.nextInt(9),
                        "just text " + random.nextInt(9),
                        "{".repeat(100 + random.nextInt(2000)),
                        "[".repeat(100 + random.nextInt(2000)),
                        "a: ".repeat(50 + random.nextInt(50)),
                        text.replaceFirst("version: 1", "version: " + (2 + random.nextInt(99))),
                        text.replaceFirst("version: 1\n", ""),
                        "version: 1\nclaims: []\n",
                        "version: 1\nclaims: " + random.nextInt(9),
                        text + text.substring(text.indexOf("  - id"))));
    }

    private static String tagsAndAliases(Random random) {
        String text = valid();
        StringBuilder bomb = new StringBuilder("version: 1\na0: &a0 [x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%s: &a%s [*a%s, *a%s, *a%s]\n".formatted(i, i, i - 1, i - 1, i - 1));
        }
        return one(
                random,
                List.of(
                        text.replace(
                                "id: fine", "id: !!python/object/apply:os.system [ls%s]".formatted(random.nextInt(9))),
                        text.replace(
                                "id: fine",
                                "id: !!javax.script.ScriptEngineManager {a: %s}".formatted(random.nextInt(9))),
                        text.replace("id: fine", "id: !include secret%s".formatted(random.nextInt(9))),
                        text.replace("id: fine", "id: !!str fine"),
                        text.replace("data: ", "data: !!binary "),
                        text.replace("relu", "*nowhere%s".formatted(random.nextInt(9))),
                        text.replace("id: fine", "id: &a fine\n    title: *a"),
                        text.replace("    data", "    <<: *base%s\n    data".formatted(random.nextInt(9))),
                        bomb.append("claims: *a11\n").toString()));
    }

    /** Returns a malformed file; its number chooses what is wrong with it. */
    String text(int number) {
        return switch (number % 10) {
            case 0 -> brokenSyntax(random);
            case 1 -> otherKey(random);
            case 2 -> tagsAndAliases(random);
            case 3 -> entry("fine", "relu", hostileExpression(random), "'circle:3'", "[16, 32]", "50%");
            case 4 -> entry("fine", "relu", "limit", "'circle:3'", "[16, 32]", hostileNumber(random));
            case 5 -> entry("fine", "relu", "limit", "'circle:3'", hostileWidths(random), "50%");
            case 6, 7 -> entry("fine", "relu", "limit", hostileData(), "[16, 32]", "50%");
            case 8 -> entry("fine", hostileActivation(random), "limit", "'circle:3'", "[16, 32]", "50%");
            default -> entry(hostileId(random), "relu", "limit", "'circle:3'", "[16, 32]", "50%");
        };
    }
}
