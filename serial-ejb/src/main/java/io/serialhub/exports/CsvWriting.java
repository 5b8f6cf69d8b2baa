package io.serialhub.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.serialhub.imports.CsvForm;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** Writes rows by a profile: its columns in its order, moments and amounts as it wants them. */
final class CsvWriting implements AutoCloseable {
    private final ExportProfile profile;
    private final ZoneId zone;
    private final DateTimeFormatter dates;
    private final CsvWriter csv;

    /** @param zone in which moments are told */
    CsvWriting(OutputStream out, ExportProfile profile, ZoneId zone) {
        this.profile = profile;
        this.zone = zone;
        CsvForm form = profile.csv();
        dates = form.dates() == null
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME
                : DateTimeFormatter.ofPattern(form.dates(), Locale.ROOT);
        Charset charset = form.charset() == null ? StandardCharsets.UTF_8 : Charset.forName(form.charset());
        try {
            if (profile.mark() && charset.equals(StandardCharsets.UTF_8)) {
                out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        csv = CsvWriter.builder()
                .fieldSeparator(
                        form.separator() == null ? ',' : form.separator().charAt(0))
                .quoteCharacter(form.quote() == null ? '"' : form.quote().charAt(0))
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(out, charset));
        if (!Boolean.FALSE.equals(form.header())) {
            csv.writeRecord(profile.columns().stream()
                    .map(c -> c.heading() == null ? "" : c.heading())
                    .toList());
        }
    }

    /** @param row values by field: String, Integer, Long, BigDecimal, Instant or null */
    void write(Map<String, Object> row) {
        csv.writeRecord(profile.columns().stream()
                .map(c -> c.field() == null ? c.value() == null ? "" : c.value() : text(row.get(c.field())))
                .toList());
    }

    private String text(Object value) {
        if (value instanceof Instant moment) {
            return dates.format(ZonedDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.SECONDS));
        }
        if (value instanceof BigDecimal amount) {
            String plain = amount.stripTrailingZeros().toPlainString();
            return ",".equals(profile.csv().decimal()) ? plain.replace('.', ',') : plain;
        }
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
