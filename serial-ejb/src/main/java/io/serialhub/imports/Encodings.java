package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
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

    private static final Map<Charset, byte[]> MARKS = Map.of(
            StandardCharsets.UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
            StandardCharsets.UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE},
            StandardCharsets.UTF_16BE, new byte[] {(byte) 0xFE, (byte) 0xFF});

    /**
     * @param agreed by the sender, or null
     * @throws Problem file-kind-unknown, csv-encoding-unknown
     */
    static Encodings of(byte[] content, String agreed) {
        for (Map.Entry<Charset, byte[]> mark : MARKS.entrySet()) {
            if (starts(content, mark.getValue())) {
                return need(content, new Encodings(mark.getKey(), mark.getValue().length));
            }
        }
        if (agreed != null) {
            return need(content, new Encodings(Charset.forName(agreed), 0));
        }
        for (byte b : content) {
            if (b >= 0 && b < 9) {
                throw Problem.invalid("file-kind-unknown");
            }
        }
        var utf8 = new Encodings(StandardCharsets.UTF_8, 0);
        return utf8.fits(content) ? utf8 : need(content, new Encodings(GB18030, 0));
    }

    private static Encodings need(byte[] content, Encodings encoding) {
        if (!encoding.fits(content)) {
            throw Problem.invalid("csv-encoding-unknown");
        }
        return encoding;
    }

    /** From the first character on, a piece at a time. */
    Reader reader(byte[] content) {
        return new InputStreamReader(new ByteArrayInputStream(content, mark, content.length - mark), charset);
    }

    private static boolean starts(byte[] content, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || content[i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether every byte is part of a character; the text itself is not kept. */
    private boolean fits(byte[] content) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content, mark, content.length - mark);
        CharBuffer chars = CharBuffer.allocate(1 << 14);
        while (true) {
            var result = decoder.decode(bytes, chars, true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return !decoder.flush(chars.clear()).isError();
            }
            chars.clear();
        }
    }
}
