package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** A workbook of Excel 2007 or later (ECMA-376), read as a stream. Hidden rows and sheets are read like others. */
final class XlsxFile implements TableFile {
    private final ReadableWorkbook workbook;
    private final Limits limits;

    private XlsxFile(ReadableWorkbook workbook, Limits limits) {
        this.workbook = workbook;
        this.limits = limits;
    }

    static XlsxFile open(byte[] content, Limits limits) {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            XlsxGuard.check(zip, limits);
            var workbook = new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true));
            if (workbook.getSheets().count() > limits.sheets()) {
                workbook.close();
                throw Problem.of(Problem.Kind.TOO_LARGE, "file-inflates", "what", "sheets", "limit", limits.sheets());
            }
            return new XlsxFile(workbook, limits);
        } catch (IOException | ExcelReaderException | IllegalArgumentException e) {
            throw XlsxGuard.damaged();
        }
    }

    @Override
    public List<Table> tables() {
        return workbook.getSheets().<Table>map(WorkSheet::new).toList();
    }

    @Override
    public boolean workbook() {
        return true;
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class WorkSheet implements Table {
        private final Sheet sheet;

        WorkSheet(Sheet sheet) {
            this.sheet = sheet;
        }

        @Override
        public String name() {
            return sheet.getName();
        }

        @Override
        public Stream<Line> open() {
            try {
                return sheet.openStream().map(XlsxFile.this::line);
            } catch (IOException | ExcelReaderException e) {
                throw XlsxGuard.damaged();
            }
        }
    }

    private Line line(Row row) {
        var cells = new ArrayList<Cell>(row.getCellCount());
        for (var cell : row) {
            cells.add(cell == null ? Cell.BLANK : cell(cell));
        }
        if (cells.size() > limits.columns()) {
            throw Problem.invalid("file-too-wide", "limit", limits.columns());
        }
        return new Line(row.getRowNum(), cells);
    }

    private Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        Object value = cell.getValue();
        if (cell.getType() == CellType.ERROR) {
            return Cell.error(cell.getRawValue());
        }
        if (value == null) {
            return cell.getType() == CellType.FORMULA ? Cell.error("=" + cell.getFormula()) : Cell.BLANK;
        }
        if (value instanceof BigDecimal number) {
            return number(cell, number);
        }
        if (value instanceof Boolean truth) {
            return Cell.text(truth ? "TRUE" : "FALSE");
        }
        String text = value.toString();
        if (text.length() > limits.cell()) {
            throw Problem.invalid("file-cell-too-long", "limit", limits.cell());
        }
        return cell.getType() == CellType.FORMULA && text.matches("#(N/A|REF!|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!)")
                ? Cell.error(text)
                : Cell.text(text);
    }

    private static Cell number(org.dhatim.fastexcel.reader.Cell cell, BigDecimal number) {
        if (NumberFormats.isDate(cell.getDataFormatId(), cell.getDataFormatString())
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(2_958_466)) < 0) {
            return Cell.date(cell.asDate());
        }
        return Cell.number(number, plain(number), NumberFormats.shownAsStored(number, cell.getDataFormatString()));
    }

    /** 1E+300 is not written out. */
    private static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return Math.abs(stripped.scale()) > 40 ? stripped.toString() : stripped.toPlainString();
    }
}
