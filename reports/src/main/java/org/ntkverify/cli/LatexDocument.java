package org.ntkverify.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.ntkverify.symbolic.export.LatexPrinter;
import org.ntkverify.symbolic.expression.Expression;

/**
 * A derivation as a LaTeX document that compiles as it stands with {@code amsmath}, {@code geometry} and {@code graphicx}: long sums
 * are broken at their signs, and what is still too wide is scaled to the width of the page.
 */
final class LatexDocument implements DerivationBlock.Typesetter {

    private static final String PREAMBLE = """
            \\documentclass[11pt]{article}
            \\usepackage[a4paper,margin=25mm]{geometry}
            \\usepackage{amsmath}
            \\usepackage{graphicx}
            \\newsavebox{\\formulabox}
            % A formula on a line of its own, made narrower if the page is too narrow for it.
            \\newcommand{\\formula}[1]{\\par\\smallskip\\noindent\\hspace*{1.5em}%
              \\sbox{\\formulabox}{$\\displaystyle #1$}%
              \\ifdim\\wd\\formulabox>\\dimexpr\\linewidth-1.5em\\relax
                \\resizebox{\\dimexpr\\linewidth-1.5em\\relax}{!}{\\usebox{\\formulabox}}%
              \\else\\usebox{\\formulabox}\\fi\\par\\smallskip}
            \\setlength{\\parindent}{0pt}
            \\setlength{\\parskip}{2pt plus 1pt}
            \\begin{document}
            """;

    private LatexDocument() {}

    static String of(String title, List<DerivationBlock> blocks) {
        LatexDocument document = new LatexDocument();
        String body = blocks.stream().map(block -> block.in(document) + "\n").collect(Collectors.joining());
        return PREAMBLE + "\\section*{" + sentence(title) + "}\n" + body + "\\end{document}\n";
    }

    @Override
    public String heading(String text) {
        return "\n\\subsection*{" + sentence(text) + "}";
    }

    @Override
    public String prose(String text) {
        return "\n" + sentence(text);
    }

    @Override
    public String equation(String label, Expression value) {
        String name = label.isEmpty() ? "\\qquad" : formula(label);
        SumLines broken = SumLines.of(value);
        List<Expression> lines = broken.lines();
        if (lines.size() == 1) {
            return "\\formula{%s = %s}".formatted(name, LatexPrinter.print(value));
        }
        String rest = lines.subList(1, lines.size()).stream()
                .map(LatexPrinter::print)
                .map(line -> "\\\\ &\\qquad " + (line.startsWith("-") ? "{}" : "{} + ") + line)
                .collect(Collectors.joining("\n"));
        String opening = broken.bracketed() ? LatexPrinter.print(broken.factor()) + " \\Bigl(" : "";
        return "\\formula{\\begin{aligned}%s &= %s%s%s%s\\end{aligned}}"
                .formatted(name, opening, LatexPrinter.print(lines.get(0)), rest, broken.bracketed() ? "\\Bigr)" : "");
    }

    /** Returns a formula in plain text, such as {@code K_0 = P(u > 0, v > 0)}, for math mode. */
    private static String formula(String text) {
        return MathWords.of(text, false).stream().map(LatexDocument::symbol).collect(Collectors.joining());
    }

    private static String symbol(MathWords.Part part) {
        String raised = part.exponent().isEmpty() ? "" : "^{" + part.exponent() + "}";
        return (part.name()
                        ? LatexPrinter.variableName(part.text())
                        : part.function() ? "\\operatorname{" + part.text() + "}" : operators(part.text()))
                + raised;
    }

    private static String operators(String text) {
        return text.codePoints()
                .mapToObj(point -> switch (point) {
                    case '^',
                            '_',
                            '\'',
                            '(',
                            ')',
                            '[',
                            ']',
                            '+',
                            '-',
                            '=',
                            '<',
                            '>',
                            ',',
                            '.',
                            ';',
                            ':',
                            '/',
                            '|',
                            ' ',
                            '!' -> Character.toString(point);
                    case '*' -> "\\,";
                    default -> Character.isDigit(point) ? Character.toString(point) : "\\text{" + escaped(point) + "}";
                })
                .collect(Collectors.joining());
    }

    private static String sentence(String text) {
        return MathWords.of(text, true).stream()
                .map(part -> part.name()
                        ? "$" + symbol(part) + "$"
                        : part.text()
                                .codePoints()
                                .mapToObj(LatexDocument::escaped)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String escaped(int point) {
        return switch (point) {
            case '\\' -> "\\textbackslash{}";
            case '~' -> "\\textasciitilde{}";
            case '^' -> "\\textasciicircum{}";
            case '<' -> "$<$";
            case '>' -> "$>$";
            case '|' -> "$|$";
            case '*' -> "$\\cdot$";
            case '"' -> "''";
            case '{', '}', '$', '&', '#', '_', '%' -> "\\" + Character.toString(point);
            // pdflatex stops at a character it has no glyph for.
            default -> point < 0x80 ? Character.toString(point) : "U+%04X".formatted(point);
        };
    }
}
