package io.serialhub.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.serialhub.base.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The refused rows of a file that is too large to be gone through once more: written from what was kept of each. */
final class LargeRejects implements AutoCloseable {
    private final CsvWriter csv;
    private final Locale locale;
    private boolean begun;

    LargeRejects(OutputStream out, Locale locale) {
        this.locale = locale;
        try {
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
    }

    void write(Reject reject) {
        if (!begun) {
            begun = true;
            List<String> titles = new ArrayList<>(reject.cells().keySet());
            titles.addAll(RejectsFile.ADDED);
            csv.writeRecord(titles);
        }
        List<String> cells = new ArrayList<>();
        reject.cells().values().forEach(cell -> cells.add(Written.guarded(cell)));
        cells.add(Integer.toString(reject.line()));
        cells.add(reject.reason().code());
        cells.add(Written.guarded(Texts.of(reject.reason(), locale)));
        csv.writeRecord(cells);
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
