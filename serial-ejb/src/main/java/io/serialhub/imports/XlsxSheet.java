package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** One sheet of a workbook, row by row; a row is read when it is taken. */
final class XlsxSheet implements Iterator<Line> {
    private final InputStream in;
    private final XMLStreamReader xml;
    private final XlsxParts parts;
    private final Limits limits;
    private int last;
    private Line next;

    private XlsxSheet(InputStream in, XlsxParts parts, Limits limits) throws XMLStreamException {
        this.in = in;
        this.xml = XlsxGuard.hardened().createXMLStreamReader(in);
        this.parts = parts;
        this.limits = limits;
    }

    /** To be closed. */
    static Stream<Line> lines(ZipFile zip, XlsxParts.SheetPart sheet, XlsxParts parts, Limits limits)
            throws IOException {
        InputStream in = XlsxParts.find(zip, sheet.part());
        if (in == null) {
            return Stream.empty();
        }
        try {
            var reader = new XlsxSheet(in, parts, limits);
            return StreamSupport.stream(((Iterable<Line>) () -> reader).spliterator(), false)
                    .onClose(reader::close);
        } catch (XMLStreamException e) {
            throw XlsxGuard.damaged();
        }
    }

    /** Areas that are shown as one cell; they stand below the rows. */
    static Merges merges(ZipFile zip, XlsxParts.SheetPart sheet) throws IOException {
        var merges = new Merges();
        try (InputStream in = XlsxParts.find(zip, sheet.part())) {
            if (in == null) {
                return merges;
            }
            XMLStreamReader xml = XlsxGuard.hardened().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("mergeCell")) {
                    merges.add(String.valueOf(xml.getAttributeValue(null, "ref")));
                }
            }
        } catch (XMLStreamException e) {
            throw XlsxGuard.damaged();
        }
        return merges;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    next = row();
                }
            }
            return next != null;
        } catch (XMLStreamException | NumberFormatException e) {
            throw XlsxGuard.damaged();
        }
    }

    @Override
    public Line next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Line line = next;
        next = null;
        return line;
    }

    private Line row() throws XMLStreamException {
        String said = xml.getAttributeValue(null, "r");
        last = said == null ? last + 1 : Integer.parseInt(said);
        var cells = new ArrayList<Cell>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
                String address = xml.getAttributeValue(null, "r");
                int column = address == null ? cells.size() : XlsxGuard.column(address) - 1;
                if (column >= limits.columns()) {
                    throw Problem.invalid("file-too-wide", "limit", limits.columns());
                }
                while (cells.size() <= column) {
                    cells.add(Cell.BLANK);
                }
                cells.set(column, cell());
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                break;
            }
        }
        return new Line(last, cells);
    }

    private Cell cell() throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        String value = null;
        String formula = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = xml.getElementText();
                    case "is" -> value = text(xml, "is", limits);
                    case "f" -> formula = xml.getElementText();
                    default -> {}
                }
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            }
        }
        if (value == null || value.isEmpty() && !"str".equals(type)) {
            return formula == null ? Cell.BLANK : Cell.error("=" + formula);
        }
        return read(type == null ? "n" : type, value, style == null ? 0 : Integer.parseInt(style), formula != null);
    }

    private Cell read(String type, String value, int style, boolean formula) {
        return switch (type) {
            case "s" -> Cell.text(parts.strings().get(Integer.parseInt(value.strip())));
            case "b" -> Cell.text(value.strip().equals("0") || value.strip().equals("false") ? "FALSE" : "TRUE");
            case "e" -> Cell.error(value);
            case "d" -> day(value);
            case "n" -> number(new BigDecimal(value.strip()), parts.format(style));
            default -> formula && NumberFormats.isError(value) ? Cell.error(value) : Cell.text(checked(value, limits));
        };
    }

    /** Strict workbooks may write days as ISO 8601. */
    private static Cell day(String value) {
        try {
            return Cell.date(
                    value.length() > 10
                            ? LocalDateTime.parse(value.replace("Z", ""))
                            : java.time.LocalDate.parse(value).atStartOfDay());
        } catch (DateTimeException e) {
            return Cell.text(value);
        }
    }

    private Cell number(BigDecimal number, XlsxParts.Format format) {
        return NumberFormats.cell(number, format.id(), format.code(), parts.since1904());
    }

    /** All texts inside an element that has begun, without readings. */
    static String text(XMLStreamReader xml, String element, Limits limits) throws XMLStreamException {
        var text = new StringBuilder();
        boolean reading = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                if (xml.getLocalName().equals("rPh")) {
                    reading = true;
                } else if (xml.getLocalName().equals("t")) {
                    String piece = xml.getElementText();
                    text.append(reading ? "" : piece);
                    checked(text, limits);
                }
            } else if (event == XMLStreamReader.END_ELEMENT) {
                if (xml.getLocalName().equals(element)) {
                    break;
                }
                reading &= !xml.getLocalName().equals("rPh");
            }
        }
        return text.toString();
    }

    private static String checked(CharSequence text, Limits limits) {
        if (text.length() > limits.cell()) {
            throw Problem.invalid("file-cell-too-long", "limit", limits.cell());
        }
        return text.toString();
    }

    private void close() {
        try {
            xml.close();
            in.close();
        } catch (IOException | XMLStreamException e) {
            throw XlsxGuard.damaged();
        }
    }
}
