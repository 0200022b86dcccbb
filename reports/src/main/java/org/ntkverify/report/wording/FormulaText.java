package org.ntkverify.report.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ntkverify.report.number.DecimalText;

/**
 * Reads the formulas that sentences of claims write in plain letters: {@code Theta_inf} is the Greek letter with a subscript,
 * {@code n^(-1/2)} has a raised exponent. What is not recognised stays as it is. Renderers place the pieces in their own markup.
 */
public final class FormulaText {

    /** A piece of a line of text. */
    public sealed interface Piece {}

    /** Characters on the line, harmless to look at. */
    public record Words(String characters) implements Piece {}

    /** Pieces above the line. */
    public record Raised(List<Piece> pieces) implements Piece {

        /** Copies the pieces. */
        public Raised {
            pieces = List.copyOf(pieces);
        }
    }

    /** Pieces below the line. */
    public record Lowered(List<Piece> pieces) implements Piece {

        /** Copies the pieces. */
        public Lowered {
            pieces = List.copyOf(pieces);
        }
    }

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

    private static final Pattern POWER = Pattern.compile("e(-?[0-9]+)$");

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();

    private FormulaText() {}

    /** Returns whether a word stands for a letter or sign. */
    public static boolean isSymbol(String word) {
        return NAMES.containsKey(word) || INDEXED.containsKey(word) || FUNCTIONS.contains(word);
    }

    /** Returns the pieces of {@code text}, on one line. */
    public static List<Piece> pieces(String text) {
        String line = PlainText.oneLine(text);
        FormulaText formula = new FormulaText();
        Matcher matcher = TOKEN.matcher(line);
        int done = 0;
        String base = "";
        while (matcher.find()) {
            String between = line.substring(done, matcher.start());
            formula.pending.append(between);
            done = matcher.end();
            if (matcher.group("name") != null) {
                base = matcher.group("name");
                boolean indexed = line.startsWith("_", done) || base.equals("kdot");
                formula.name(matcher, indexed);
            } else if (matcher.group("mark") != null) {
                formula.shifted(matcher, between.isEmpty() ? base : "");
            } else {
                formula.sign(matcher);
            }
        }
        formula.pending.append(line.substring(done));
        return formula.finished();
    }

    /** Returns the pieces of a number such as {@code -1.5e-7}: a real minus, the power of ten raised. */
    public static List<Piece> number(String number) {
        FormulaText formula = new FormulaText();
        formula.appendNumber(number);
        return formula.finished();
    }

    private List<Piece> finished() {
        if (!pending.isEmpty()) {
            pieces.add(new Words(pending.toString()));
            pending.setLength(0);
        }
        return List.copyOf(pieces);
    }

    private void shift(boolean up, List<Piece> inside) {
        finished();
        pieces.add(up ? new Raised(inside) : new Lowered(inside));
    }

    private void appendNumber(String number) {
        Matcher power = POWER.matcher(number);
        boolean scaled = power.find();
        String digits = scaled ? number.substring(0, power.start()) : number;
        pending.append(minus(digits).replace(DecimalText.ELLIPSIS, "\u2026"));
        if (scaled) {
            pending.append("\u00B710");
            shift(true, List.of(new Words(minus(power.group(1)))));
        }
    }

    private void name(Matcher matcher, boolean indexed) {
        String name = matcher.group("name");
        if (indexed && INDEXED.containsKey(name)) {
            pending.append(INDEXED.get(name));
            return;
        }
        String digits = matcher.group("digits");
        String letter = NAMES.get(name);
        if (letter == null) {
            pending.append(name).append(digits);
            return;
        }
        pending.append(letter);
        if (!digits.isEmpty()) {
            shift(false, List.of(new Words(digits)));
        }
    }

    private void sign(Matcher matcher) {
        if (matcher.group("radicand") != null) {
            pending.append('\u221A');
            add(pieces(matcher.group("radicand")));
        } else if (matcher.group("power") != null) {
            String mantissa = matcher.group("mantissa");
            if (mantissa.equals("1")) {
                pending.append("10");
                shift(true, List.of(new Words(minus(matcher.group("power").substring(1)))));
            } else {
                appendNumber(mantissa + matcher.group("power"));
            }
        } else if (matcher.group("times") != null) {
            pending.append('\u00B7');
        } else {
            pending.append(relation(matcher.group("relation")));
        }
    }

    private static String relation(@Nullable String relation) {
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

    private void shifted(Matcher matcher, String base) {
        boolean up = matcher.group("mark").equals("^");
        String group = matcher.group("group");
        String inside;
        if (group != null) {
            boolean layer = LAYERED.contains(base) && !group.startsWith("-");
            inside = layer ? "(" + group + ")" : group;
        } else if (matcher.group("braces") != null) {
            inside = matcher.group("braces");
        } else {
            // Elsewhere it may be the infimum.
            inside = matcher.group("plain").equals("inf") ? "\u221E" : matcher.group("plain");
        }
        shift(up, withMinus(pieces(inside)));
    }

    /** In an exponent every hyphen is a minus. */
    private static List<Piece> withMinus(List<Piece> inside) {
        return inside.stream()
                .map(piece -> piece instanceof Words words ? new Words(minus(words.characters())) : piece)
                .toList();
    }

    private void add(List<Piece> more) {
        for (Piece piece : more) {
            if (piece instanceof Words words) {
                pending.append(words.characters());
            } else {
                finished();
                pieces.add(piece);
            }
        }
    }

    private static String minus(String digits) {
        return digits.replace('-', '\u2212');
    }
}
