package org.ntkverify.report.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntkverify.check.Outcome;
import org.ntkverify.report.Golden;
import org.ntkverify.report.RunFixture;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitXmlTest {

    private static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> elements(Document document, String name) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagName(name).getLength(); i++) {
            elements.add((Element) document.getElementsByTagName(name).item(i));
        }
        return elements;
    }

    private static Element testCase(Document document, String id) {
        return elements(document, "testcase").stream()
                .filter(element -> element.getAttribute("name").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void golden_file() {
        Golden.assertMatches("junit.xml", JunitXml.render(RunFixture.run(), false));
    }

    @ParameterizedTest
    @CsvSource({
        "AS_EXPECTED, PASSED, PASSED",
        "UNEXPECTED, FAILURE, FAILURE",
        "ERROR, ERROR, ERROR",
        "UNDECIDED, SKIPPED, FAILURE",
        "BLOCKED, SKIPPED, SKIPPED",
        "OPEN, SKIPPED, SKIPPED",
    })
    void the_status_follows_the_outcome(Outcome outcome, Status lenient, Status strict) {
        assertThat(Status.of(outcome, false)).isEqualTo(lenient);
        assertThat(Status.of(outcome, true)).isEqualTo(strict);
    }

    @Test
    void totals_are_those_of_the_cases() throws Exception {
        Document document = parsed(JunitXml.render(RunFixture.run(), false));
        Element root = document.getDocumentElement();
        assertThat(root.getAttribute("tests"))
                .isEqualTo(Integer.toString(elements(document, "testcase").size()))
                .isEqualTo("13");
        assertThat(root.getAttribute("failures"))
                .isEqualTo(Integer.toString(elements(document, "failure").size()))
                .isEqualTo("2");
        assertThat(root.getAttribute("errors"))
                .isEqualTo(Integer.toString(elements(document, "error").size()))
                .isEqualTo("2");
        assertThat(root.getAttribute("skipped"))
                .isEqualTo(Integer.toString(elements(document, "skipped").size()))
                .isEqualTo("5");
        assertThat(elements(document, "testsuite"))
                .extracting(suite -> suite.getAttribute("name"))
                .containsExactly("jacot2018", "noci2024", "bombari2022", "wu2022", "du2019");
        assertThat(elements(document, "skipped"))
                .allSatisfy(
                        skipped -> assertThat(skipped.getAttribute("message")).isNotBlank());
    }

    @Test
    void strict_runs_fail_undecided_claims() throws Exception {
        Document document = parsed(JunitXml.render(RunFixture.run(), true));
        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("3");
        assertThat(document.getDocumentElement().getAttribute("skipped")).isEqualTo("4");
    }

    @Test
    void a_case_carries_its_error_budget_and_what_it_would_have_seen() throws Exception {
        Document document = parsed(JunitXml.render(RunFixture.run(), false));
        Element properties = (Element) testCase(document, "jacot2018/p2-3-limit")
                .getElementsByTagName("properties")
                .item(0);
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < properties.getElementsByTagName("property").getLength(); i++) {
            Element property =
                    (Element) properties.getElementsByTagName("property").item(i);
            pairs.add(property.getAttribute("name") + "=" + property.getAttribute("value"));
        }
        assertThat(pairs).contains("alpha=2.5e-5", "seed=7", "tier=standard", "smallestDetectable=0.016 relative");
    }

    @Test
    void hostile_text_stays_text() throws Exception {
        String xml = JunitXml.render(RunFixture.run(), false);
        Document document = parsed(xml);
        Element hostile = testCase(document, "bombari2022/p10-5-hostile");
        assertThat(hostile.getElementsByTagName("failure").item(0).getTextContent())
                .contains("</script> ]]> <b>|x|</b>", "\uD83D\uDE00 \uD835\uDD38", "<U+001B>[31mred", "replay: ntkv");
        assertThat(hostile.getElementsByTagName("b").getLength()).isZero();
        assertThat(xml.codePoints()).allMatch(character -> character >= 0x20 || character == '\n');
    }

    @Test
    void characters_that_xml_cannot_carry_are_replaced() {
        assertThat(XmlText.legal("a\u0000\u0008\u001B\uFFFE\uD800z\t\n\uD83D\uDE00"))
                .isEqualTo("a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDz\t\n\uD83D\uDE00");
    }
}
