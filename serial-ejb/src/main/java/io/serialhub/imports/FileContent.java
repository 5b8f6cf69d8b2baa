package io.serialhub.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A file to hand out, with the name and media type to hand it out under.
 *
 * @param writing writes it; a large one in pieces, so that nobody has to hold all of it
 */
public record FileContent(String name, String mediaType, Writing writing) {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String CSV = "text/csv; charset=utf-8";
    static final String BYTES = "application/octet-stream";

    /** What stands in a file. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    public FileContent(String name, String mediaType, byte[] content) {
        this(name, mediaType, out -> out.write(content));
    }

    public void writeTo(OutputStream out) throws IOException {
        writing.to(out);
    }

    /** All of it at once. */
    public byte[] content() {
        var all = new ByteArrayOutputStream();
        try {
            writing.to(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }
}
