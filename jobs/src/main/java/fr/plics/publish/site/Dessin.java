package fr.plics.publish.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A picture of boxes in bands, each linked to those it is made from, from top to bottom. */
final class Dessin {

    private static final int WIDTH = 1100;
    private static final int PER_ROW = 5;
    private static final int SLOT = WIDTH / PER_ROW;
    private static final int BOX_WIDTH = 204;
    private static final int BOX_HEIGHT = 78;
    private static final int ROW_GAP = 46;
    private static final int BAND_HEAD = 52;
    private static final int BAND_FOOT = 16;
    private static final int BAND_GAP = 34;
    private static final double LETTER_WIDTH = 9.2;
    private static final double CODE_LETTER_WIDTH = 7.3;
    private static final int SPACE = 12;
    private static final int LINES = 3;

    /** Where a box is, and how much room its arrows have above it to turn. */
    private record Box(double x, int y, double width, int room) {
        double center() {
            return x + width / 2;
        }
    }

    private final Map<Lien, Box> boxes = new LinkedHashMap<>();
    private final StringBuilder bands = new StringBuilder();
    private final StringBuilder titles = new StringBuilder();
    private final StringBuilder edges = new StringBuilder();
    private int bottom;

    /**
     * A layer: rows of boxes under a title.
     *
     * @param title its title
     * @param rows boxes, top to bottom
     * @param origines what boxes are made from, each placed before: a box stands as near under them as it can, and not
     *     under another of the same layer, whose arrows go straight down
     */
    void band(String title, List<List<Lien>> rows, Map<Lien, List<Lien>> origines) {
        int top = open(title);
        int y = top + BAND_HEAD;
        Set<Integer> taken = new HashSet<>();
        for (List<Lien> row : rows) {
            for (int i = 0; i < row.size(); i += PER_ROW) {
                List<Lien> line = row.subList(i, Math.min(i + PER_ROW, row.size()));
                place(line, y, origines, taken);
                y += BOX_HEIGHT + ROW_GAP;
            }
        }
        close(top, y);
    }

    /** A layer whose first box is as wide as the picture, over rows of boxes evenly spread, however many in a row. */
    void bandUnder(Lien bar, String title, List<List<Lien>> rows) {
        int top = open(title);
        int y = top + BAND_HEAD;
        boxes.put(bar, new Box(16, y, WIDTH - 32.0, room(top, y)));
        y += BOX_HEIGHT + ROW_GAP / 2;
        for (List<Lien> row : rows) {
            double slot = (double) WIDTH / row.size();
            double width = Math.min(BOX_WIDTH, slot - SPACE);
            for (int j = 0; j < row.size(); j++) {
                boxes.put(row.get(j), new Box(slot * j + (slot - width) / 2, y, width, ROW_GAP));
            }
            y += BOX_HEIGHT + ROW_GAP;
        }
        close(top, y);
    }

    private int open(String title) {
        int top = bottom == 0 ? 0 : bottom + BAND_GAP;
        titles.append("<text class=\"titre\" x=\"16\" y=\"%d\">%s</text>%n".formatted(top + 24, escape(title)));
        return top;
    }

    private void close(int top, int next) {
        bottom = next - ROW_GAP + BAND_FOOT;
        bands.append("<rect class=\"bande\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"10\"/>%n"
                .formatted(top, WIDTH, bottom - top));
    }

    private static int room(int top, int y) {
        return y == top + BAND_HEAD ? BAND_FOOT + BAND_GAP + BAND_HEAD : ROW_GAP;
    }

    private void place(List<Lien> line, int y, Map<Lien, List<Lien>> origines, Set<Integer> taken) {
        int room = room(bottom == 0 ? 0 : bottom + BAND_GAP, y);
        Set<Integer> here = new HashSet<>();
        for (Lien lien : line) {
            double wish = origines.getOrDefault(lien, List.of()).stream()
                    .filter(boxes::containsKey)
                    .mapToDouble(o -> boxes.get(o).center() / SLOT - 0.5)
                    .average()
                    .orElse(here.size());
            int slot = IntStream.range(0, PER_ROW)
                    .filter(s -> !here.contains(s))
                    .boxed()
                    .min(Comparator.comparingDouble(s -> Math.abs(s - wish) + (taken.contains(s) ? PER_ROW : 0)))
                    .orElseThrow();
            here.add(slot);
            boxes.put(lien, new Box(slot * SLOT + (SLOT - BOX_WIDTH) / 2.0, y, BOX_WIDTH, room));
        }
        taken.addAll(here);
    }

    /** That one box is made from another; aside for what was refused. */
    void edge(Lien from, Lien to, boolean isAside) {
        Box a = boxes.get(from);
        Box b = boxes.get(to);
        double x = b.width() > BOX_WIDTH ? a.center() : b.center();
        int y = b.y() - 7;
        // Straight down past the rows between, then across in the room above the box.
        int turn = Math.max(a.y() + BOX_HEIGHT, b.y() - b.room());
        double bend = (y - turn) * 0.6;
        edges.append(String.format(
                Locale.ROOT,
                "<path class=\"%s\" marker-end=\"url(#fleche)\" d=\"M%.0f %d V%d C%.0f %.0f %.0f %.0f %.0f %d\"/>%n",
                isAside ? "trait refuse" : "trait",
                a.center(),
                a.y() + BOX_HEIGHT,
                turn,
                a.center(),
                turn + bend,
                x,
                y - bend,
                x,
                y));
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1 -1 %d %d\" role=\"group\" "
                .formatted(WIDTH + 2, bottom + 2));
        svg.append("aria-label=\"Le chemin des données, des fichiers reçus aux tables publiées\">\n");
        svg.append("<defs><marker id=\"fleche\" viewBox=\"0 0 8 8\" refX=\"2\" refY=\"4\" markerWidth=\"7\" "
                + "markerHeight=\"7\" orient=\"auto\"><path class=\"pointe\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n");
        svg.append(bands).append(edges).append(titles);
        boxes.forEach((lien, box) -> svg.append(box(lien, box)));
        return svg.append("</svg>\n").toString();
    }

    private static String box(Lien lien, Box box) {
        // The page of the report is told by the table's own page.
        List<String> lines = wrap(lien.libelle().replaceFirst(" \\(PLICS .*", ""), (int) (box.width() / LETTER_WIDTH));
        StringBuilder text = new StringBuilder();
        // The label and the name under it, in the middle of the box.
        double y = box.y() + (BOX_HEIGHT - (lines.size() + 1) * 17) / 2.0 + 13;
        for (String line : lines) {
            text.append(line(box, y, "nom", line));
            y += 17;
        }
        text.append(line(box, y, "code", lien.code()));
        return String.format(
                Locale.ROOT,
                "<a href=\"%s\"><rect class=\"boite\" x=\"%.0f\" y=\"%d\" width=\"%.0f\" height=\"%d\" rx=\"6\"/>%s</a>%n",
                escape(lien.adresse()),
                box.x(),
                box.y(),
                box.width(),
                BOX_HEIGHT,
                text);
    }

    private static String line(Box box, double y, String style, String text) {
        double room = box.width() - SPACE;
        boolean isTooLong = style.equals("code") && text.length() * CODE_LETTER_WIDTH > room;
        return String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.0f\" y=\"%.0f\"%s>%s</text>",
                style,
                box.center(),
                y,
                isTooLong
                        ? String.format(Locale.ROOT, " textLength=\"%.0f\" lengthAdjust=\"spacingAndGlyphs\"", room)
                        : "",
                escape(text));
    }

    private static List<String> wrap(String text, int letters) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > letters) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() > LINES) {
            List<String> shown = new ArrayList<>(lines.subList(0, LINES));
            shown.set(LINES - 1, shown.get(LINES - 1) + "…");
            return shown;
        }
        return lines;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
