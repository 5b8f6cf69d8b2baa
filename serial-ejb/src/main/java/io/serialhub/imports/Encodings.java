package io.serialhub.imports;

import io.serialhub.base.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How a text file was written: by its byte order mark, else UTF-8 where every byte fits it, else GB18030, which Chinese
 * Excel writes and which contains GBK and GB2312.
 */
final class Encodings {
    static final Charset GB18030 = Charset.forName("GB18030");

    private Encodings() {}

    static String decode(byte[] content) {
        if (starts(content, 0xEF, 0xBB, 0xBF)) {
            return need(content, 3, StandardCharsets.UTF_8);
        }
        if (starts(content, 0xFF, 0xFE)) {
            return need(content, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(content, 0xFE, 0xFF)) {
            return need(content, 2, StandardCharsets.UTF_16BE);
        }
        for (byte b : content) {
            if (b >= 0 && b < 9) {
                throw Problem.invalid("file-kind-unknown");
            }
        }
        String utf8 = decode(content, 0, StandardCharsets.UTF_8);
        return utf8 != null ? utf8 : need(content, 0, GB18030);
    }

    private static boolean starts(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= content.length || (content[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String need(byte[] content, int from, Charset charset) {
        String text = decode(content, from, charset);
        if (text == null) {
            throw Problem.invalid("csv-encoding-unknown");
        }
        return text;
    }

    private static String decode(byte[] content, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
