package io.serialhub.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook part by part, for what no writer would write. */
final class RawXlsx {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private final Map<String, String> parts = new LinkedHashMap<>();

    RawXlsx() {
        part("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                  <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                  <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
                  <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                </Types>
                """);
        part("xl/workbook.xml", """
                <workbook xmlns="%s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                  <sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets>
                </workbook>
                """.formatted(MAIN));
        part("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                  <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
                </Relationships>
                """);
        strings("序列号", "物料编码", "MT-1");
        styles();
        sheet("");
    }

    /** Style 1: yyyy-mm-dd; 2: 00000; 3: 0.00; 4: #,##0; 5: built-in date 14; 6: text. */
    private void styles() {
        part("xl/styles.xml", """
                <styleSheet xmlns="%s">
                  <numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
                    <numFmt numFmtId="165" formatCode="00000"/></numFmts>
                  <cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="2"/>
                    <xf numFmtId="3"/><xf numFmtId="14"/><xf numFmtId="49"/></cellXfs>
                </styleSheet>
                """.formatted(MAIN));
    }

    RawXlsx part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    RawXlsx strings(String... strings) {
        var xml = new StringBuilder("<sst xmlns=\"" + MAIN + "\">");
        for (String text : strings) {
            xml.append("<si><t>").append(text).append("</t></si>");
        }
        return part("xl/sharedStrings.xml", xml.append("</sst>").toString());
    }

    /** @param rows the content of sheetData */
    RawXlsx sheet(String rows) {
        return part(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
