package io.serialhub.imports;

import java.util.regex.Pattern;

/** Text between people's files and ours: what a cell is read as, and how a cell of ours is written so that no program runs it. */
final class Written {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t\\n\\r]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u3000]+");
    private static final Pattern GUARDED = Pattern.compile("'[=+\\-@].*", Pattern.DOTALL);

    private Written() {}

    /** Without what cannot be seen, blanks of any kind and line breaks as one blank, none at the ends, and without our own guard. */
    static String clean(String written) {
        if (written == null || written.isEmpty()) {
            return "";
        }
        if (plain(written)) {
            return written;
        }
        String text = BLANKS.matcher(INVISIBLE.matcher(written).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return GUARDED.matcher(text).matches() ? text.substring(1) : text;
    }

    /** Nearly all cells: only visible characters without blanks, of scripts that need no look at their format characters. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c > ' ' && c < 0x7f || c >= 0x4e00 && c <= 0x9fff)) {
                return false;
            }
        }
        return text.charAt(0) != '\'';
    }

    /** A spreadsheet takes a cell that begins with one of these for a formula; an apostrophe before it makes it text. */
    static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Full-width Latin letters, digits and signs, an input method's slip, as the half-width ones that were meant. */
    static String halfWidth(String text) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uff01' && c <= '\uff5e') {
                plain = plain == null ? new StringBuilder(text) : plain;
                plain.setCharAt(i, (char) (c - '\uff01' + '!'));
            }
        }
        return plain == null ? text : plain.toString();
    }
}
