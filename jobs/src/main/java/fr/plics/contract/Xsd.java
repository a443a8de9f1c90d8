package fr.plics.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The contract of the flow as an XML Schema, for whoever makes or checks a file without this project: the same elements,
 * order, occurrences, types and lengths. The build writes it to {@code target/vrsb0801.xsd}.
 */
public final class Xsd {

    private static final String PREFIX = "xsd";

    private final XMLStreamWriter xml;

    private Xsd(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Called by the build: the only argument is the file to write. */
    public static void main(String[] args) throws IOException, XMLStreamException {
        Path file = Path.of(args[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            write(Schemas.flux(), out);
        }
    }

    /** Writes the schema of a flow. */
    public static void write(FluxContract flux, OutputStream out) throws XMLStreamException {
        XMLStreamWriter xml =
                XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement(PREFIX, "schema", XMLConstants.W3C_XML_SCHEMA_NS_URI);
        xml.writeNamespace(PREFIX, XMLConstants.W3C_XML_SCHEMA_NS_URI);
        new Xsd(xml).element(flux.racine(), true);
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private void element(Element element, boolean isRoot) throws XMLStreamException {
        start("element");
        xml.writeAttribute("name", element.nom());
        if (!isRoot) {
            xml.writeAttribute("minOccurs", Integer.toString(element.min()));
            xml.writeAttribute(
                    "maxOccurs", element.max() == Integer.MAX_VALUE ? "unbounded" : Integer.toString(element.max()));
        }
        start("annotation");
        start("documentation");
        xml.writeCharacters(element.libelle());
        end();
        end();
        if (element.estBloc()) {
            start("complexType");
            start("sequence");
            for (Element enfant : element.enfants()) {
                element(enfant, false);
            }
            end();
            end();
        } else {
            simpleType(element);
        }
        end();
    }

    private void simpleType(Element element) throws XMLStreamException {
        start("simpleType");
        start("restriction");
        xml.writeAttribute("base", PREFIX + ":" + element.type().name().toLowerCase(java.util.Locale.ROOT));
        facet("maxLength", element.longueur());
        facet("totalDigits", element.chiffres());
        if (element.type() == Element.Type.DECIMAL) {
            facet("fractionDigits", element.decimales());
        }
        end();
        end();
    }

    private void facet(String name, int value) throws XMLStreamException {
        if (value > 0) {
            xml.writeEmptyElement(PREFIX, name, XMLConstants.W3C_XML_SCHEMA_NS_URI);
            xml.writeAttribute("value", Integer.toString(value));
        }
    }

    private void start(String name) throws XMLStreamException {
        xml.writeStartElement(PREFIX, name, XMLConstants.W3C_XML_SCHEMA_NS_URI);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }
}
