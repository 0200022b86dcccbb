package org.ntkverify.report.html;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Rebuilds formulas from the elements and attributes of MathML Core that draw them. A formula with anything else, a link or an event
 * handler, is refused as a whole, so that nothing but mathematics comes from a formula.
 */
final class MathmlText {

    private static final Set<String> ELEMENTS = Set.of(
            "math",
            "mrow",
            "mi",
            "mn",
            "mo",
            "mtext",
            "mspace",
            "mfrac",
            "msqrt",
            "mroot",
            "msub",
            "msup",
            "msubsup",
            "munder",
            "mover",
            "munderover",
            "mtable",
            "mtr",
            "mtd");

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "accent", "true|false",
            "stretchy", "true|false",
            "displaystyle", "true|false",
            "form", "prefix|infix|postfix",
            "mathvariant", "normal",
            "width", "[0-9.]+em");

    private static final String OPERATOR = "<mo>";
    private static final String FIXED = " stretchy=\"false\"";
    private static final char APPLY = '\u2061';
    private static final char PLUS = '\u2064';

    /** Elements around which brackets must grow. */
    private static final Set<String> TALL =
            Set.of("mfrac", "msqrt", "mroot", "munder", "mover", "munderover", "mtable");

    private final StringBuilder text = new StringBuilder();

    /** Ends of the tags before opening brackets not yet closed, innermost first. */
    private final Deque<Integer> brackets = new ArrayDeque<>();

    /** Where the last tall element began. */
    private int tall = -1;

    private MathmlText() {}

    /** Returns the formula as one {@code <math>} element; empty if it is not plain MathML. */
    static Optional<String> clean(String mathml) {
        String whole = mathml.startsWith("<math>") ? mathml : "<math>" + mathml + "</math>";
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        MathmlText formula = new MathmlText();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(whole));
            while (reader.hasNext()) {
                if (!formula.take(reader, reader.next())) {
                    return Optional.empty();
                }
            }
            return Optional.of(formula.text.toString());
        } catch (XMLStreamException e) {
            return Optional.empty(); // not well-formed; the caller shows the text instead
        }
    }

    private boolean take(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                return start(reader);
            }
            case XMLStreamConstants.END_ELEMENT ->
                text.append("</").append(reader.getLocalName()).append('>');
            case XMLStreamConstants.CHARACTERS -> characters(reader.getText());
            case XMLStreamConstants.END_DOCUMENT -> {}
            default -> {
                return false; // comments, instructions, document types
            }
        }
        return true;
    }

    private void characters(String characters) {
        int tag = text.length() - 1;
        boolean bare =
                text.length() >= OPERATOR.length() && text.indexOf(OPERATOR, text.length() - OPERATOR.length()) >= 0;
        text.append(escaped(characters));
        if (bare && characters.equals("(")) {
            brackets.push(tag);
        } else if (bare && characters.equals(")") && !brackets.isEmpty()) {
            // Browsers leave gaps beside brackets that may grow, so those that need not are told so.
            int opening = brackets.pop();
            if (tall < opening) {
                text.insert(tag, FIXED).insert(opening, FIXED);
            }
        }
    }

    /** Invisible operators are format characters, but they are what readers for the blind speak. */
    private static String escaped(String characters) {
        boolean operator = characters.length() == 1 && characters.charAt(0) >= APPLY && characters.charAt(0) <= PLUS;
        return operator ? "&#%s;".formatted((int) characters.charAt(0)) : HtmlText.escape(characters);
    }

    private boolean start(XMLStreamReader reader) {
        boolean prefixed = reader.getPrefix() != null && !reader.getPrefix().isEmpty();
        if (prefixed || !ELEMENTS.contains(reader.getLocalName())) {
            return false;
        }
        if (TALL.contains(reader.getLocalName())) {
            tall = text.length();
        }
        text.append('<').append(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            String value = reader.getAttributeValue(i);
            if (!value.matches(ATTRIBUTES.getOrDefault(name, "(?!)"))) {
                return false;
            }
            text.append(" %s=\"%s\"".formatted(name, value));
        }
        text.append('>');
        return true;
    }
}
