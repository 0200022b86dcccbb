package org.ntkverify.report.junit;

import java.io.StringWriter;
import java.util.Collections;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes indented XML 1.0; characters that XML 1.0 cannot carry are replaced by U+FFFD. */
final class XmlText {

    private static final int REPLACEMENT = 0xFFFD;
    private static final String INDENT = "  ";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;
    private int depth;

    XmlText() throws XMLStreamException {
        // The JDK's own writer, whatever else lies on the class path: another one may escape differently.
        writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        writer.writeStartDocument("UTF-8", "1.0");
    }

    /** Opens an element. */
    void open(String element, Map<String, String> attributes) throws XMLStreamException {
        indent();
        writer.writeStartElement(element);
        attributes(attributes);
        depth++;
    }

    /** Closes the innermost open element. */
    void close() throws XMLStreamException {
        depth--;
        indent();
        writer.writeEndElement();
    }

    /** Writes an element without contents. */
    void empty(String element, Map<String, String> attributes) throws XMLStreamException {
        indent();
        writer.writeEmptyElement(element);
        attributes(attributes);
    }

    /** Writes an element that holds text only. */
    void leaf(String element, Map<String, String> attributes, String contents) throws XMLStreamException {
        indent();
        writer.writeStartElement(element);
        attributes(attributes);
        writer.writeCharacters(legal(contents));
        writer.writeEndElement();
    }

    /** Writes an element that holds text only and has no attributes. */
    void leaf(String element, String contents) throws XMLStreamException {
        leaf(element, Collections.emptyMap(), contents);
    }

    /** Ends the document and returns it. */
    String finish() throws XMLStreamException {
        writer.writeEndDocument();
        writer.close();
        return text + "\n";
    }

    private void attributes(Map<String, String> attributes) throws XMLStreamException {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            writer.writeAttribute(attribute.getKey(), legal(attribute.getValue()));
        }
    }

    private void indent() throws XMLStreamException {
        writer.writeCharacters("\n" + INDENT.repeat(depth));
    }

    /** Replaces what the production {@code Char} of XML 1.0 leaves out: most controls, surrogates, U+FFFE and U+FFFF. */
    static String legal(String text) {
        return text.codePoints()
                .map(character -> isLegal(character) ? character : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
