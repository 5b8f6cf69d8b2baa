package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * A workbook of Excel 97 to 2003 (BIFF8), read record by record; of the file only what is common to all sheets is kept
 * beside its bytes. Macros are in another part of the file, which is not looked at.
 */
final class XlsFile implements TableFile {
    private final byte[] book;
    private final List<Table> sheets = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private final Limits limits;
    private boolean since1904;

    private XlsFile(byte[] book, Limits limits) {
        this.book = book;
        this.limits = limits;
    }

    /** @throws Problem file-encrypted, file-older-excel, file-kind-unknown, file-damaged */
    static XlsFile open(byte[] content, Limits limits) {
        return guarded(() -> {
            try (var files = new POIFSFileSystem(new ByteArrayInputStream(content))) {
                var file = new XlsFile(book(files.getRoot()), limits);
                file.readShared();
                return file;
            }
        });
    }

    private static byte[] book(DirectoryNode root) throws IOException {
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw Problem.invalid("file-encrypted");
        }
        if (root.hasEntryCaseInsensitive("Workbook")) {
            try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive("Workbook"))) {
                return in.readAllBytes();
            }
        }
        throw Problem.invalid(root.hasEntryCaseInsensitive("Book") ? "file-older-excel" : "file-kind-unknown");
    }

    /** Everything before the sheets: their names, the strings and the formats. */
    private void readShared() {
        var records = records(0);
        List<BoundSheetRecord> bounds = new ArrayList<>();
        for (Record r = records.nextRecord(); r != null && !(r instanceof EOFRecord); r = records.nextRecord()) {
            if (r instanceof BoundSheetRecord sheet) {
                bounds.add(sheet);
            } else if (r instanceof SSTRecord sst) {
                keep(sst);
            } else if (r instanceof FormatRecord format) {
                codes.put(format.getIndexCode(), format.getFormatString());
            } else if (r instanceof ExtendedFormatRecord style) {
                styles.add((int) style.getFormatIndex());
            } else if (r instanceof DateWindow1904Record days) {
                since1904 = days.getWindowing() == 1;
            } else if (r instanceof FilePassRecord) {
                throw Problem.invalid("file-encrypted");
            }
        }
        if (bounds.size() > limits.sheets()) {
            throw Problem.of(Problem.Kind.TOO_LARGE, "file-inflates", "what", "sheets", "limit", limits.sheets());
        }
        bounds.forEach(b -> sheets.add(new XlsSheet(this, b.getSheetname(), b.getPositionOfBof())));
    }

    private void keep(SSTRecord sst) {
        for (int i = 0; i < sst.getNumUniqueStrings(); i++) {
            strings.add(sst.getString(i).getString());
        }
    }

    /** The records from a place in the book on. */
    RecordFactoryInputStream records(int from) {
        if (from < 0 || from >= book.length) {
            throw XlsxGuard.damaged();
        }
        return new RecordFactoryInputStream(new ByteArrayInputStream(book, from, book.length - from), false);
    }

    String string(int index) {
        if (index < 0 || index >= strings.size()) {
            throw XlsxGuard.damaged();
        }
        return text(strings.get(index));
    }

    String text(String text) {
        if (text.length() > limits.cell()) {
            throw Problem.invalid("file-cell-too-long", "limit", limits.cell());
        }
        return text;
    }

    /** A number in the format of its style. */
    Cell number(double value, int style) {
        if (!Double.isFinite(value)) {
            throw XlsxGuard.damaged();
        }
        int id = style >= 0 && style < styles.size() ? styles.get(style) : 0;
        return NumberFormats.cell(java.math.BigDecimal.valueOf(value), id, codes.get(id), since1904);
    }

    Limits limits() {
        return limits;
    }

    /** What the library makes of damaged bytes, in our words. */
    static <T> T guarded(Reader<T> read) {
        try {
            return read.read();
        } catch (Problem e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw Problem.invalid("file-encrypted");
        } catch (IOException | RuntimeException e) {
            throw XlsxGuard.damaged();
        }
    }

    /** Reading that may stumble over damaged bytes. */
    interface Reader<T> {
        T read() throws IOException;
    }

    @Override
    public List<Table> tables() {
        return sheets;
    }

    @Override
    public boolean workbook() {
        return true;
    }

    @Override
    public void close() {
        // nothing is held open: every pass reads the bytes anew
    }
}
