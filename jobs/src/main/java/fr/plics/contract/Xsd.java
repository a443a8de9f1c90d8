package fr.plics.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;

/**
 * The contract of the flow as an XML Schema, for whoever makes or checks a file without this project: the same elements,
 * order, occurrences, types and lengths. The build writes it to {@code target/vrsb0801.xsd}.
 */
public final class Xsd {

    private static final String PREFIX = "xsd:";

    private final Document document;

    private Xsd(Document document) {
        this.document = document;
    }

    /** Called by the build: the only argument is the file to write. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            write(Schemas.flux(), out);
        }
    }

    /** Writes the schema of a flow. */
    public static void write(FluxContract flux, OutputStream out) {
        try {
            Document document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .newDocument();
            Xsd xsd = new Xsd(document);
            org.w3c.dom.Element schema = xsd.node("schema");
            schema.appendChild(xsd.element(flux.racine()));
            document.appendChild(schema);
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.INDENT, "yes");
            transformer.transform(new DOMSource(document), new StreamResult(out));
        } catch (ParserConfigurationException | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private org.w3c.dom.Element element(Element element) {
        org.w3c.dom.Element node = node("element");
        node.setAttribute("name", element.nom());
        if (element.chemin().contains("/")) {
            node.setAttribute("minOccurs", Integer.toString(element.min()));
            node.setAttribute(
                    "maxOccurs", element.max() == Integer.MAX_VALUE ? "unbounded" : Integer.toString(element.max()));
        }
        org.w3c.dom.Element documentation = node("documentation");
        documentation.setTextContent(element.libelle());
        node.appendChild(node("annotation")).appendChild(documentation);
        node.appendChild(element.estBloc() ? complexType(element) : simpleType(element));
        return node;
    }

    private org.w3c.dom.Element complexType(Element element) {
        org.w3c.dom.Element sequence = node("sequence");
        element.enfants().forEach(enfant -> sequence.appendChild(element(enfant)));
        org.w3c.dom.Element type = node("complexType");
        type.appendChild(sequence);
        return type;
    }

    private org.w3c.dom.Element simpleType(Element element) {
        org.w3c.dom.Element restriction = node("restriction");
        restriction.setAttribute("base", PREFIX + element.type().name().toLowerCase(Locale.ROOT));
        facet(restriction, "maxLength", element.longueur());
        facet(restriction, "totalDigits", element.chiffres());
        if (element.type() == Element.Type.DECIMAL) {
            facet(restriction, "fractionDigits", element.decimales());
        }
        org.w3c.dom.Element type = node("simpleType");
        type.appendChild(restriction);
        return type;
    }

    private void facet(org.w3c.dom.Element restriction, String name, int value) {
        if (value > 0) {
            org.w3c.dom.Element facet = node(name);
            facet.setAttribute("value", Integer.toString(value));
            restriction.appendChild(facet);
        }
    }

    private org.w3c.dom.Element node(String name) {
        return document.createElementNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, PREFIX + name);
    }
}
