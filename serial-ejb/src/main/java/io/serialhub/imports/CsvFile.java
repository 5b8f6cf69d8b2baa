package io.serialhub.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.serialhub.base.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Values with separators (RFC 4180), in the encoding and with the separator that it turns out to have. */
final class CsvFile implements TableFile, Table {
    private final String text;
    private final char separator;
    private final Limits limits;

    private CsvFile(String text, char separator, Limits limits) {
        this.text = text;
        this.separator = separator;
        this.limits = limits;
    }

    static CsvFile open(byte[] content, Limits limits) {
        String text = Encodings.decode(content);
        return new CsvFile(text, Separators.of(text), limits);
    }

    @Override
    public List<Table> tables() {
        return List.of(this);
    }

    @Override
    public boolean workbook() {
        return false;
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public Stream<Line> open() {
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(1 << 22)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(limits.columns() + 1)
                                .maxFieldSize(limits.cell())
                                .maxRecordSize(Math.max(limits.cell() * limits.columns(), limits.cell()))
                                .build(),
                        text);
        Iterator<CsvRecord> records = checked(reader.iterator());
        return StreamSupport.stream(((Iterable<CsvRecord>) () -> records).spliterator(), false)
                .filter(r -> !hint(r))
                .map(this::line)
                .onClose(() -> close(reader));
    }

    /** The reader's own complaints, in words that say what to do. */
    private static Iterator<CsvRecord> checked(Iterator<CsvRecord> records) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                try {
                    return records.hasNext();
                } catch (CsvParseException e) {
                    throw Problem.invalid("csv-damaged");
                }
            }

            @Override
            public CsvRecord next() {
                try {
                    return records.next();
                } catch (CsvParseException e) {
                    throw Problem.invalid("csv-damaged");
                }
            }
        };
    }

    /** Excel's own first line that names the separator. */
    private static boolean hint(CsvRecord first) {
        return first.getStartingLineNumber() == 1 && first.getField(0).startsWith("sep=");
    }

    private Line line(CsvRecord csv) {
        if (csv.getFieldCount() > limits.columns()) {
            throw Problem.invalid("file-too-wide", "limit", limits.columns());
        }
        return new Line(
                (int) csv.getStartingLineNumber(),
                csv.getFields().stream().map(Cell::text).toList());
    }

    private static void close(CsvReader<?> reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // nothing is held open: every pass reads the text anew
    }
}
