package io.serialhub.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.graphics.Rectangle;

/** A document drawn on A4 pages, in points: head with its QR code, facts, tables whose heads come again on every page. */
final class PdfPrintOut {
    private static final float WIDTH = PDRectangle.A4.getWidth();
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float MARGIN = 42;
    private static final float INNER = WIDTH - 2 * MARGIN;
    private static final float FOOT = 40;
    private static final float QR = 62;
    private static final float TEXT = 9;
    private static final float LEADING = 1.45f;
    private static final float PAD = 3;
    private static final float GREY = 0.4f;

    private final PrintOut printOut;
    private final Face face;
    private final PDDocument document = new PDDocument();
    private final List<PDPage> pages = new ArrayList<>();

    private PDFont font;
    private PDPageContentStream content;
    private float y;

    PdfPrintOut(PrintOut printOut, Face face) {
        this.printOut = printOut;
        this.face = face;
    }

    byte[] draw() {
        try (document) {
            document.getDocumentInformation().setTitle(printOut.kind() + " " + printOut.code());
            font = PDType0Font.load(document, face.font(), true);
            page();
            head();
            facts();
            for (PrintOut.Section section : printOut.sections()) {
                section(section);
            }
            content.close();
            feet();
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void page() throws IOException {
        if (content != null) {
            content.close();
        }
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        content = new PDPageContentStream(document, page);
        y = HEIGHT - MARGIN;
    }

    private void head() throws IOException {
        float top = y;
        grey(GREY);
        y -= TEXT + 1;
        say(printOut.kind(), MARGIN, TEXT + 1, false);
        grey(0);
        for (String line : Lines.of(face, clean(printOut.code()), 20, INNER - QR - 12)) {
            y -= 28;
            say(line, MARGIN, 20, true);
        }
        if (printOut.name() != null) {
            y -= 19;
            say(printOut.name(), MARGIN, 12, false);
        }
        qr(top);
        y = Math.min(y - 14, top - QR - 12);
    }

    private void qr(float top) throws IOException {
        var code = new QrCode();
        code.setQuietZoneHorizontal(0);
        code.setQuietZoneVertical(0);
        code.setModuleWidth(1);
        code.setContent(printOut.code());
        float module = QR / code.getWidth();
        float left = WIDTH - MARGIN - QR;
        for (Rectangle r : code.getRectangles()) {
            content.addRect(
                    left + (float) r.x * module,
                    top - (float) (r.y + r.height) * module,
                    (float) r.width * module,
                    (float) r.height * module);
        }
        content.fill();
    }

    private void facts() throws IOException {
        float column = INNER / 2;
        float label = 84;
        for (int i = 0; i < printOut.facts().size(); i += 2) {
            int rows = 1;
            for (int k = i; k < Math.min(i + 2, printOut.facts().size()); k++) {
                float x = MARGIN + (k - i) * column;
                PrintOut.Fact fact = printOut.facts().get(k);
                List<String> lines = Lines.of(face, clean(fact.value()), TEXT, column - label - 8);
                float from = y;
                y -= TEXT;
                grey(GREY);
                say(fact.label(), x, TEXT, false);
                grey(0);
                for (String line : lines) {
                    say(line, x + label, TEXT, false);
                    y -= TEXT * LEADING;
                }
                rows = Math.max(rows, lines.size());
                y = from;
            }
            y -= rows * TEXT * LEADING + PAD;
        }
    }

    private void section(PrintOut.Section section) throws IOException {
        room(80);
        y -= 26;
        say(section.heading(), MARGIN, 12, true);
        y -= 8;
        if (section.rows().isEmpty()) {
            y -= TEXT + PAD;
            grey(GREY);
            say(section.none(), MARGIN, TEXT, false);
            grey(0);
            return;
        }
        float[] widths = widths(section.columns());
        heads(section.columns(), widths);
        for (List<String> row : section.rows()) {
            row(section, widths, row);
        }
    }

    private static float[] widths(List<PrintOut.Column> columns) {
        double all = columns.stream().mapToDouble(PrintOut.Column::share).sum();
        var widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = (float) (INNER * columns.get(i).share() / all);
        }
        return widths;
    }

    private void heads(List<PrintOut.Column> columns, float[] widths) throws IOException {
        grey(GREY);
        cells(columns.stream().map(c -> List.of(clean(c.title()))).toList(), columns, widths);
        grey(0);
        rule(0.8f);
    }

    private void row(PrintOut.Section section, float[] widths, List<String> row) throws IOException {
        var cells = new ArrayList<List<String>>();
        for (int i = 0; i < widths.length; i++) {
            cells.add(Lines.of(face, clean(row.get(i)), TEXT, widths[i] - 2 * PAD));
        }
        int lines = cells.stream().mapToInt(List::size).max().orElse(1);
        if (room(lines * TEXT * LEADING + 2 * PAD)) {
            heads(section.columns(), widths);
        }
        cells(cells, section.columns(), widths);
        rule(0.3f);
    }

    /** Draws one row of cells and goes below it. */
    private void cells(List<List<String>> cells, List<PrintOut.Column> columns, float[] widths) throws IOException {
        float top = y - PAD;
        float lowest = top;
        float x = MARGIN;
        for (int i = 0; i < widths.length; i++) {
            y = top;
            for (String line : cells.get(i)) {
                y -= TEXT * LEADING;
                float left = columns.get(i).right()
                        ? x + widths[i] - PAD - (float) face.width(face.drawable(line), TEXT)
                        : x + PAD;
                say(line, left, TEXT, false);
            }
            lowest = Math.min(lowest, y);
            x += widths[i];
        }
        y = lowest - PAD - 1;
    }

    private void rule(float width) throws IOException {
        content.setStrokingColor(0.75f, 0.75f, 0.75f);
        content.setLineWidth(width);
        content.moveTo(MARGIN, y);
        content.lineTo(WIDTH - MARGIN, y);
        content.stroke();
    }

    /** @return whether a new page had to be begun */
    private boolean room(float height) throws IOException {
        if (y - height >= FOOT + MARGIN / 2) {
            return false;
        }
        page();
        return true;
    }

    private void feet() throws IOException {
        for (int i = 0; i < pages.size(); i++) {
            content =
                    new PDPageContentStream(document, pages.get(i), PDPageContentStream.AppendMode.APPEND, true, true);
            y = FOOT - 8;
            grey(GREY);
            say(printOut.foot(), MARGIN, 7.5f, false);
            String number = printOut.code() + "  ·  " + (i + 1) + " / " + pages.size();
            say(number, WIDTH - MARGIN - (float) face.width(face.drawable(clean(number)), 7.5), 7.5f, false);
            content.close();
        }
    }

    private void say(String text, float x, float size, boolean strong) throws IOException {
        content.beginText();
        content.setFont(font, size);
        content.setRenderingMode(strong ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        content.setStrokingColor(0f, 0f, 0f);
        content.setLineWidth(size * 0.028f);
        content.newLineAtOffset(x, y);
        content.showText(face.drawable(clean(text)));
        content.endText();
    }

    private void grey(float share) throws IOException {
        content.setNonStrokingColor(share, share, share);
    }

    private static String clean(String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ");
    }
}
