package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A workbook of Excel 2007 or later (ECMA-376 and ISO/IEC 29500, transitional and strict), read as a stream. Hidden rows and
 * sheets are read like others, pictures and macros not at all.
 */
final class XlsxFile implements TableFile {
    private final ZipFile zip;
    private final XlsxParts parts;
    private final Limits limits;
    private final List<Table> tables = new ArrayList<>();

    private XlsxFile(ZipFile zip, XlsxParts parts, Limits limits) {
        this.zip = zip;
        this.parts = parts;
        this.limits = limits;
        parts.sheets().forEach(sheet -> tables.add(new WorkSheet(sheet)));
    }

    /** @param zip looked through by {@link XlsxGuard} already; closed with the file */
    static XlsxFile open(ZipFile zip, Limits limits) {
        try {
            XlsxParts parts = XlsxParts.read(zip, limits);
            if (parts.sheets().size() > limits.sheets()) {
                parts.strings().close();
                throw Problem.of(Problem.Kind.TOO_LARGE, "file-inflates", "what", "sheets", "limit", limits.sheets());
            }
            return new XlsxFile(zip, parts, limits);
        } catch (IOException e) {
            throw XlsxGuard.damaged();
        }
    }

    @Override
    public List<Table> tables() {
        return tables;
    }

    @Override
    public boolean workbook() {
        return true;
    }

    @Override
    public void close() {
        parts.strings().close();
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class WorkSheet implements Table {
        private final XlsxParts.SheetPart sheet;
        private Merges merges;

        WorkSheet(XlsxParts.SheetPart sheet) {
            this.sheet = sheet;
        }

        @Override
        public String name() {
            return sheet.name();
        }

        @Override
        public Stream<Line> open() {
            try {
                if (merges == null) {
                    merges = XlsxSheet.merges(zip, sheet);
                }
                Merges.Filled filled = merges.fill();
                return XlsxSheet.lines(zip, sheet, parts, limits).map(filled::line);
            } catch (IOException e) {
                throw XlsxGuard.damaged();
            }
        }
    }
}
