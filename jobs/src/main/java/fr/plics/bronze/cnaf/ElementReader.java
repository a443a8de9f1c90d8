package fr.plics.bronze.cnaf;

import fr.plics.contract.Element;
import fr.plics.quality.ContentRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Reads one element and all it holds, as the contract says: order, occurrences and types are checked on the way, every
 * value is kept as received. An empty element is an empty text, an absent one is null.
 */
final class ElementReader {

    /** Longest text of an element; the longest of the schema is 200. */
    private static final int LIMITE_TEXTE = 4096;

    private static final char[] NOTHING = {};

    /** What the accents of a file in a one-byte encoding look like. */
    enum Accents {
        /** There was none. */
        AUCUN,
        /** All of them would be sound UTF-8: the declaration of the file lies. */
        SUSPECTS,
        /** One at least is what the declaration says. */
        SINCERES
    }

    private final XMLStreamReader2 xml;
    private final Encodage encodage;
    private final char[] remap;
    private Accents accents = Accents.AUCUN;
    private String unreadable;

    ElementReader(XMLStreamReader2 xml, Encodage encodage) {
        this.xml = xml;
        this.encodage = encodage;
        this.remap = encodage.remap();
    }

    Accents accents() {
        return accents;
    }

    /** The path of a value of the last record that is not of its type, or null. */
    String unreadable() {
        return unreadable;
    }

    /** Reads the block whose start tag is the current event, up to its end tag. */
    GenericInternalRow record(Node block) throws XMLStreamException, FluxFault {
        unreadable = null;
        return block(block);
    }

    private GenericInternalRow block(Node block) throws XMLStreamException, FluxFault {
        refuseAttributes(block);
        Object[] values = new Object[block.children.length];
        int cursor = 0;
        int seen = 0;
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    int next = match(block, cursor, seen);
                    seen = next == cursor ? seen + 1 : 1;
                    cursor = next;
                    add(values, cursor, block.children[cursor]);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    requireUntil(block, cursor, seen, block.children.length);
                    return new GenericInternalRow(block.hasRepeated ? closed(values) : values);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    refuseText(block);
                default -> refuseOther();
            }
        }
    }

    /** The position of the element just opened: the current one again, or a later one with nothing missing between. */
    private int match(Node block, int cursor, int seen) throws FluxFault {
        // The parser interns names, and so does the contract: one comparison of references an element.
        String name = xml.getLocalName();
        for (int i = cursor; i < block.children.length; i++) {
            if (block.children[i].name == name && isPlain()) {
                if (i == cursor && seen >= block.children[i].max) {
                    throw new FluxFault(ContentRule.XML_INCONNU, block.children[i].path + " répété");
                }
                requireUntil(block, cursor, seen, i);
                return i;
            }
        }
        throw new FluxFault(ContentRule.XML_INCONNU, unknown(block, name));
    }

    private boolean isPlain() {
        String namespace = xml.getNamespaceURI();
        return namespace == null || namespace.isEmpty();
    }

    private static void requireUntil(Node block, int cursor, int seen, int until) throws FluxFault {
        for (int i = cursor; i < until; i++) {
            if ((i == cursor ? seen : 0) < block.children[i].min) {
                throw new FluxFault(ContentRule.XML_MANQUANT, block.children[i].path);
            }
        }
    }

    /** Where an unknown element is; its name is said only when it looks like one, for a person may have typed in it. */
    private static String unknown(Node block, String name) {
        return name.matches("[A-Za-z0-9_]{1,40}") ? block.path + "/" + name : "sous " + block.path;
    }

    @SuppressWarnings("unchecked")
    private void add(Object[] values, int at, Node child) throws XMLStreamException, FluxFault {
        Object value = child.isBlock() ? block(child) : text(child);
        if (child.max == 1) {
            values[at] = value;
            return;
        }
        if (values[at] == null) {
            values[at] = new ArrayList<>(2);
        }
        ((List<Object>) values[at]).add(value);
    }

    private static Object[] closed(Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof List<?> list) {
                values[i] = new GenericArrayData(list.toArray());
            }
        }
        return values;
    }

    private UTF8String text(Node leaf) throws XMLStreamException, FluxFault {
        refuseAttributes(leaf);
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
            return value(leaf, UTF8String.EMPTY_UTF8, isValid(leaf, NOTHING, 0, 0));
        }
        if (event != XMLStreamConstants.CHARACTERS) {
            return pieces(leaf, new StringBuilder(), event);
        }
        char[] chars = xml.getTextCharacters();
        int start = xml.getTextStart();
        int end = start + xml.getTextLength();
        refuseLong(leaf, end - start);
        // The parser reuses its buffer: what is needed of the text is taken before the next event.
        UTF8String whole = utf8(chars, start, end);
        boolean valid = isValid(leaf, chars, start, end);
        event = xml.next();
        return event == XMLStreamConstants.END_ELEMENT
                ? value(leaf, whole, valid)
                : pieces(leaf, new StringBuilder(whole.toString()), event);
    }

    /** A text in several events, or in none: entities, CDATA, comments between two parts, an empty element. */
    private UTF8String pieces(Node leaf, StringBuilder text, int firstEvent) throws XMLStreamException, FluxFault {
        for (int event = firstEvent; event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    char[] chars = xml.getTextCharacters();
                    int start = xml.getTextStart();
                    refuseLong(leaf, text.length() + xml.getTextLength());
                    text.append(utf8(chars, start, start + xml.getTextLength()));
                }
                case XMLStreamConstants.START_ELEMENT ->
                    throw new FluxFault(ContentRule.XML_INCONNU, unknown(leaf, xml.getLocalName()));
                default -> refuseOther();
            }
        }
        char[] chars = text.toString().toCharArray();
        return value(leaf, UTF8String.fromString(text.toString()), isValid(leaf, chars, 0, chars.length));
    }

    private UTF8String value(Node leaf, UTF8String whole, boolean valid) {
        if (!valid && unreadable == null) {
            unreadable = leaf.path;
        }
        return leaf.type == Element.Type.STRING ? whole : whole.trimAll();
    }

    /** Blanks around a typed value do not count; an empty one is an absence, which a mandatory element forbids. */
    private static boolean isValid(Node leaf, char[] chars, int from, int to) {
        if (leaf.type == Element.Type.STRING && leaf.length == 0) {
            return true;
        }
        int start = from;
        int end = to;
        while (start < end && chars[start] <= ' ') {
            start++;
        }
        while (end > start && chars[end - 1] <= ' ') {
            end--;
        }
        if (leaf.type == Element.Type.STRING) {
            return end - start <= leaf.length;
        }
        return start == end ? leaf.min == 0 : Lexical.isValid(leaf.type, leaf.digits, chars, start, end);
    }

    private static void refuseLong(Node leaf, int length) throws FluxFault {
        if (length > LIMITE_TEXTE) {
            throw new FluxFault(ContentRule.XML_LIMITE, leaf.path, "texte de plus de " + LIMITE_TEXTE + " caractères");
        }
    }

    private UTF8String utf8(char[] chars, int start, int end) {
        int length = end - start;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = chars[start + i];
            if (c >= 0x80) {
                return accented(chars, start, end);
            }
            bytes[i] = (byte) c;
        }
        return UTF8String.fromBytes(bytes);
    }

    private UTF8String accented(char[] chars, int start, int end) {
        if (encodage != Encodage.UTF_8 && accents != Accents.SINCERES) {
            String bytes = new String(chars, start, end - start);
            String asUtf8 = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            accents = asUtf8.indexOf('\uFFFD') < 0 ? Accents.SUSPECTS : Accents.SINCERES;
        }
        byte[] bytes = new byte[3 * (end - start)];
        int length = 0;
        for (int i = start; i < end; i++) {
            char c = remap != null && chars[i] < 256 ? remap[chars[i]] : chars[i];
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isSurrogate(c)) {
                // No letter of a name: only a file in UTF-8 can hold one, and it needs no remapping.
                return UTF8String.fromString(new String(chars, start, end - start));
            } else {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            }
        }
        return UTF8String.fromBytes(bytes, 0, length);
    }

    private void refuseAttributes(Node node) throws FluxFault {
        if (xml.getAttributeCount() > 0) {
            throw new FluxFault(ContentRule.XML_INCONNU, "attribut sur " + node.path);
        }
    }

    private void refuseText(Node block) throws FluxFault {
        char[] chars = xml.getTextCharacters();
        int end = xml.getTextStart() + xml.getTextLength();
        for (int i = xml.getTextStart(); i < end; i++) {
            if (chars[i] > ' ') {
                throw new FluxFault(ContentRule.XML_INCONNU, "texte sous " + block.path);
            }
        }
    }

    private void refuseOther() throws FluxFault {
        int event = xml.getEventType();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new FluxFault(ContentRule.XML_DTD, "");
        }
        if (event == XMLStreamConstants.END_DOCUMENT) {
            throw new FluxFault(ContentRule.XML_ILLISIBLE, "");
        }
    }
}
