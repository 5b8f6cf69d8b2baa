package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How a text file was written: by its byte order mark, else UTF-8 where every byte fits it, else GB18030, which Chinese
 * Excel writes and which contains GBK and GB2312.
 *
 * @param mark bytes of the byte order mark, which are no text
 */
record Encodings(Charset charset, int mark) {
    static final Charset GB18030 = Charset.forName("GB18030");

    private static final int PIECE = 1 << 14;

    private static final Map<Charset, byte[]> MARKS = Map.of(
            StandardCharsets.UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
            StandardCharsets.UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE},
            StandardCharsets.UTF_16BE, new byte[] {(byte) 0xFE, (byte) 0xFF});

    /**
     * @param agreed by the sender, or null
     * @throws Problem file-kind-unknown, csv-encoding-unknown
     */
    static Encodings of(Content content, String agreed) {
        byte[] first = content.first(3);
        for (Map.Entry<Charset, byte[]> mark : MARKS.entrySet()) {
            if (starts(first, mark.getValue())) {
                return need(content, new Encodings(mark.getKey(), mark.getValue().length));
            }
        }
        if (agreed != null) {
            return need(content, new Encodings(Charset.forName(agreed), 0));
        }
        if (hasControls(content)) {
            throw Problem.invalid("file-kind-unknown");
        }
        var utf8 = new Encodings(StandardCharsets.UTF_8, 0);
        return utf8.fits(content) ? utf8 : need(content, new Encodings(GB18030, 0));
    }

    private static Encodings need(Content content, Encodings encoding) {
        if (!encoding.fits(content)) {
            throw Problem.invalid("csv-encoding-unknown");
        }
        return encoding;
    }

    /** From the first character on, a piece at a time. */
    Reader reader(Content content) {
        return new InputStreamReader(afterMark(content), charset);
    }

    private InputStream afterMark(Content content) {
        try {
            InputStream in = content.open();
            in.skipNBytes(mark);
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean starts(byte[] content, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || content[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Bytes that no text has. */
    private static boolean hasControls(Content content) {
        byte[] bytes = new byte[PIECE];
        try (InputStream in = content.open()) {
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                for (int i = 0; i < n; i++) {
                    if (bytes[i] >= 0 && bytes[i] < 9) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether every byte is part of a character; the text itself is not kept. */
    private boolean fits(Content content) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        char[] chars = new char[PIECE];
        try (Reader reader = new InputStreamReader(afterMark(content), decoder)) {
            int n = 0;
            while (n >= 0) {
                n = reader.read(chars);
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
