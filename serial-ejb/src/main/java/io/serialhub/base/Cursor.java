package io.serialhub.base;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where the next page starts: the key of the last row, base64url, so that nobody takes it apart or makes one up. */
public final class Cursor {
    private Cursor() {}

    public static String of(Object key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The key that a cursor holds; null for the first page. */
    public static String key(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw bad(cursor);
        }
    }

    /** A key that is a number; null for the first page. */
    public static Long number(String cursor) {
        String key = key(cursor);
        try {
            return key == null ? null : Long.valueOf(key);
        } catch (NumberFormatException e) {
            throw bad(cursor);
        }
    }

    private static Problem bad(String cursor) {
        return Problem.invalid("bad-cursor", "cursor", cursor);
    }
}
