package fr.plics.bronze.cnaf;

import fr.plics.quality.ContentRule;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/**
 * Finds the records of a file without parsing it: hops from {@code <} to {@code <}, over comments, CDATA and
 * instructions, so that a tag inside one of them misleads nobody. What it finds are exact splits, the header and the
 * trailer; whether they hold what the contract says is for the parser to tell.
 */
final class FluxScanner {

    /** Longest header or trailer: both are under a kilobyte in a sound file. */
    private static final int MARGIN = 64 * 1024;

    private static final int BUFFER = 1 << 20;

    /** No token looked for is longer: nearer to the end of the buffer, more is read first. */
    private static final int LONGEST_TOKEN = 32;

    private static final byte[] FOYER = ascii("InfosFoyerRSA");
    private static final byte[] TRAILER = ascii("TransmissionFlux");
    private static final byte[] CDATA = ascii("<![CDATA[");
    private static final byte[] COMMENT = ascii("<!--");
    private static final byte[] COMMENT_END = ascii("-->");
    private static final byte[] CDATA_END = ascii("]]>");
    private static final byte[] INSTRUCTION_END = ascii("?>");
    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final Pattern DECLARATION =
            Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private final InputStream in;
    private final long splitSize;
    private final byte[] buffer = new byte[BUFFER];
    private int length;
    private long base;
    private boolean ended;

    private final List<FluxIndex.Plage> plages = new ArrayList<>();
    private byte[] head;
    private byte[] tail;
    private long trailerStart;
    private long splitStart;
    private long splitFirst;
    private long records;
    private long lastMarkup;

    private FluxScanner(InputStream in, long splitSize) {
        this.in = in;
        this.splitSize = splitSize;
    }

    /**
     * Indexes a file.
     *
     * @param in its text, uncompressed
     * @param splitSize bytes after which a run of records is closed
     * @throws FluxFault when the file cannot be a flow: empty, truncated, with a DTD, in an unknown encoding
     */
    static FluxIndex scan(InputStream in, long splitSize) throws FluxFault, IOException {
        return new FluxScanner(in, splitSize).scan();
    }

    private FluxIndex scan() throws FluxFault, IOException {
        try {
            int at = refill(0);
            while (at >= 0 && tail == null) {
                at = next(at);
            }
        } catch (EOFException | ZipException e) {
            throw new FluxFault(ContentRule.XML_ILLISIBLE, "octet " + (base + length));
        }
        if (base + length == 0) {
            throw new FluxFault(ContentRule.XML_ILLISIBLE, "");
        }
        if (tail == null) {
            throw new FluxFault(ContentRule.XML_ILLISIBLE, "fin de transmission absente, octet " + (base + length));
        }
        if (records > 0) {
            plages.add(new FluxIndex.Plage(splitStart, trailerStart, splitFirst));
        }
        return new FluxIndex(encodage(), head, tail, plages, records, trailerStart + tail.length);
    }

    /** Handles the next markup from a position of the buffer; the position after it, or −1 at the end. */
    private int next(int from) throws FluxFault, IOException {
        int at = from;
        while (at < length && buffer[at] != '<') {
            at++;
        }
        if (at > length - LONGEST_TOKEN && !ended) {
            return refill(at);
        }
        if (at >= length - 1) {
            return -1;
        }
        if (base + at - lastMarkup > MARGIN) {
            throw new FluxFault(ContentRule.XML_LIMITE, "octet " + (base + at), "plus de 64 Ko entre deux balises");
        }
        lastMarkup = base + at;
        switch (buffer[at + 1]) {
            case 'I':
                return starts(FOYER, at + 1) ? record(at) : at + 1;
            case 'T':
                return starts(TRAILER, at + 1) ? trailer(at) : at + 1;
            case '?':
                return skip(at, INSTRUCTION_END);
            case '!':
                return declaration(at);
            default:
                return at + 1;
        }
    }

    private int declaration(int at) throws FluxFault, IOException {
        if (matches(CDATA, at)) {
            return skip(at, CDATA_END);
        }
        if (matches(COMMENT, at)) {
            return skip(at + 2, COMMENT_END);
        }
        throw new FluxFault(ContentRule.XML_DTD, "octet " + (base + at));
    }

    /** Moves after the end of a comment, a CDATA section or an instruction, whatever its length. */
    private int skip(int from, byte[] end) throws FluxFault, IOException {
        int at = from + 2;
        while (true) {
            for (; at + end.length <= length; at++) {
                if (matches(end, at)) {
                    lastMarkup = base + at;
                    return at + end.length;
                }
            }
            if (ended) {
                throw new FluxFault(ContentRule.XML_ILLISIBLE, "octet " + (base + length));
            }
            at = refill(at);
        }
    }

    private int record(int at) throws FluxFault {
        long offset = base + at;
        if (records == 0) {
            keepHead(at);
            splitStart = offset;
            splitFirst = 1;
        } else if (offset - splitStart >= splitSize) {
            plages.add(new FluxIndex.Plage(splitStart, offset, splitFirst));
            splitStart = offset;
            splitFirst = records + 1;
        }
        records++;
        return at + FOYER.length;
    }

    private int trailer(int at) throws FluxFault, IOException {
        if (records == 0) {
            keepHead(at);
        }
        trailerStart = base + at;
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        rest.write(buffer, at, length - at);
        rest.write(in.readNBytes(MARGIN + 1));
        if (rest.size() > MARGIN) {
            throw new FluxFault(
                    ContentRule.XML_LIMITE, "octet " + trailerStart, "plus de 64 Ko après le dernier dossier");
        }
        tail = rest.toByteArray();
        return at;
    }

    private void keepHead(int until) throws FluxFault {
        if (base + until > MARGIN) {
            throw new FluxFault(ContentRule.XML_LIMITE, "octet " + MARGIN, "plus de 64 Ko avant le premier dossier");
        }
        head = Arrays.copyOf(buffer, until);
    }

    /** Keeps the bytes from a position on and reads more after them; the new place of that position, 0. */
    private int refill(int from) throws IOException {
        length -= from;
        System.arraycopy(buffer, from, buffer, 0, length);
        base += from;
        length += in.readNBytes(buffer, length, BUFFER - length);
        ended = length < BUFFER;
        return 0;
    }

    private Encodage encodage() throws FluxFault {
        boolean marked = Arrays.equals(Arrays.copyOf(head, Math.min(head.length, 3)), UTF8_MARK);
        Matcher declaration = DECLARATION.matcher(
                new String(head, StandardCharsets.ISO_8859_1).substring(marked ? UTF8_MARK.length : 0));
        Encodage encodage = Encodage.find(declaration.find() ? declaration.group(1) : "")
                .orElseThrow(() -> new FluxFault(ContentRule.XML_ENCODAGE, "déclaration XML"));
        if (marked && encodage != Encodage.UTF_8) {
            throw new FluxFault(ContentRule.XML_ENCODAGE, "marque UTF-8 en tête d'un fichier qui déclare autre chose");
        }
        return encodage;
    }

    private boolean starts(byte[] name, int at) {
        if (!matches(name, at) || at + name.length >= length) {
            return false;
        }
        byte after = buffer[at + name.length];
        return after == '>' || after == '/' || after == ' ' || after == '\t' || after == '\n' || after == '\r';
    }

    private boolean matches(byte[] token, int at) {
        return at + token.length <= length
                && Arrays.mismatch(token, 0, token.length, buffer, at, at + token.length) < 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
