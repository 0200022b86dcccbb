package org.ntkverify.report.html;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntkverify.report.wording.PlainText;

/**
 * Sets the formulas that sentences of claims write in plain letters: {@code Theta_inf} with the Greek letter and a subscript, {@code n^(-1/2)}
 * with a raised exponent. What is not recognised stays as it is.
 */
final class Prose {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("alpha", "\u03B1"),
            Map.entry("beta", "\u03B2"),
            Map.entry("gamma", "\u03B3"),
            Map.entry("delta", "\u03B4"),
            Map.entry("Delta", "\u0394"),
            Map.entry("epsilon", "\u03B5"),
            Map.entry("eta", "\u03B7"),
            Map.entry("theta", "\u03B8"),
            Map.entry("Theta", "\u0398"),
            Map.entry("kappa", "\u03BA"),
            Map.entry("lambda", "\u03BB"),
            Map.entry("Lambda", "\u039B"),
            Map.entry("mu", "\u03BC"),
            Map.entry("xi", "\u03BE"),
            Map.entry("pi", "\u03C0"),
            Map.entry("Pi", "\u03C0"),
            Map.entry("rho", "\u03C1"),
            Map.entry("sigma", "\u03C3"),
            Map.entry("Sigma", "\u03A3"),
            Map.entry("Sigmadot", "\u03A3\u0307"),
            Map.entry("Kdot", "K\u0307"),
            Map.entry("tau", "\u03C4"),
            Map.entry("phi", "\u03C6"),
            Map.entry("Phi", "\u03A6"),
            Map.entry("psi", "\u03C8"),
            Map.entry("omega", "\u03C9"),
            Map.entry("Sin", "sin"),
            Map.entry("Cos", "cos"),
            Map.entry("Exp", "exp"),
            Map.entry("Erf", "erf"),
            Map.entry("ArcSin", "arcsin"),
            Map.entry("ArcCos", "arccos"),
            Map.entry("ArcTan", "arctan"),
            Map.entry("sqrt", "\u221A"),
            Map.entry("Sqrt", "\u221A"));

    /** Kernels carry the number of their layer in brackets; of other letters the brackets only hold the exponent together. */
    private static final Set<String> LAYERED = Set.of("Theta", "Sigma", "Sigmadot", "K", "Kdot", "f", "a");

    private static final Set<String> FUNCTIONS = Set.of("max", "min", "sin", "cos", "exp", "log", "erf", "tr");

    /** Signs that are words unless they carry an index. */
    private static final Map<String, String> INDEXED =
            Map.of("sum", "\u2211", "prod", "\u220F", "grad", "\u2207", "kdot", "k\u0307");

    /** A name, not part of a larger word. */
    private static final String NAME = "(?<![A-Za-z0-9_'])(?<name>[A-Za-z]+)(?<digits>[0-9]*)(?![A-Za-z0-9])";

    /** Raised or lowered text behind a name, a number or a bracket. */
    private static final String SHIFTED = "(?<=[A-Za-z0-9)\\]|'+!>])(?<mark>[\\^_])"
            + "(?:\\((?<group>[^()]{1,24})\\)|\\{(?<braces>[^{}]{1,24})\\}"
            + "|(?<plain>-?[0-9]+|\\+|-?[A-Za-z]{1,4}[0-9]*(?:,[A-Za-z0-9]+)?(?![A-Za-z0-9])))";

    private static final String SIGN = "(?<=[A-Za-z0-9)\\]])(?<times>\\*)(?=[A-Za-z(])|(?<relation><=|>=|!=|\\+-|->)";

    /** A hyphen that is a minus: before a number, between blanks, behind a single letter or an opening bracket. */
    private static final String MINUS = "(?<![A-Za-z0-9)\\]^-])(?<before>-)(?=[0-9])|(?<= )(?<between>-)(?= )"
            + "|(?<=[^A-Za-z0-9][A-Za-z])(?<behind>-)(?=[0-9])|(?<=[=(\\[,] {0,1})(?<leading>-)(?=[A-Za-z])";

    private static final Pattern TOKEN = Pattern.compile("[sS]qrt\\((?<radicand>[A-Za-z]|[0-9]+)\\)"
            + "|(?<![A-Za-z0-9.])(?<mantissa>[0-9.]+)(?<power>e-?[0-9]+)(?![A-Za-z0-9.])|"
            + String.join("|", NAME, SHIFTED, SIGN, MINUS));

    private Prose() {}

    /** Returns whether a word stands for a letter or sign. */
    static boolean isSymbol(String word) {
        return NAMES.containsKey(word) || INDEXED.containsKey(word) || FUNCTIONS.contains(word);
    }

    /** Returns {@code text} as markup, escaped. */
    static String set(String text) {
        String line = PlainText.oneLine(text);
        StringBuilder markup = new StringBuilder(line.length() + 32);
        Matcher matcher = TOKEN.matcher(line);
        int done = 0;
        String base = "";
        while (matcher.find()) {
            String between = line.substring(done, matcher.start());
            markup.append(HtmlText.escapeKept(between));
            done = matcher.end();
            if (matcher.group("name") != null) {
                base = matcher.group("name");
                boolean indexed = line.startsWith("_", done) || base.equals("kdot");
                markup.append(indexed ? INDEXED.getOrDefault(base, name(matcher)) : name(matcher));
            } else if (matcher.group("mark") != null) {
                markup.append(shifted(matcher, between.isEmpty() ? base : ""));
            } else {
                markup.append(sign(matcher));
            }
        }
        return markup.append(HtmlText.escapeKept(line.substring(done))).toString();
    }

    private static String name(Matcher matcher) {
        String name = matcher.group("name");
        String digits = matcher.group("digits");
        String letter = NAMES.get(name);
        return letter == null ? name + digits : letter + (digits.isEmpty() ? "" : "<sub>" + digits + "</sub>");
    }

    private static String sign(Matcher matcher) {
        if (matcher.group("radicand") != null) {
            return "\u221A" + set(matcher.group("radicand"));
        }
        if (matcher.group("power") != null) {
            String mantissa = matcher.group("mantissa");
            String power = NumberText.set(matcher.group("power"));
            return mantissa.equals("1") ? power.substring(1) : mantissa + power;
        }
        if (matcher.group("times") != null) {
            return "\u00B7";
        }
        String relation = matcher.group("relation");
        return relation == null
                ? "\u2212"
                : switch (relation) {
                    case "<=" -> "\u2264";
                    case ">=" -> "\u2265";
                    case "!=" -> "\u2260";
                    case "->" -> "\u2192";
                    default -> "\u00B1";
                };
    }

    private static String shifted(Matcher matcher, String base) {
        String element = matcher.group("mark").equals("^") ? "sup" : "sub";
        String group = matcher.group("group");
        String inside;
        if (group != null) {
            inside = LAYERED.contains(base) && !group.startsWith("-") ? "(" + set(group) + ")" : set(group);
        } else if (matcher.group("braces") != null) {
            inside = set(matcher.group("braces"));
        } else {
            // Elsewhere it may be the infimum.
            inside = matcher.group("plain").equals("inf") ? "\u221E" : set(matcher.group("plain"));
        }
        return "<%s>%s</%s>".formatted(element, inside.replace('-', '\u2212'), element);
    }
}
