package io.serialhub.base;

import java.util.Arrays;
import java.util.HexFormat;

/** A version for what has none of its own: a short digest of what stands there, so that others can be told of a change. */
public final class ContentVersion {
    private static final int BYTES = 12;

    private ContentVersion() {}

    /** @param content in its stored JSON form; blanks and the order of keys do not count */
    public static String of(Object content) {
        return HexFormat.of().formatHex(Arrays.copyOf(Receipts.fingerprint(content), BYTES));
    }

    /**
     * @param expected what the caller saw, or null to replace whatever stands there
     * @throws Problem {@code changed-meanwhile}
     */
    public static void expect(String what, String expected, Object standing) {
        if (expected != null && !expected.equals(of(standing))) {
            throw Store.changedMeanwhile(what);
        }
    }
}
