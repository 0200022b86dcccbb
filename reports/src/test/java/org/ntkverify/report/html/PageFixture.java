package org.ntkverify.report.html;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.DerivationStep;
import org.ntkverify.check.Evidence;
import org.ntkverify.check.Finding;
import org.ntkverify.check.Plot;
import org.ntkverify.check.Table;
import org.ntkverify.check.Table.Cell;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.RunFixture;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The page of a run with everything that a page can have, and its elements. */
final class PageFixture {

    private static final Pattern RAW = Pattern.compile("(<(script|style)>).*?(</\\2>)", Pattern.DOTALL);

    private static final Plot PLOT = new Plot(
            Plot.Axis.linear(RunFixture.HOSTILE),
            Plot.Axis.linear("y"),
            List.of(Plot.Series.marks(RunFixture.HOSTILE, "x", "x")));

    private PageFixture() {}

    /** The run of {@link RunFixture}; its first claim has in addition hostile derivations and two equal plots with hostile words. */
    static VerificationRun run() {
        VerificationRun run = RunFixture.run();
        List<ClaimResult> results = new ArrayList<>(run.results());
        ClaimResult first = results.get(0);
        Table plotted = new Table("figure", RunFixture.HOSTILE, List.of("x"), List.of(List.of(new Cell.Value(1))))
                .plotted(PLOT);
        List<Evidence> evidence = new ArrayList<>(first.evidence());
        evidence.add(
                derivation("<math><mi onclick=\"alert(1)\">x</mi></math>", "</math><script>alert(1)</script><math>"));
        results.set(
                0,
                new ClaimResult(
                        first.claim(),
                        first.verdict(),
                        first.outcome(),
                        evidence,
                        first.falsifiers(),
                        List.of(plotted, plotted),
                        first.alpha(),
                        first.seconds()));
        return new VerificationRun(run.info(), results, run.notRun());
    }

    /** Returns evidence whose words are hostile and whose formulas are given. */
    static Evidence derivation(String before, String after) {
        String words = RunFixture.HOSTILE;
        return new Evidence.ExactDerivation(
                new Finding.Establishes(),
                words,
                words,
                List.of(words),
                List.of(new DerivationStep(
                        words,
                        words,
                        new DerivationStep.Formula(words, words, before),
                        new DerivationStep.Formula(words, words, after),
                        words,
                        words,
                        false)));
    }

    static String page() {
        return HtmlReport.render(run());
    }

    /** Parses a page as XML, without the contents of its script and style. */
    static Document parsed(String page) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(RAW.matcher(page).replaceAll("$1$3"))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("page must be well-formed but was not: " + e.getMessage(), e);
        }
    }

    /** Returns the elements of a name, {@code *} for all, below a node. */
    static List<Element> elements(Document page, String name) {
        return list(page.getElementsByTagName(name));
    }

    static List<Element> elements(Element parent, String name) {
        return list(parent.getElementsByTagName(name));
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** Returns what stands between the tags of the page's only element of a name. */
    static String raw(String page, String name) {
        Matcher matcher = Pattern.compile("<%s>(.*?)</%s>".formatted(name, name), Pattern.DOTALL)
                .matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("page must have a %s but has none".formatted(name));
        }
        return matcher.group(1);
    }
}
