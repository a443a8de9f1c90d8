package fr.plics.bronze.cnaf;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import fr.plics.contract.Element;
import fr.plics.contract.Schemas;
import fr.plics.quality.ContentRule;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/** Opens a part of a flow as a document of its own, and reads the header and the trailer. */
final class FluxParser {

    private static final String ROOT = "Racine";
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final InputFactoryImpl FACTORY = factory();

    private FluxParser() {}

    private static InputFactoryImpl factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.configureForSpeed();
        factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** A parser over a run of records, wrapped in a root of ours whose length {@link #prologue} tells. */
    static XMLStreamReader2 open(InputStream records, Encodage encodage) throws XMLStreamException {
        return (XMLStreamReader2) FACTORY.createXMLStreamReader(new SequenceInputStream(
                new SequenceInputStream(new ByteArrayInputStream(prologue(encodage)), records),
                new ByteArrayInputStream(ascii("</" + ROOT + ">"))));
    }

    static byte[] prologue(Encodage encodage) {
        return ascii("<?xml version=\"1.0\" encoding=\"" + encodage.parserName() + "\"?><" + ROOT + ">");
    }

    /**
     * Every value of the header, by its path under the root.
     *
     * @throws FluxFault when the header is not what the contract says
     */
    static Map<String, String> header(FluxIndex index) throws FluxFault {
        InputStream text = new SequenceInputStream(
                new ByteArrayInputStream(index.entete()), new ByteArrayInputStream(ascii("</" + ROOT + ">")));
        return values(text, index.encodage(), "IdentificationFlux");
    }

    /** Every value of the trailer, by its path under the root. */
    static Map<String, String> trailer(FluxIndex index) throws FluxFault {
        InputStream text = new SequenceInputStream(
                new ByteArrayInputStream(prologue(index.encodage())), new ByteArrayInputStream(index.fin()));
        return values(text, index.encodage(), "TransmissionFlux");
    }

    private static Map<String, String> values(InputStream text, Encodage encodage, String block) throws FluxFault {
        try {
            XMLStreamReader2 xml = (XMLStreamReader2) FACTORY.createXMLStreamReader(text);
            openRoot(xml);
            Node node = new Node(Schemas.flux().racine().enfant(block));
            next(xml);
            if (!xml.isStartElement()) {
                throw new FluxFault(ContentRule.XML_MANQUANT, block);
            }
            if (!xml.getLocalName().equals(block)) {
                throw new FluxFault(ContentRule.XML_INCONNU, "à la place de " + block);
            }
            ElementReader reader = new ElementReader(xml, encodage);
            GenericInternalRow row = reader.record(node);
            if (reader.unreadable() != null) {
                throw new FluxFault(ContentRule.XML_ILLISIBLE, reader.unreadable());
            }
            closeRoot(xml);
            Map<String, String> values = new LinkedHashMap<>();
            flatten(node, row, values);
            return values;
        } catch (XMLStreamException | com.fasterxml.aalto.UncheckedStreamException e) {
            throw new FluxFault(ContentRule.XML_ILLISIBLE, block);
        }
    }

    private static void openRoot(XMLStreamReader2 xml) throws XMLStreamException, FluxFault {
        int event = next(xml);
        if (event != XMLStreamConstants.START_ELEMENT || !xml.getLocalName().equals(ROOT)) {
            throw new FluxFault(ContentRule.XML_INCONNU, "à la place de " + ROOT);
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            // A pointer to a schema is legal, and never followed.
            if (!SCHEMA_INSTANCE.equals(xml.getAttributeNamespace(i))) {
                throw new FluxFault(ContentRule.XML_INCONNU, "attribut sur " + ROOT);
            }
        }
    }

    private static void closeRoot(XMLStreamReader2 xml) throws XMLStreamException, FluxFault {
        if (next(xml) != XMLStreamConstants.END_ELEMENT) {
            throw new FluxFault(ContentRule.XML_INCONNU, "sous " + ROOT);
        }
        while (xml.hasNext()) {
            xml.next();
        }
    }

    /** The next event that is not a blank, a comment or an instruction. */
    static int next(XMLStreamReader2 xml) throws XMLStreamException, FluxFault {
        while (true) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.COMMENT,
                        XMLStreamConstants.PROCESSING_INSTRUCTION,
                        XMLStreamConstants.SPACE -> {}
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!xml.getText().isBlank()) {
                        throw new FluxFault(ContentRule.XML_INCONNU, "texte sous " + ROOT);
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new FluxFault(ContentRule.XML_DTD, "");
                default -> {
                    return event;
                }
            }
        }
    }

    private static void flatten(Node block, GenericInternalRow row, Map<String, String> values) {
        for (int i = 0; i < block.children.length; i++) {
            Object value = row.values()[i];
            if (value instanceof UTF8String text) {
                values.put(block.children[i].name, text.toString().strip());
            }
        }
    }

    static Node foyer() {
        Element foyer = Schemas.flux().foyer();
        return new Node(foyer);
    }

    static List<String> organisme(GenericInternalRow foyer, Node node) {
        GenericInternalRow identification = struct(foyer, node.ordinal("IdentificationRSA"));
        GenericInternalRow organisme = struct(identification, 0);
        return List.of(text(organisme, 0), text(organisme, 1));
    }

    private static GenericInternalRow struct(GenericInternalRow row, int at) {
        return (GenericInternalRow) row.values()[at];
    }

    private static String text(GenericInternalRow row, int at) {
        return row.values()[at].toString().strip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
