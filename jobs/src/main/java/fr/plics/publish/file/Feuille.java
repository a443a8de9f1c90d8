package fr.plics.publish.file;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** A sheet being written from its top: a number stays a number, a code stays a text. */
final class Feuille {

    private static final int CARACTERE = 256;

    private final XSSFSheet sheet;
    private final Styles styles;
    private int next;

    Feuille(XSSFSheet sheet, Styles styles) {
        this.sheet = sheet;
        this.styles = styles;
        sheet.setDisplayGridlines(false);
    }

    XSSFSheet sheet() {
        return sheet;
    }

    /** The row the next line goes to, from 0. */
    int next() {
        return next;
    }

    Feuille skip() {
        next++;
        return this;
    }

    /** A line of one text. */
    Feuille say(String text, Style style) {
        return line(List.of(text), style, style);
    }

    /** A line: its first cell in one style, the others in another; words among numbers look like words. */
    Feuille line(List<?> values, Style first, Style others) {
        XSSFRow row = sheet.createRow(next++);
        for (int i = 0; i < values.size(); i++) {
            put(row.createCell(i), values.get(i), i == 0 ? first : others);
        }
        return this;
    }

    /** A line with a style for each of its cells. */
    Feuille line(List<?> values, List<Style> cellStyles) {
        XSSFRow row = sheet.createRow(next++);
        for (int i = 0; i < values.size(); i++) {
            put(row.createCell(i), values.get(i), cellStyles.get(i));
        }
        return this;
    }

    private void put(XSSFCell cell, Object value, Style style) {
        cell.setCellStyle(styles.of(style));
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
        } else if (value instanceof LocalDateTime instant) {
            cell.setCellValue(instant);
        } else if (value instanceof Boolean flag) {
            cell.setCellValue(flag ? "oui" : "non");
        } else if (value != null) {
            cell.setCellValue(value.toString());
            if (style.estNombre()) {
                cell.setCellStyle(styles.of(Style.MOT));
            }
        }
    }

    /** A line that leads to another sheet. */
    Feuille link(String text, String onglet) {
        XSSFRow row = sheet.createRow(next++);
        XSSFCell cell = row.createCell(0);
        cell.setCellValue(text);
        cell.setCellStyle(styles.of(Style.LIEN));
        Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + onglet + "'!A1");
        cell.setHyperlink(link);
        return this;
    }

    /** Joins cells of the last line, or of that and the ones before. */
    Feuille merge(int rows, int from, int to) {
        if (rows > 1 || to > from) {
            sheet.addMergedRegion(new CellRangeAddress(next - rows, next - 1, from, to));
        }
        return this;
    }

    Feuille height(double points) {
        sheet.getRow(next - 1).setHeightInPoints((float) points);
        return this;
    }

    Feuille widths(int... characters) {
        for (int i = 0; i < characters.length; i++) {
            sheet.setColumnWidth(i, characters[i] * CARACTERE);
        }
        return this;
    }

    /** What was written so far stays in sight and comes again on each printed page; so do some columns. */
    Feuille freeze(int columns, int firstHeader) {
        sheet.createFreezePane(columns, next);
        sheet.setRepeatingRows(new CellRangeAddress(firstHeader, next - 1, -1, -1));
        return this;
    }

    /** A4, as wide as the page. */
    Feuille print(boolean isLandscape, String footer) {
        PrintSetup page = sheet.getPrintSetup();
        page.setPaperSize(PrintSetup.A4_PAPERSIZE);
        page.setLandscape(isLandscape);
        sheet.setFitToPage(true);
        page.setFitWidth((short) 1);
        page.setFitHeight((short) 0);
        sheet.setHorizontallyCenter(true);
        sheet.getFooter().setLeft("&8" + footer);
        sheet.getFooter().setRight("&8Page &P sur &N");
        return this;
    }

    /** Printed whole on one page, a chart with its table. */
    Feuille onOnePage() {
        sheet.getPrintSetup().setFitHeight((short) 1);
        return this;
    }
}
