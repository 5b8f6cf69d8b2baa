package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through a workbook before the reader sees it, with the same ZIP directory: the reader itself grows with any cell
 * address and any index into the shared strings that a file claims. Counts what comes out of the ZIP while it comes out,
 * and lets no document type definition pass.
 */
final class XlsxGuard {
    private static final int DEPTH = 64;
    private static final int LAST_ROW = 1_048_576;

    private final Limits limits;
    private long inflated;
    private int strings;

    private XlsxGuard(Limits limits) {
        this.limits = limits;
    }

    static void check(ZipFile zip, Limits limits) {
        new XlsxGuard(limits).check(zip);
    }

    private void check(ZipFile zip) {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        if (entries.size() > limits.entries()) {
            throw bomb("entries", limits.entries());
        }
        entries.sort((a, b) -> Boolean.compare(isStrings(b), isStrings(a)));
        for (ZipArchiveEntry entry : entries) {
            if (!zip.canReadEntryData(entry)) {
                throw damaged();
            }
            try (InputStream in = new Counted(zip.getInputStream(entry))) {
                if (isXml(entry)) {
                    parse(in, isStrings(entry));
                } else {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            } catch (IOException | XMLStreamException | IllegalArgumentException e) {
                throw damaged();
            }
        }
    }

    private static String name(ZipArchiveEntry entry) {
        return entry.getName().toLowerCase(Locale.ROOT);
    }

    private static boolean isXml(ZipArchiveEntry entry) {
        return name(entry).endsWith(".xml") || name(entry).endsWith(".rels");
    }

    private static boolean isStrings(ZipArchiveEntry entry) {
        return name(entry).contains("sharedstrings");
    }

    private void parse(InputStream in, boolean sharedStrings) throws XMLStreamException {
        XMLStreamReader xml = hardened().createXMLStreamReader(in);
        int depth = 0;
        boolean shared = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw Problem.invalid("file-forbidden-xml");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEPTH) {
                        throw bomb("depth", DEPTH);
                    }
                    if (sharedStrings && xml.getLocalName().equals("si")) {
                        strings++;
                    } else if (xml.getLocalName().equals("c")) {
                        shared = cell(xml);
                    } else if (shared && xml.getLocalName().equals("v")) {
                        index(xml.getElementText());
                        depth--;
                    } else if (xml.getLocalName().equals("row") && number(xml, "r", LAST_ROW) > LAST_ROW) {
                        throw damaged();
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    private boolean cell(XMLStreamReader xml) {
        String address = xml.getAttributeValue(null, "r");
        if (address != null && column(address) > limits.columns()) {
            throw Problem.invalid("file-too-wide", "limit", limits.columns());
        }
        number(xml, "s", 0);
        return "s".equals(xml.getAttributeValue(null, "t"));
    }

    private void index(String text) {
        if (!text.isEmpty() && (text.length() > 9 || Integer.parseInt(text) >= strings || text.startsWith("-"))) {
            throw damaged();
        }
    }

    private static int number(XMLStreamReader xml, String attribute, int otherwise) {
        String text = xml.getAttributeValue(null, attribute);
        int value = text == null ? otherwise : Integer.parseInt(text);
        if (value < 0) {
            throw damaged();
        }
        return value;
    }

    /** 1 for A, 27 for AA; far too large for what is no address. */
    static int column(String address) {
        int column = 0;
        for (int i = 0; i < address.length() && Character.isLetter(address.charAt(i)); i++) {
            column = i > 3 ? Integer.MAX_VALUE / 2 : column * 26 + Character.toUpperCase(address.charAt(i)) - 'A' + 1;
        }
        return column == 0 ? Integer.MAX_VALUE : column;
    }

    static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    static Problem damaged() {
        return Problem.invalid("file-damaged");
    }

    private static Problem bomb(String what, long limit) {
        return Problem.of(Problem.Kind.TOO_LARGE, "file-inflates", "what", what, "limit", limit);
    }

    /** Stops at the byte that is one too many, whatever the ZIP's directory says of sizes. */
    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = super.read(target, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int n) {
            inflated += n;
            if (inflated > limits.inflated()) {
                throw bomb("bytes", limits.inflated());
            }
        }
    }
}
