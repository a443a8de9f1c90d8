package fr.plics.publish.file;

import fr.plics.contract.Dimension;
import fr.plics.contract.Schemas;
import fr.plics.kernel.Territoire;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.xmlbeans.XmlCursor;

/** Charts of a sheet, drawn by the spreadsheet from the cells above them; colours hold for the colour-blind. */
final class Graphique {

    private static final int HAUTEUR = 18;
    private static final String AVANT = "A6BBD3";
    private static final String APRES = "1F3A5F";
    private static final String GRILLE = "D9D9D9";

    /** Classes go from light to dark, kinds are told apart (Okabe and Ito). */
    private static final List<String> CLASSES = List.of("FDE725", "7AD151", "22A884", "2A788E", "414487", "440154");

    private static final List<String> GENRES = List.of("0072B2", "E69F00", "009E73", "CC79A7", "56B4E9", "D55E00");

    private final Feuille feuille;
    private final List<Territoire> territoires;
    private final int compares;
    private final int entete;
    private final List<Consumer<XSSFDrawing>> pending = new ArrayList<>();

    /**
     * The charts of a table.
     *
     * @param territoires those of its columns, from the second one
     * @param compares how many of them the charts show, the Département first
     * @param entete row of their names
     */
    Graphique(Feuille feuille, List<Territoire> territoires, int compares, int entete) {
        this.feuille = feuille;
        this.territoires = territoires;
        this.compares = compares;
        this.entete = entete;
    }

    /** Draws what was asked for, below what was written. */
    void place() {
        if (!pending.isEmpty()) {
            XSSFDrawing drawing = feuille.sheet().createDrawingPatriarch();
            pending.forEach(chart -> chart.accept(drawing));
        }
    }

    /** Last year and this year, a pair of bars a territory under the Département; the row of this year comes first. */
    void compare(String titre, String apres, String avant, int row) {
        if (compares < 2) {
            return;
        }
        pending.add(drawing -> {
            XSSFChart chart = chart(drawing, titre, 0, middle());
            XDDFBarChartData bars = bars(chart, BarDirection.COL, "[$-40C]#,##0");
            bars.setBarGrouping(BarGrouping.CLUSTERED);
            XDDFDataSource<String> names = texts(entete, entete, 2, compares);
            add(bars, names, numbers(row + 1, row + 1, 2, compares), avant, AVANT);
            add(bars, names, numbers(row, row, 2, compares), apres, APRES);
            chart.plot(bars);
        });
    }

    /** The Département month by month. */
    void follow(String titre, int from, int to) {
        if (to == from) {
            return;
        }
        pending.add(drawing -> {
            XSSFChart chart = chart(
                    drawing,
                    titre + ", " + territoires.get(0).libelle() + " (l’axe ne commence pas à zéro)",
                    middle(),
                    right());
            XDDFCategoryAxis months = chart.createCategoryAxis(AxisPosition.BOTTOM);
            XDDFLineChartData line = (XDDFLineChartData)
                    chart.createData(ChartTypes.LINE, months, values(chart, AxisPosition.LEFT, "[$-40C]#,##0"));
            XDDFLineChartData.Series series =
                    (XDDFLineChartData.Series) line.addSeries(texts(from, to, 0, 0), numbers(from, to, 1, 1));
            series.setTitle(territoires.get(0).libelle(), null);
            series.setSmooth(false);
            series.setMarkerStyle(MarkerStyle.CIRCLE);
            XDDFLineProperties stroke = new XDDFLineProperties();
            stroke.setFillProperties(fill(APRES));
            stroke.setWidth(2.0);
            series.setLineProperties(stroke);
            chart.plot(line);
        });
    }

    /** A bar a territory, cut into shares; one that stops short of 100 % has shares that are not told. */
    void share(String titre, String dimension, List<String> libelles, int first) {
        List<String> colors = Schemas.dimension(dimension).modalites().stream().anyMatch(Dimension.Modalite::estClasse)
                ? CLASSES
                : GENRES;
        pending.add(drawing -> {
            XSSFChart chart = chart(drawing, titre, 0, right());
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
            XDDFBarChartData bars = bars(chart, BarDirection.BAR, "0\" %\"");
            bars.setBarGrouping(BarGrouping.STACKED);
            bars.getValueAxes().get(0).setMaximum(100);
            // The first territory on top, and the scale still below.
            bars.getCategoryAxis().setOrientation(AxisOrientation.MAX_MIN);
            bars.getValueAxes().get(0).setCrosses(AxisCrosses.MAX);
            for (int i = 0; i < libelles.size(); i++) {
                int row = first + i;
                add(
                        bars,
                        texts(entete, entete, 1, compares),
                        numbers(row, row, 1, compares),
                        libelles.get(i),
                        colors.get(i % colors.size()));
            }
            chart.plot(bars);
            pile(chart);
        });
    }

    private int right() {
        return 1 + territoires.size();
    }

    private int middle() {
        return right() / 2;
    }

    private XSSFChart chart(XSSFDrawing drawing, String titre, int from, int to) {
        int top = feuille.next() + 1;
        XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, from, top, to, top + HAUTEUR));
        chart.setTitleText(titre);
        chart.getTitle().getBody().getParagraph(0).getTextRuns().forEach(run -> run.setFontSize(12.0));
        chart.setTitleOverlay(false);
        return chart;
    }

    private static XDDFBarChartData bars(XSSFChart chart, BarDirection direction, String format) {
        boolean isUpright = direction == BarDirection.COL;
        XDDFCategoryAxis names = chart.createCategoryAxis(isUpright ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        XDDFValueAxis values = values(chart, isUpright ? AxisPosition.LEFT : AxisPosition.BOTTOM, format);
        // A bar that does not start at 0 lies.
        values.setMinimum(0);
        if (isUpright) {
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, values);
        bars.setBarDirection(direction);
        bars.setGapWidth(60);
        bars.setVaryColors(false);
        return bars;
    }

    /** Parts of a bar stand on each other. By hand: the light jar of schemas has no type for what setOverlap writes. */
    private static void pile(XSSFChart chart) {
        try (XmlCursor overlap = chart.getCTChart()
                .getPlotArea()
                .getBarChartArray(0)
                .addNewOverlap()
                .newCursor()) {
            overlap.setAttributeText(new QName("val"), "100");
        }
    }

    private static XDDFValueAxis values(XSSFChart chart, AxisPosition position, String format) {
        XDDFValueAxis values = chart.createValueAxis(position);
        values.setCrossBetween(AxisCrossBetween.BETWEEN);
        values.setNumberFormat(format);
        XDDFLineProperties grid = new XDDFLineProperties();
        grid.setFillProperties(fill(GRILLE));
        values.getOrAddMajorGridProperties().setLineProperties(grid);
        return values;
    }

    private static void add(
            XDDFBarChartData bars,
            XDDFDataSource<String> names,
            XDDFNumericalDataSource<Double> values,
            String libelle,
            String color) {
        XDDFChartData.Series series = bars.addSeries(names, values);
        series.setTitle(libelle, null);
        XDDFShapeProperties shape = new XDDFShapeProperties();
        shape.setFillProperties(fill(color));
        series.setShapeProperties(shape);
    }

    private static XDDFSolidFillProperties fill(String color) {
        return new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(color)));
    }

    private XDDFDataSource<String> texts(int top, int bottom, int left, int right) {
        return XDDFDataSourcesFactory.fromStringCellRange(
                feuille.sheet(), new CellRangeAddress(top, bottom, left, right));
    }

    private XDDFNumericalDataSource<Double> numbers(int top, int bottom, int left, int right) {
        return XDDFDataSourcesFactory.fromNumericCellRange(
                feuille.sheet(), new CellRangeAddress(top, bottom, left, right));
    }
}
