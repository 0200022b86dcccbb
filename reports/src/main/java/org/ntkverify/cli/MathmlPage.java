package org.ntkverify.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.ntkverify.symbolic.export.MathmlPrinter;
import org.ntkverify.symbolic.expression.Expression;

/** A derivation as one self-contained HTML page: MathML for the formulas, no script, no font and no file from elsewhere. */
final class MathmlPage implements DerivationBlock.Typesetter {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>%s</title>
            <style>
            :root { color-scheme: light dark; }
            body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; }
            h1 { font-size: 1.5rem; }
            h2 { font-size: 1.1rem; margin: 1.8rem 0 .4rem; }
            p { margin: .3rem 0; }
            .formula { overflow-x: auto; padding: .4rem 0 .4rem 1.5rem; }
            math { font-size: 1.15rem; text-align: left; }
            mtd { text-align: left; padding: .25rem .15rem; }
            @media print { .formula { overflow: visible; } h2 { break-after: avoid; } }
            </style>
            </head>
            <body>
            <h1>%s</h1>
            """;

    private MathmlPage() {}

    static String of(String title, List<DerivationBlock> blocks) {
        MathmlPage page = new MathmlPage();
        String body = blocks.stream().map(block -> block.in(page) + "\n").collect(Collectors.joining());
        return HEAD.formatted(escaped(title), sentence(title)) + body + "</body>\n</html>\n";
    }

    @Override
    public String heading(String text) {
        return "<h2>" + sentence(text) + "</h2>";
    }

    @Override
    public String prose(String text) {
        return "<p>" + sentence(text) + "</p>";
    }

    @Override
    public String equation(String label, Expression value) {
        return "<div class=\"formula\">" + formula(label, value) + "</div>";
    }

    private static String formula(String label, Expression value) {
        String name =
                label.isEmpty() ? "<mspace width=\"2em\"/><mo>=</mo>" : "<mrow>" + formula(label) + "</mrow><mo>=</mo>";
        SumLines broken = SumLines.of(value);
        List<Expression> lines = broken.lines();
        if (lines.size() == 1) {
            return "<math displaystyle=\"true\">%s%s</math>".formatted(name, MathmlPrinter.elements(value));
        }
        String opening = broken.bracketed() ? MathmlPrinter.elements(broken.factor()) + bracket("(") : "";
        StringBuilder rows = new StringBuilder(row(name, opening + MathmlPrinter.elements(lines.get(0))));
        for (int i = 1; i < lines.size(); i++) {
            Expression line = lines.get(i);
            String sign = line.toString().startsWith("-") ? "" : "<mo form=\"infix\">+</mo>";
            String closing = broken.bracketed() && i == lines.size() - 1 ? bracket(")") : "";
            rows.append(row("", "<mspace width=\"1em\"/>" + sign + MathmlPrinter.elements(line) + closing));
        }
        return "<math><mtable displaystyle=\"true\">" + rows + "</mtable></math>";
    }

    private static String bracket(String text) {
        return "<mo stretchy=\"false\">" + text + "</mo>";
    }

    private static String row(String left, String right) {
        return "<mtr><mtd>%s</mtd><mtd>%s</mtd></mtr>".formatted(left, right);
    }

    /** Returns a formula in plain text, such as {@code K_0 = P(u > 0, v > 0)}, as elements. */
    private static String formula(String text) {
        return MathWords.of(text, false).stream().map(MathmlPage::symbol).collect(Collectors.joining());
    }

    private static String symbol(MathWords.Part part) {
        String base = part.name()
                ? MathmlPrinter.variableName(part.text())
                : part.function() ? "<mi>" + part.text() + "</mi>" : operators(part.text());
        return part.exponent().isEmpty() ? base : "<msup>" + base + "<mi>" + part.exponent() + "</mi></msup>";
    }

    private static String operators(String text) {
        return text.codePoints()
                .filter(point -> point != ' ')
                .mapToObj(point -> Character.isDigit(point)
                        ? "<mn>" + Character.toString(point) + "</mn>"
                        : point == '\'' ? "<mo>&#8242;</mo>" : "<mo>" + escaped(Character.toString(point)) + "</mo>")
                .collect(Collectors.joining());
    }

    private static String sentence(String text) {
        return MathWords.of(text, true).stream()
                .map(part -> part.name() ? "<math>" + symbol(part) + "</math>" : escaped(part.text()))
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
