package fr.plics.bronze.cnaf;

import fr.plics.kernel.Problem;
import fr.plics.quality.ContentRule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * The sound records of a split, one by one. A record with an unreadable value is set aside; a fault that refuses the
 * file ends the split there: its verdict tells, and no row of the file will be kept.
 */
final class SplitReader {

    private static final int COLONNES = 4;

    /** More payers than this in one file and it does not matter which. */
    private static final int PAYEURS = 20;

    private final Split split;
    private final Node foyer;
    private final int identification;
    private final int partenaire;
    private final int ideparte;
    private final int anomalie;
    private final UTF8String departement;
    private final UTF8String source;
    private final UTF8String mois;
    private final UTF8String livraison;

    private final XMLStreamReader2 xml;
    private final ElementReader elements;
    private final long prologue;

    private long lus;
    private long anomalies;
    private final Set<String> sources = new TreeSet<>();
    private final List<Rejet> rejets = new ArrayList<>();
    private Problem refus;
    private InternalRow current;

    SplitReader(Split split, InputStream records, Node foyer, String departement) throws IOException {
        this.split = split;
        this.foyer = foyer;
        this.identification = foyer.ordinal("IdentificationRSA");
        this.partenaire = foyer.children[identification].ordinal("Partenaire");
        this.ideparte = foyer.children[identification].children[partenaire].ordinal("IDEPARTE");
        this.anomalie = foyer.ordinal("Anomalie");
        this.departement = UTF8String.fromString(departement);
        this.source = UTF8String.fromString(split.source());
        this.mois = UTF8String.fromString(split.mois());
        this.livraison = UTF8String.fromString(split.livraison());
        this.prologue = FluxParser.prologue(split.encodage()).length;
        try {
            this.xml = FluxParser.open(records, split.encodage());
            this.elements = new ElementReader(xml, split.encodage());
            xml.next();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Moves to the next sound record; false at the end of the split or of what can be read of it. */
    boolean next() {
        if (refus != null) {
            return false;
        }
        try {
            return read();
        } catch (FluxFault e) {
            refus = e.rule().in(split.fichier(), position(e.position()), e.details());
        } catch (XMLStreamException | com.fasterxml.aalto.UncheckedStreamException e) {
            refus = ContentRule.XML_ILLISIBLE.in(split.fichier(), position(""));
        }
        return false;
    }

    private boolean read() throws XMLStreamException, FluxFault {
        while (FluxParser.next(xml) == XMLStreamConstants.START_ELEMENT) {
            long debut = offset(xml.getLocationInfo().getStartingByteOffset());
            if (!xml.getLocalName().equals(foyer.name)) {
                throw new FluxFault(ContentRule.XML_INCONNU, "à la place de " + foyer.name);
            }
            lus++;
            GenericInternalRow record = elements.record(foyer);
            look(record);
            if (elements.unreadable() == null) {
                current = row(record);
                return true;
            }
            long fin = offset(xml.getLocationInfo().getEndingByteOffset());
            rejets.add(new Rejet(rang(), debut, fin, elements.unreadable()));
        }
        return false;
    }

    /** What each record says of its file: the Département it comes from, its payer, whether it is an anomaly. */
    private void look(GenericInternalRow record) throws FluxFault {
        GenericInternalRow identite = (GenericInternalRow) record.values()[identification];
        GenericInternalRow destinataire = (GenericInternalRow) identite.values()[partenaire];
        if (!((UTF8String) destinataire.values()[ideparte]).trimAll().equals(departement)) {
            throw new FluxFault(ContentRule.FLUX_DEPARTEMENT, "IDEPARTE");
        }
        if (record.values()[anomalie] != null) {
            anomalies++;
        }
        // A value that cannot be read may be anybody's name: it names no payer.
        if (elements.unreadable() == null && sources.size() < PAYEURS) {
            sources.add(String.join("-", FluxParser.organisme(record, foyer)));
        }
    }

    private InternalRow row(GenericInternalRow record) {
        Object[] values = new Object[COLONNES + record.values().length];
        values[0] = source;
        values[1] = mois;
        values[2] = livraison;
        values[3] = rang();
        System.arraycopy(record.values(), 0, values, COLONNES, record.values().length);
        return new GenericInternalRow(values);
    }

    InternalRow current() {
        return current;
    }

    SplitVerdict verdict() {
        return new SplitVerdict(split, lus, anomalies, sources, elements.accents(), List.copyOf(rejets), refus);
    }

    private long rang() {
        return split.premier() + lus - 1;
    }

    private long offset(long inDocument) {
        return split.debut() + inDocument - prologue;
    }

    private String position(String where) {
        long octet = offset(xml.getLocationInfo().getStartingByteOffset());
        String record = lus == 0 ? "" : "dossier " + rang() + ", ";
        return record + (where.isEmpty() ? "" : where + ", ") + "octet " + octet;
    }
}
