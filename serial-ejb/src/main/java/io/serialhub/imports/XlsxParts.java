package io.serialhub.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * What the sheets of a workbook share: which parts they are, the strings, the number formats. Elements are told by their
 * local names, since strict and transitional workbooks have other namespaces.
 *
 * @param formats number format of each cell style
 * @param since1904 whether days are counted from 1904, as on old Macs
 */
record XlsxParts(List<SheetPart> sheets, SharedStrings strings, List<Format> formats, boolean since1904) {
    /** A sheet and the part of the ZIP that it is in. */
    record SheetPart(String name, String part) {}

    /** @param code null for a built-in format */
    record Format(int id, String code) {
        static final Format GENERAL = new Format(0, null);
    }

    private record Reference(String type, String target) {}

    Format format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : Format.GENERAL;
    }

    static XlsxParts read(ZipFile zip, Limits limits) throws IOException {
        String workbook = references(zip, "").values().stream()
                .filter(r -> r.type().endsWith("/officeDocument"))
                .map(Reference::target)
                .findFirst()
                .orElse("xl/workbook.xml");
        Map<String, Reference> references = references(zip, workbook);
        List<SheetPart> sheets = new ArrayList<>();
        boolean[] since1904 = {false};
        each(zip, workbook, xml -> {
            if (xml.getLocalName().equals("workbookPr")) {
                since1904[0] = truth(xml.getAttributeValue(null, "date1904"));
            } else if (xml.getLocalName().equals("sheet")) {
                Reference reference = references.get(relationship(xml));
                if (reference != null && reference.type().endsWith("/worksheet")) {
                    sheets.add(new SheetPart(xml.getAttributeValue(null, "name"), reference.target()));
                }
            }
        });
        return new XlsxParts(
                sheets,
                strings(zip, part(references, "/sharedStrings"), limits),
                formats(zip, part(references, "/styles")),
                since1904[0]);
    }

    private static String part(Map<String, Reference> references, String type) {
        return references.values().stream()
                .filter(r -> r.type().endsWith(type))
                .map(Reference::target)
                .findFirst()
                .orElse(type.equals("/styles") ? "xl/styles.xml" : "xl/sharedStrings.xml");
    }

    /** The one attribute {@code id} that is in a namespace. */
    private static String relationship(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("id") && xml.getAttributeNamespace(i) != null) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static Map<String, Reference> references(ZipFile zip, String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        Map<String, Reference> found = new HashMap<>();
        each(zip, folder + "_rels/" + part.substring(slash) + ".rels", xml -> {
            String target = xml.getAttributeValue(null, "Target");
            if (xml.getLocalName().equals("Relationship") && target != null) {
                found.put(
                        String.valueOf(xml.getAttributeValue(null, "Id")),
                        new Reference(
                                String.valueOf(xml.getAttributeValue(null, "Type")),
                                target.startsWith("/") ? target.substring(1) : folder + target));
            }
        });
        return found;
    }

    /** Text of all runs of each string, without readings (furigana). */
    private static SharedStrings strings(ZipFile zip, String part, Limits limits) throws IOException {
        var strings = new SharedStrings();
        InputStream in = find(zip, part);
        if (in == null) {
            return strings;
        }
        try (in) {
            XMLStreamReader xml = XlsxGuard.hardened().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    strings.add(XlsxSheet.text(xml, "si", limits));
                }
            }
        } catch (XMLStreamException e) {
            strings.close();
            throw XlsxGuard.damaged();
        } catch (RuntimeException e) {
            strings.close();
            throw e;
        }
        return strings;
    }

    private static List<Format> formats(ZipFile zip, String part) throws IOException {
        Map<Integer, String> codes = new HashMap<>();
        List<Format> formats = new ArrayList<>();
        boolean[] cells = {false};
        each(zip, part, xml -> {
            switch (xml.getLocalName()) {
                case "numFmt" -> codes.put(number(xml, "numFmtId"), xml.getAttributeValue(null, "formatCode"));
                case "cellXfs" -> cells[0] = true;
                case "cellStyles", "dxfs" -> cells[0] = false;
                case "xf" -> {
                    if (cells[0]) {
                        int id = number(xml, "numFmtId");
                        formats.add(new Format(id, codes.get(id)));
                    }
                }
                default -> {}
            }
        });
        return formats;
    }

    private static int number(XMLStreamReader xml, String attribute) {
        String text = xml.getAttributeValue(null, attribute);
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw XlsxGuard.damaged();
        }
    }

    private static boolean truth(String text) {
        return "1".equals(text) || "true".equals(text);
    }

    /** What is done with the beginning of an element. */
    private interface Start {
        void at(XMLStreamReader xml) throws XMLStreamException;
    }

    private static void each(ZipFile zip, String part, Start start) throws IOException {
        InputStream in = find(zip, part);
        if (in == null) {
            return;
        }
        try (in) {
            XMLStreamReader xml = XlsxGuard.hardened().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    start.at(xml);
                }
            }
        } catch (XMLStreamException e) {
            throw XlsxGuard.damaged();
        }
    }

    /** Part names differ in case in files of some writers; null when there is none. */
    static InputStream find(ZipFile zip, String part) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(part);
        if (entry == null) {
            entry = java.util.Collections.list(zip.getEntries()).stream()
                    .filter(e -> e.getName().equalsIgnoreCase(part))
                    .findFirst()
                    .orElse(null);
        }
        return entry == null ? null : zip.getInputStream(entry);
    }
}
