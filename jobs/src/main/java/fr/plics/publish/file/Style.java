package fr.plics.publish.file;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How a cell looks. The French locale of a format is written in it, for a spreadsheet set to another language. */
enum Style {
    TEXTE(""),
    PAR_LIGNE(""),
    TITRE(""),
    SOUS_TITRE(""),
    NOTE(""),
    LIEN(""),
    ENTETE(""),
    ENTETE_LIBELLE(""),
    BLOC(""),
    LIGNE(""),
    /** A word where a number is not told. */
    MOT(""),
    NOMBRE("[$-40C]#,##0"),
    DECIMAL("General"),
    ECART("[$-40C]+#,##0;\"−\"#,##0;0"),
    ECART_PCT("[$-40C]+#,##0.0\" %\";\"−\"#,##0.0\" %\";0.0\" %\""),
    PART("[$-40C]0.0\" %\""),
    DATE("[$-40C]dd/mm/yyyy"),
    INSTANT("[$-40C]dd/mm/yyyy hh:mm");

    private static final byte[] BLEU = {0x1F, 0x3A, 0x5F};
    private static final byte[] PALE = {(byte) 0xE3, (byte) 0xEA, (byte) 0xF2};
    private static final byte[] GRIS = {0x6B, 0x6B, 0x6B};
    private static final byte[] TRAIT = {(byte) 0xC8, (byte) 0xD0, (byte) 0xD8};

    private final String format;

    Style(String format) {
        this.format = format;
    }

    /** Whether it is that of a number or of a date. */
    boolean estNombre() {
        return !format.isEmpty();
    }

    XSSFCellStyle in(XSSFWorkbook classeur) {
        XSSFCellStyle style = classeur.createCellStyle();
        XSSFFont font = classeur.createFont();
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) 10);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        switch (this) {
            case TITRE -> {
                font.setBold(true);
                font.setFontHeightInPoints((short) 16);
                font.setColor(color(BLEU));
            }
            case SOUS_TITRE -> font.setFontHeightInPoints((short) 11);
            case NOTE -> {
                font.setColor(color(GRIS));
                font.setItalic(true);
            }
            case LIEN -> {
                font.setColor(color(BLEU));
                font.setUnderline(XSSFFont.U_SINGLE);
            }
            case PAR_LIGNE -> {
                style.setWrapText(true);
                style.setVerticalAlignment(VerticalAlignment.TOP);
            }
            case ENTETE, ENTETE_LIBELLE -> {
                font.setBold(true);
                font.setColor(color(new byte[] {-1, -1, -1}));
                fill(style, BLEU);
                style.setWrapText(true);
                style.setAlignment(this == ENTETE ? HorizontalAlignment.CENTER : HorizontalAlignment.LEFT);
            }
            case BLOC -> {
                font.setBold(true);
                fill(style, PALE);
            }
            case MOT -> {
                font.setColor(color(GRIS));
                font.setItalic(true);
                style.setAlignment(HorizontalAlignment.RIGHT);
                underline(style);
            }
            default -> underline(style);
        }
        if (!format.isEmpty()) {
            style.setDataFormat(classeur.createDataFormat().getFormat(format));
        }
        style.setFont(font);
        return style;
    }

    private static void underline(XSSFCellStyle style) {
        style.setBorderBottom(BorderStyle.HAIR);
        style.setBottomBorderColor(color(TRAIT));
    }

    private static void fill(XSSFCellStyle style, byte[] rgb) {
        style.setFillForegroundColor(color(rgb));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    private static XSSFColor color(byte[] rgb) {
        return new XSSFColor(rgb, new DefaultIndexedColorMap());
    }
}
