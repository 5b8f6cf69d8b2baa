package io.serialhub.connection;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;

/**
 * Which files, and what becomes of them.
 *
 * @param names    of incoming files, with {@code *} and {@code ?}, several with semicolons between; {@code *.csv} unless
 *                 said otherwise
 * @param ready    how it is known that an incoming file is complete
 * @param archive  folder that taken files go to, seen from theirs; {@code .done} unless said otherwise. Refused ones go to
 *                 {@code .failed} beside it
 * @param fileName of outgoing files, with places for {@code {code}}, {@code {time}} and {@code {number}}
 */
public record FileRules(String names, Readiness ready, String archive, String fileName) {
    private static final String PLAIN = "[^/\\\\\\p{Cntrl}]+";

    /** What most partners want. */
    public static final FileRules USUAL = new FileRules(null, null, null, null);

    public FileRules {
        names = usual("names", names, "*.csv", 100);
        ready = ready == null ? Readiness.STABLE : ready;
        archive = usual("archive", archive, ".done", 100);
        fileName = usual("fileName", fileName, "{code}-{time}-{number}.csv", 100);
        if (!fileName.contains("{number}")) {
            throw Problem.invalid("file-name-not-unique", "name", fileName);
        }
    }

    private static String usual(String field, String value, String usual, int max) {
        String text = Fields.optional(field, value, max);
        if (text != null && (!text.matches(PLAIN) || text.contains(".."))) {
            throw Problem.invalid("path-leaves-folder", "path", text);
        }
        return text == null ? usual : text;
    }

    /** The names of files like this one, whose days and numbers are others every time; null when nothing of it stays. */
    static String namesLike(String fileName) {
        String names = fileName.replaceAll("[\\p{Nd}*?;/\\\\]+", "*").replaceAll("\\*(?:[-_. ]*\\*)+", "*");
        return names.isBlank() || names.length() > 100 || !names.matches(PLAIN) ? null : names;
    }

    /** {@link #names} as a regular expression that ignores case. */
    public String namesPattern() {
        var pattern = new StringBuilder("(?i)");
        for (char c : names.toCharArray()) {
            switch (c) {
                case '*' -> pattern.append(".*");
                case '?' -> pattern.append('.');
                case ';' -> pattern.append('|');
                default ->
                    pattern.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
            }
        }
        return pattern.toString();
    }
}
