package org.ntkverify.architecture;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The example in the comment of a package: a paragraph {@code Example.} followed by one code block. Imports come first, the package itself is
 * imported without saying so, and the last statement sets {@code boolean holds}.
 *
 * @param packageName the package that is described
 * @param lines the lines of the code block, without the margin of the comment
 */
record PackageExample(String packageName, List<String> lines) {

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern BLOCK =
            Pattern.compile("<p><b>Example\\.</b>\\R \\*\\R \\* <pre>\\{@code\\R(.*?)\\R \\* }</pre>", Pattern.DOTALL);
    private static final Pattern FACT = Pattern.compile("^boolean holds = ", Pattern.MULTILINE);

    /** Copies the lines. */
    PackageExample {
        lines = List.copyOf(lines);
    }

    /**
     * Reads the example from the text of a {@code package-info.java}.
     *
     * @throws IllegalArgumentException if there is not exactly one, or it does not end with its fact
     */
    static PackageExample of(String source) {
        Matcher name = PACKAGE.matcher(source);
        if (!name.find()) {
            throw new IllegalArgumentException("source must declare a package but was '%s'".formatted(source));
        }
        List<String> blocks =
                BLOCK.matcher(source).results().map(found -> found.group(1)).toList();
        if (blocks.size() != 1) {
            throw new IllegalArgumentException(
                    "%s must have one example but has %s".formatted(name.group(1), blocks.size()));
        }
        List<String> lines = blocks.get(0)
                .lines()
                .map(line -> line.replaceFirst("^ \\* ?", ""))
                .toList();
        PackageExample example = new PackageExample(name.group(1), lines);
        String body = example.body();
        if (FACT.matcher(body).results().count() != 1
                || body.indexOf(';', body.indexOf("boolean holds")) != body.length() - 1) {
            throw new IllegalArgumentException(
                    "example of %s must end with 'boolean holds = ...;' but was%n%s".formatted(name.group(1), body));
        }
        return example;
    }

    /** Returns the name of the class that {@link #program} declares. */
    String className() {
        return "ExampleOf_" + packageName.replace('.', '_');
    }

    private String imports() {
        return lines.stream().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
    }

    private String body() {
        return lines.stream()
                .filter(line -> !line.startsWith("import "))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** Returns a class outside of all packages, so that the example sees only what is public, with a method {@code holds}. */
    String program() {
        return """
                import %s.*;
                %s
                public final class %s {
                    public static boolean holds() throws Exception {
                %s
                        return holds;
                    }
                }
                """.formatted(packageName, imports(), className(), body());
    }
}
