package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;

/** One sheet of an old workbook. */
final class XlsSheet implements Table {
    private final XlsFile file;
    private final String name;
    private final int position;
    private Merges merges;

    /** @param position of the sheet's first record in the book */
    XlsSheet(XlsFile file, String name, int position) {
        this.file = file;
        this.name = name;
        this.position = position;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Stream<Line> open() {
        return XlsFile.guarded(() -> {
            if (merges == null) {
                merges = merges();
            }
            Merges.Filled filled = merges.fill();
            var lines = new Lines(file.records(position));
            return StreamSupport.stream(((Iterable<Line>) () -> lines).spliterator(), false)
                    .map(filled::line);
        });
    }

    private Merges merges() {
        var found = new Merges();
        RecordFactoryInputStream records = file.records(position);
        for (Record r = records.nextRecord(); r != null && !(r instanceof EOFRecord); r = records.nextRecord()) {
            if (r instanceof MergeCellsRecord areas) {
                for (int i = 0; i < areas.getNumAreas(); i++) {
                    CellRangeAddress area = areas.getAreaAt(i);
                    found.add(area.getFirstRow() + 1, area.getLastRow() + 1, area.getFirstColumn());
                }
            }
        }
        return found;
    }

    /** Cells put together to lines; rows must come in their order, as every writer writes them. */
    private final class Lines implements Iterator<Line> {
        private final RecordFactoryInputStream records;
        private CellValueRecordInterface waiting;
        private Record after;
        private Line next;
        private int depth;

        Lines(RecordFactoryInputStream records) {
            this.records = records;
            advance();
        }

        /** To the next cell of this sheet; null at its end. A chart inside a sheet has a beginning and an end of its own. */
        private void advance() {
            waiting = null;
            while (waiting == null) {
                Record record = after == null ? records.nextRecord() : after;
                after = null;
                if (record == null || record instanceof EOFRecord && --depth <= 0) {
                    return;
                }
                if (record instanceof BOFRecord) {
                    depth++;
                } else if (depth <= 1 && record instanceof CellValueRecordInterface cell) {
                    waiting = cell;
                }
            }
        }

        @Override
        public boolean hasNext() {
            if (next == null && waiting != null) {
                next = XlsFile.guarded(this::line);
            }
            return next != null;
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

        private Line line() {
            int row = waiting.getRow();
            List<Cell> cells = new ArrayList<>();
            while (waiting != null && waiting.getRow() == row) {
                int column = waiting.getColumn();
                if (column >= file.limits().columns()) {
                    throw Problem.invalid(
                            "file-too-wide", "limit", file.limits().columns());
                }
                while (cells.size() <= column) {
                    cells.add(Cell.BLANK);
                }
                cells.set(column, cell(waiting));
                advance();
            }
            if (waiting != null && waiting.getRow() < row) {
                throw XlsxGuard.damaged();
            }
            return new Line(row + 1, cells);
        }

        private Cell cell(CellValueRecordInterface record) {
            if (record instanceof LabelSSTRecord label) {
                return Cell.text(file.string(label.getSSTIndex()));
            }
            if (record instanceof LabelRecord label) {
                return Cell.text(file.text(label.getValue()));
            }
            if (record instanceof NumberRecord number) {
                return file.number(number.getValue(), number.getXFIndex());
            }
            if (record instanceof RKRecord number) {
                return file.number(number.getRKNumber(), number.getXFIndex());
            }
            if (record instanceof BoolErrRecord value) {
                return value.isError() ? error(value.getErrorValue()) : truth(value.getBooleanValue());
            }
            return record instanceof FormulaRecord formula ? result(formula) : Cell.BLANK;
        }

        /** The last result; a text stands in the record behind. */
        private Cell result(FormulaRecord formula) {
            if (formula.hasCachedResultString()) {
                after = records.nextRecord();
                while (after != null
                        && !(after instanceof StringRecord)
                        && !(after instanceof CellValueRecordInterface)) {
                    after = records.nextRecord();
                }
                return after instanceof StringRecord text ? Cell.text(file.text(text.getString())) : Cell.BLANK;
            }
            CellType type = formula.getCachedResultTypeEnum();
            return switch (type) {
                case ERROR -> error(formula.getCachedErrorValue());
                case BOOLEAN -> truth(formula.getCachedBooleanValue());
                default -> file.number(formula.getValue(), formula.getXFIndex());
            };
        }

        private static Cell truth(boolean value) {
            return Cell.text(value ? "TRUE" : "FALSE");
        }

        private static Cell error(int code) {
            return Cell.error(
                    FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#?");
        }
    }
}
