package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Several files handed in as one ZIP, for what belongs together: its tables are taken in the order of their dependence,
 * like the sheets of a workbook. A table is called as its file.
 */
final class ZippedTables implements TableFile {
    private final List<TableFile> files;
    private final List<Table> tables;

    private ZippedTables(List<TableFile> files, List<Table> tables) {
        this.files = files;
        this.tables = tables;
    }

    /**
     * A ZIP may also be a workbook, which tells by the parts it has.
     *
     * @throws Problem file-damaged, file-inflates, file-open-document, file-binary-workbook, zip-without-tables
     */
    static TableFile open(byte[] content, Limits limits, CsvForm form) {
        return open(content, limits, form, false);
    }

    /** @param nested inside another ZIP, where only a workbook may be: a ZIP could hold itself */
    private static TableFile open(byte[] content, Limits limits, CsvForm form, boolean nested) {
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                    .get();
            try {
                return open(zip, limits, form, nested);
            } catch (RuntimeException | IOException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw XlsxGuard.damaged();
        }
    }

    private static TableFile open(ZipFile zip, Limits limits, CsvForm form, boolean nested) throws IOException {
        if (zip.getEntry("[Content_Types].xml") == null) {
            if (nested || zip.getEntry("mimetype") != null) {
                throw refusal(zip);
            }
            return unpacked(zip, limits, form);
        }
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw Problem.invalid("file-binary-workbook");
        }
        XlsxGuard.check(zip, limits);
        return XlsxFile.open(zip, limits);
    }

    private static Problem refusal(ZipFile zip) throws IOException {
        ZipArchiveEntry kind = zip.getEntry("mimetype");
        try (InputStream in = kind == null ? InputStream.nullInputStream() : zip.getInputStream(kind)) {
            String type = new String(in.readNBytes(200), StandardCharsets.US_ASCII);
            return Problem.invalid(type.contains("opendocument") ? "file-open-document" : "file-kind-unknown");
        }
    }

    private static TableFile unpacked(ZipFile zip, Limits limits, CsvForm form) throws IOException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries()).stream()
                .filter(e -> !e.isDirectory() && isTable(name(e)))
                .toList();
        if (entries.isEmpty()) {
            throw Problem.invalid("zip-without-tables");
        }
        if (entries.size() > limits.sheets()) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "file-inflates", "what", "files", "limit", limits.sheets());
        }
        var files = new ArrayList<TableFile>();
        var tables = new ArrayList<Table>();
        long left = limits.bytes();
        for (ZipArchiveEntry entry : entries) {
            byte[] content;
            try (InputStream in = zip.getInputStream(entry)) {
                content = in.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
            }
            left -= content.length;
            if (left < 0) {
                throw Problem.of(Problem.Kind.TOO_LARGE, "file-inflates", "what", "bytes", "limit", limits.bytes());
            }
            if (content.length > 0) {
                TableFile file = TableFile.isZip(content)
                        ? open(content, limits, form, true)
                        : TableFile.open(content, limits, form);
                files.add(file);
                file.tables().forEach(table -> tables.add(new Named(name(entry), table)));
            }
        }
        zip.close();
        return new ZippedTables(files, tables);
    }

    /** Windows writes names in its own encoding without saying so. */
    private static String name(ZipArchiveEntry entry) {
        String name = entry.getName().contains("\ufffd")
                ? new String(entry.getRawName(), Encodings.GB18030)
                : entry.getName();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static boolean isTable(String name) {
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|txt|tsv|xlsx|xlsm|xls)");
    }

    /** A table under the name of its file. */
    private record Named(String file, Table table) implements Table {
        @Override
        public String name() {
            return table.name().isEmpty() ? file : file + " " + table.name();
        }

        @Override
        public Stream<Line> open() {
            return table.open();
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
        files.forEach(TableFile::close);
    }
}
