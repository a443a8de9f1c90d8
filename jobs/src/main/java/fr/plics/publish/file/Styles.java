package fr.plics.publish.file;

import java.util.EnumMap;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The styles of a workbook, each made once: a workbook has room for a limited number. */
final class Styles {

    private final XSSFWorkbook classeur;
    private final Map<Style, XSSFCellStyle> made = new EnumMap<>(Style.class);

    Styles(XSSFWorkbook classeur) {
        this.classeur = classeur;
    }

    XSSFCellStyle of(Style style) {
        return made.computeIfAbsent(style, s -> s.in(classeur));
    }
}
