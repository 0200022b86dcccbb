package org.ntkverify.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A program that runs several commands: what stands in the way of a process is put there once, and Java is started once. */
final class CommandSeries {

    private static final String END = ";";

    private CommandSeries() {}

    /** Runs the commands in {@code words} and prints a line for each. */
    public static void main(String[] words) {
        List<String> command = new ArrayList<>();
        for (String word : words) {
            if (word.equals(END)) {
                Console console = Console.run(command.toArray(String[]::new));
                System.out.printf(
                        "%s %s. %s.%n", console.exitCode(), encoded(console.output()), encoded(console.error()));
                command.clear();
            } else {
                command.add(word);
            }
        }
        System.exit(0);
    }

    static List<String> words(List<List<String>> commands) {
        List<String> words = new ArrayList<>();
        for (List<String> command : commands) {
            words.addAll(command);
            words.add(END);
        }
        return words;
    }

    /** Reads a line that {@link #main} has printed. */
    static Console console(String line) {
        String[] parts = line.split(" ", -1);
        return new Console(Integer.parseInt(parts[0]), decoded(parts[1]), decoded(parts[2]));
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        byte[] bytes = Base64.getDecoder().decode(part.substring(0, part.length() - 1));
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
