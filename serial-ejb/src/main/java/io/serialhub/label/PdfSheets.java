package io.serialhub.label;

import io.serialhub.print.Face;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Labels on sheets of paper, as vectors and embedded letters; only the letters that are used are embedded. */
final class PdfSheets {
    private static final double POINTS = 72 / 25.4;

    private final LabelTemplate template;
    private final Face face;

    PdfSheets(LabelTemplate template, Face face) {
        this.template = template;
        this.face = face;
    }

    /**
     * @param taken labels of the first sheet that are gone already, less than a sheet has
     */
    byte[] draw(List<Drawing> labels, int taken) {
        try (var document = new PDDocument()) {
            PDFont font = PDType0Font.load(document, face.font(), true);
            int perPage = template.labelsPerPage();
            for (int at = 0; at < labels.size(); ) {
                int place = at == 0 ? taken : 0;
                int count = Math.min(labels.size() - at, perPage - place);
                page(document, font, labels.subList(at, at + count), place);
                at += count;
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void page(PDDocument document, PDFont font, List<Drawing> labels, int place) throws IOException {
        Paper paper = template.paper();
        double width = paper == null ? template.width() : paper.width();
        double height = paper == null ? template.height() : paper.height();
        var page = new PDPage(new PDRectangle((float) (width * POINTS), (float) (height * POINTS)));
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            for (int i = 0; i < labels.size(); i++) {
                int position = place + i;
                double x = paper == null
                        ? 0
                        : paper.left() + position % paper.columns() * (template.width() + paper.gapX());
                double y = paper == null
                        ? 0
                        : paper.top() + position / paper.columns() * (template.height() + paper.gapY());
                symbol(content, labels.get(i).symbol(), x, y, height);
                lines(content, font, labels.get(i), x, y, height);
            }
        }
    }

    private static void symbol(
            PDPageContentStream content, Drawing.Symbol symbol, double x, double y, double pageHeight)
            throws IOException {
        for (Drawing.Field field : symbol.fields()) {
            double left = x + symbol.x() + field.x() * symbol.module();
            double high = symbol.heightOf(field);
            double bottom = pageHeight - y - symbol.yOf(field) - high;
            content.addRect(
                    (float) (left * POINTS),
                    (float) (bottom * POINTS),
                    (float) (field.width() * symbol.module() * POINTS),
                    (float) (high * POINTS));
        }
        content.fill();
    }

    private static void lines(
            PDPageContentStream content, PDFont font, Drawing label, double x, double y, double pageHeight)
            throws IOException {
        for (Drawing.Line line : label.lines()) {
            content.beginText();
            content.setFont(font, (float) (line.size() * POINTS));
            content.newLineAtOffset(
                    (float) ((x + line.x()) * POINTS), (float) ((pageHeight - y - line.baseline()) * POINTS));
            content.showText(line.text());
            content.endText();
        }
    }

    /** Several documents as one; what does not fit into a few megabytes waits on disk. */
    static byte[] merge(List<byte[]> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        var merger = new PDFMergerUtility();
        var out = new ByteArrayOutputStream();
        merger.setDestinationStream(out);
        parts.forEach(part -> merger.addSource(new RandomAccessReadBuffer(part)));
        try {
            merger.mergeDocuments(MemoryUsageSetting.setupMixed(16_000_000).streamCache);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** How many pages a document has. */
    static int pages(byte[] document) {
        try (PDDocument loaded = Loader.loadPDF(document)) {
            return loaded.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
