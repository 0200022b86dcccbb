package org.ntkverify.report.junit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.ntkverify.check.Claim;
import org.ntkverify.check.ClaimResult;
import org.ntkverify.check.VerificationRun;
import org.ntkverify.report.number.DecimalText;
import org.ntkverify.report.wording.ClaimWording;
import org.ntkverify.report.wording.Measures;
import org.ntkverify.report.wording.PlainText;
import org.ntkverify.report.wording.RunWording;

/**
 * Renders {@code junit.xml}: one suite for each paper, one case for each claim, and the status of a case follows the
 * outcome of its claim, see {@link Status}.
 */
public final class JunitXml {

    private static final String NO_PAPER = "not-run";

    private final VerificationRun run;
    private final boolean strict;
    private final XmlText xml;

    private JunitXml(VerificationRun run, boolean strict) throws XMLStreamException {
        this.run = run;
        this.strict = strict;
        this.xml = new XmlText();
    }

    /**
     * Returns the XML text.
     *
     * @param strict whether undecided claims count as failures
     */
    public static String render(VerificationRun run, boolean strict) {
        try {
            return new JunitXml(run, strict).document();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML to memory must not fail but did", e);
        }
    }

    private String document() throws XMLStreamException {
        Map<String, List<ClaimResult>> papers = new LinkedHashMap<>(RunWording.byPaper(run));
        Map<String, List<String>> notRun = new LinkedHashMap<>();
        for (String id : run.notRun()) {
            String paper = paper(id);
            notRun.computeIfAbsent(paper, key -> new ArrayList<>()).add(id);
            papers.computeIfAbsent(paper, key -> List.of());
        }
        Map<String, String> total =
                counts("ntk-verify", run.results(), run.notRun().size());
        total.put("time", seconds(run.info().seconds()));
        xml.open("testsuites", total);
        for (Map.Entry<String, List<ClaimResult>> paper : papers.entrySet()) {
            suite(paper.getKey(), paper.getValue(), notRun.getOrDefault(paper.getKey(), List.of()));
        }
        xml.close();
        return xml.finish();
    }

    private static String paper(String id) {
        int slash = id.indexOf('/');
        return slash > 0 ? id.substring(0, slash) : NO_PAPER;
    }

    private Map<String, String> counts(String name, List<ClaimResult> results, int notRun) {
        Map<Status, Integer> statuses = new EnumMap<>(Status.class);
        results.forEach(result -> statuses.merge(Status.of(result.outcome(), strict), 1, Integer::sum));
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", oneLine(name));
        attributes.put("tests", Integer.toString(results.size() + notRun));
        attributes.put("failures", Integer.toString(statuses.getOrDefault(Status.FAILURE, 0)));
        attributes.put("errors", Integer.toString(statuses.getOrDefault(Status.ERROR, 0)));
        attributes.put("skipped", Integer.toString(statuses.getOrDefault(Status.SKIPPED, 0) + notRun));
        return attributes;
    }

    private void suite(String paper, List<ClaimResult> results, List<String> notRun) throws XMLStreamException {
        Map<String, String> attributes = counts(paper, results, notRun.size());
        double seconds = results.stream().mapToDouble(ClaimResult::seconds).sum();
        attributes.put("time", seconds(seconds));
        attributes.put("timestamp", run.info().started().toString());
        xml.open("testsuite", attributes);
        properties(RunWording.provenance(run.info()));
        for (ClaimResult result : results) {
            testCase(paper, result);
        }
        for (String id : notRun) {
            xml.open("testcase", names(paper, id, 0));
            xml.empty("skipped", Map.of("message", "not run: the tier leaves it out"));
            xml.close();
        }
        xml.close();
    }

    private static Map<String, String> names(String paper, String id, double seconds) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", oneLine(id));
        attributes.put("classname", oneLine(paper));
        attributes.put("time", seconds(seconds));
        return attributes;
    }

    private void testCase(String paper, ClaimResult result) throws XMLStreamException {
        Claim claim = result.claim();
        xml.open("testcase", names(paper, claim.id(), result.seconds()));
        properties(measures(result));
        Status status = Status.of(result.outcome(), strict);
        if (status != Status.PASSED) {
            status(status, result);
        }
        xml.leaf(
                "system-out",
                "%s\n%s: %s"
                        .formatted(
                                oneLine(claim.statement()),
                                ClaimWording.word(result.verdict()),
                                oneLine(ClaimWording.detail(result.verdict()))));
        xml.close();
    }

    private void status(Status status, ClaimResult result) throws XMLStreamException {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(
                "message", oneLine(ClaimWording.headline(result) + ": " + ClaimWording.detail(result.verdict())));
        if (status == Status.SKIPPED) {
            xml.empty(status.element(), attributes);
            return;
        }
        attributes.put("type", result.outcome().text());
        StringBuilder text = new StringBuilder();
        for (ClaimWording.Fact fact : ClaimWording.facts(result)) {
            text.append(fact.label()).append(": ").append(oneLine(fact.text())).append('\n');
        }
        text.append("replay: ").append(ClaimWording.replay(result.claim(), run.info()));
        xml.leaf(status.element(), attributes, text.toString());
    }

    private Map<String, String> measures(ClaimResult result) {
        Measures measures = Measures.of(result);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("verdict", ClaimWording.word(result.verdict()));
        properties.put("outcome", result.outcome().text());
        properties.put("seed", Long.toString(run.info().seed()));
        properties.put("tier", run.info().tier().text());
        measures.alpha().ifPresent(alpha -> properties.put("alpha", DecimalText.shortest(alpha)));
        measures.smallestDetectable()
                .ifPresent(defect -> properties.put(
                        "smallestDetectable",
                        "%s %s"
                                .formatted(
                                        DecimalText.shortest(defect.value()),
                                        defect.unit().text())));
        properties.put("replay", ClaimWording.replay(result.claim(), run.info()));
        return properties;
    }

    private void properties(Map<String, String> properties) throws XMLStreamException {
        xml.open("properties", Map.of());
        for (Map.Entry<String, String> property : properties.entrySet()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("name", property.getKey());
            attributes.put("value", oneLine(property.getValue()));
            xml.empty("property", attributes);
        }
        xml.close();
    }

    /** Returns seconds with three decimals; readers of the format do not expect an exponent. */
    private static String seconds(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String oneLine(String text) {
        return PlainText.oneLine(text);
    }
}
