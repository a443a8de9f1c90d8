package fr.plics.publish.file;

import fr.plics.contract.Departement;
import fr.plics.contract.TableauPlics;
import fr.plics.kernel.Mois;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook of a month: a cover, a sheet a table of the report, definitions, all the figures. */
final class Classeur {

    private Classeur() {}

    /** Writes it; the same release gives the same bytes. */
    static void write(Path file, Extraction extraction) throws IOException {
        try (XSSFWorkbook classeur = new XSSFWorkbook()) {
            fill(classeur, extraction);
            Instant made = Instant.parse(extraction.release().publieeLe());
            sign(classeur.getProperties(), made);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classeur.write(bytes);
            try (OutputStream out = Files.newOutputStream(file)) {
                date(bytes.toByteArray(), LocalDateTime.ofInstant(made, ZoneOffset.UTC), out);
            }
        }
    }

    private static void fill(XSSFWorkbook classeur, Extraction extraction) {
        Styles styles = new Styles(classeur);
        Mois mois = extraction.dernier();
        Chiffres chiffres = new Chiffres(extraction.file(), mois);
        String lieu = Departement.load(extraction.release().departement()).libelle();
        String pied = "Publication " + extraction.release().release();
        Map<String, String> libelles = new LinkedHashMap<>();
        extraction
                .file()
                .query("select indicateur, libelle from definition")
                .forEach(d -> libelles.put(
                        d.get("indicateur").toString(), d.get("libelle").toString()));
        new Couverture(sheet(classeur, styles, Couverture.ONGLET, false, pied), extraction, chiffres).write(lieu);
        for (TableauPlics tableau : extraction.tableaux()) {
            Feuille feuille = sheet(classeur, styles, tableau.onglet(), true, pied);
            if (tableau.estParCommune()) {
                new PageCommunes(feuille, tableau, chiffres).write(lieu, Couverture.legende());
            } else {
                new PageTableau(feuille, tableau, chiffres, libelles).write(lieu, Couverture.legende());
            }
        }
        Definitions.write(sheet(classeur, styles, Definitions.ONGLET, true, pied), extraction);
        Donnees.write(sheet(classeur, styles, Donnees.ONGLET, true, pied), extraction);
    }

    private static Feuille sheet(XSSFWorkbook classeur, Styles styles, String onglet, boolean isWide, String pied) {
        return new Feuille(classeur.createSheet(onglet), styles).print(isWide, pied);
    }

    private static void sign(POIXMLProperties properties, Instant made) {
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        core.setTitle("Le RSA, tableaux du PLICS");
        core.setCreator("plics");
        core.setCreated(Optional.of(Date.from(made)));
        core.setModified(Optional.of(Date.from(made)));
    }

    /** The same archive with one date for all its parts, where the library puts the time of day. */
    private static void date(byte[] archive, LocalDateTime made, OutputStream out) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                ZipEntry dated = new ZipEntry(part.getName());
                dated.setTimeLocal(made);
                zip.putNextEntry(dated);
                in.transferTo(zip);
            }
        }
    }
}
