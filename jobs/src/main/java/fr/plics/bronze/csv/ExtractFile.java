package fr.plics.bronze.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import fr.plics.contract.Colonne;
import fr.plics.contract.ExtractContract;
import fr.plics.contract.QualityPolicy;
import fr.plics.kernel.Problem;
import fr.plics.quality.ContentRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An extract, read twice: once to know what it holds, once to keep what is sound. Rules are checked in the order of
 * RS-101: the file, each line alone, the keys among the lines left, the share of lines set aside.
 */
public final class ExtractFile {

    private final ExtractContract contract;
    private final String fichier;

    public ExtractFile(ExtractContract contract, String fichier) {
        this.contract = contract;
        this.fichier = fichier;
    }

    /** What the file holds. */
    ExtractVerdict check(InputStream in) throws IOException {
        SortedMap<Long, Problem> rejets = new TreeMap<>();
        RepeatedKeys keys = new RepeatedKeys();
        long[] count = {0};
        boolean[] periods = {true};
        try (CsvReader<CsvRecord> reader = open(in)) {
            Iterator<CsvRecord> records = reader.iterator();
            int[] positions = header(records);
            while (records.hasNext()) {
                CsvRecord record = records.next();
                count[0]++;
                Problem fault = fault(record, positions);
                if (fault != null) {
                    rejets.put(record.getStartingLineNumber(), fault);
                    continue;
                }
                keys.add(record.getStartingLineNumber(), key(record, positions), content(record, positions));
                periods[0] &= isPeriod(record, positions);
            }
        } catch (CsvParseException | UncheckedIOException | CharacterCodingException e) {
            return refused(count[0], unreadable(e));
        } catch (HeaderException e) {
            return refused(0, e.getMessage());
        }
        return verdict(count[0], rejets, keys, periods[0]);
    }

    private ExtractVerdict verdict(long lignes, SortedMap<Long, Problem> rejets, RepeatedKeys keys, boolean periods) {
        if (!periods) {
            return refusedKey(lignes, "une période finit avant de commencer.");
        }
        SortedSet<Long> repetees = new TreeSet<>();
        for (List<RepeatedKeys.Line> same : keys.repeated()) {
            RepeatedKeys.Line last = same.get(same.size() - 1);
            for (RepeatedKeys.Line line : same.subList(0, same.size() - 1)) {
                if (line.contenu() == last.contenu()) {
                    repetees.add(line.ligne());
                } else if (contract.doublon() == ExtractContract.Doublon.REFUS) {
                    return refusedKey(lignes, "la clé de la ligne " + last.ligne() + " a deux contenus différents.");
                } else {
                    rejets.put(line.ligne(), ContentRule.EXTRAIT_DOUBLON.in(fichier, "ligne " + line.ligne()));
                }
            }
        }
        if (QualityPolicy.load().refusesLignes(rejets.size(), lignes)) {
            String part = rejets.size() + " sur " + lignes;
            return new ExtractVerdict(
                    lignes, rejets, repetees, List.of(ContentRule.EXTRAIT_SEUIL.in(fichier, "", part)));
        }
        return new ExtractVerdict(lignes, rejets, repetees, List.of());
    }

    private ExtractVerdict refused(long lignes, String constat) {
        return new ExtractVerdict(
                lignes, new TreeMap<>(), new TreeSet<>(), List.of(ContentRule.EXTRAIT_ENTETE.in(fichier, "", constat)));
    }

    private ExtractVerdict refusedKey(long lignes, String constat) {
        return new ExtractVerdict(
                lignes, new TreeMap<>(), new TreeSet<>(), List.of(ContentRule.EXTRAIT_CLE.in(fichier, "", constat)));
    }

    /** What is wrong with the text itself; the parser's own words may quote it, so they are not used. */
    private static String unreadable(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return "le fichier n'est pas en UTF-8.";
            }
        }
        return "CSV illisible : guillemet non fermé ou mal placé.";
    }

    /** The values of each line kept, in the order of the contract. */
    Lines lines(InputStream in) {
        return new Lines(open(in));
    }

    /**
     * A line.
     *
     * @param ligne its number in the file
     * @param valeurs its values, in the order of the contract; empty when it has not the right number of fields
     * @param texte the line as received
     */
    record Line(long ligne, List<String> valeurs, String texte) {}

    /** The lines of the file, to be filtered by a verdict. */
    final class Lines implements Iterator<Line>, AutoCloseable {

        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> records;
        private final int[] positions;

        private Lines(CsvReader<CsvRecord> reader) {
            this.reader = reader;
            this.records = reader.iterator();
            try {
                this.positions = header(records);
            } catch (HeaderException e) {
                throw new IllegalStateException("the header was sound at the first reading", e);
            }
        }

        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public Line next() {
            CsvRecord record = records.next();
            List<String> valeurs = record.getFieldCount() == positions.length ? values(record, positions) : List.of();
            return new Line(record.getStartingLineNumber(), valeurs, String.join(";", record.getFields()));
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private static CsvReader<CsvRecord> open(InputStream in) {
        Reader text = new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return CsvReader.builder()
                .fieldSeparator(';')
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    private static final class HeaderException extends Exception {

        private static final long serialVersionUID = 1L;

        private HeaderException(String message) {
            super(message);
        }
    }

    /** The place in the file of each column of the contract. */
    private int[] header(Iterator<CsvRecord> records) throws HeaderException {
        if (!records.hasNext()) {
            throw new HeaderException("fichier sans en-tête.");
        }
        List<String> found = records.next().getFields();
        List<String> expected = contract.colonnes().stream().map(Colonne::nom).toList();
        Set<String> missing = new LinkedHashSet<>(expected);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw new HeaderException("en-tête illisible : il manque " + String.join(", ", missing)
                    + ". Séparateur attendu « ; », UTF-8 sans marque.");
        }
        Set<String> unknown = new HashSet<>(found);
        unknown.removeAll(expected);
        if (!unknown.isEmpty() || found.size() != expected.size()) {
            throw new HeaderException("en-tête inconnu : " + (found.size() - expected.size())
                    + " colonne de trop. Colonnes du contrat : " + String.join(", ", expected) + ".");
        }
        return expected.stream().mapToInt(found::indexOf).toArray();
    }

    private Problem fault(CsvRecord record, int[] positions) {
        long ligne = record.getStartingLineNumber();
        if (record.getFieldCount() != positions.length) {
            return ContentRule.EXTRAIT_VALEUR.in(
                    fichier, "ligne " + ligne, record.getFieldCount() + " champs au lieu de " + positions.length + ".");
        }
        for (int i = 0; i < positions.length; i++) {
            Colonne colonne = contract.colonnes().get(i);
            String fault = CsvValue.fault(colonne, record.getField(positions[i]));
            if (fault != null) {
                return ContentRule.EXTRAIT_VALEUR.in(
                        fichier, "ligne " + ligne + ", colonne " + colonne.nom(), fault + ".");
            }
        }
        return null;
    }

    private boolean isPeriod(CsvRecord record, int[] positions) {
        if (contract.periode().isEmpty()) {
            return true;
        }
        String debut = value(record, positions, contract.periode().get(0));
        String fin = value(record, positions, contract.periode().get(1));
        return fin.isEmpty() || fin.compareTo(debut) >= 0;
    }

    private String key(CsvRecord record, int[] positions) {
        List<String> key = new ArrayList<>();
        contract.cle().forEach(colonne -> key.add(value(record, positions, colonne)));
        return String.join("\u0000", key);
    }

    private static String content(CsvRecord record, int[] positions) {
        return String.join("\u0000", values(record, positions));
    }

    private String value(CsvRecord record, int[] positions, String nom) {
        for (int i = 0; i < positions.length; i++) {
            if (contract.colonnes().get(i).nom().equals(nom)) {
                return record.getField(positions[i]).strip();
            }
        }
        throw new NoSuchElementException(nom);
    }

    private static List<String> values(CsvRecord record, int[] positions) {
        return Arrays.stream(positions).mapToObj(record::getField).toList();
    }
}
