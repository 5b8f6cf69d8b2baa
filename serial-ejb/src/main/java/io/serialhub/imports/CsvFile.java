package io.serialhub.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.serialhub.base.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Values with separators (RFC 4180), in the encoding and with the separator that it turns out to have, or that its sender
 * agreed on. Read a piece at a time.
 */
final class CsvFile implements TableFile, Table {
    /** The separator is found among so many first characters. */
    private static final int LOOKED_AT = 1 << 16;

    private final Content content;
    private final Encodings encoding;
    private final char separator;
    private final char quote;
    private final Limits limits;

    private CsvFile(Content content, Encodings encoding, char separator, char quote, Limits limits) {
        this.content = content;
        this.encoding = encoding;
        this.separator = separator;
        this.quote = quote;
        this.limits = limits;
    }

    static CsvFile open(Content content, Limits limits, CsvForm form) {
        Encodings encoding = Encodings.of(content, form.charset());
        char separator = form.separator() == null
                ? Separators.of(beginning(content, encoding))
                : form.separator().charAt(0);
        char quote = form.quote() == null ? '"' : form.quote().charAt(0);
        if (quote == separator) {
            throw Problem.invalid("csv-damaged");
        }
        return new CsvFile(content, encoding, separator, quote, limits);
    }

    private static String beginning(Content content, Encodings encoding) {
        char[] first = new char[LOOKED_AT];
        int length = 0;
        try (Reader reader = encoding.reader(content)) {
            int n = 0;
            while (n >= 0 && length < LOOKED_AT) {
                length += n;
                n = reader.read(first, length, LOOKED_AT - length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(first, 0, length);
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
                .quoteCharacter(quote)
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
                        encoding.reader(content));
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
