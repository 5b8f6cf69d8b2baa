package io.serialhub.identifier;

import io.serialhub.base.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of codes as people paste it: one a line or with tabs, commas or semicolons between. {@code A001..A500} and
 * {@code SN-0001..SN-0100} are ranges, both ends in them; {@code 4+} are the four that follow the code before it.
 *
 * @param entries in their order, ranges written out
 * @param cut     whether there were more than {@link #MOST}
 */
public record CodeList(List<Entry> entries, boolean cut) {
    /** Codes that one list may hold. */
    public static final int MOST = 30_000;

    private static final Pattern SEPARATOR = Pattern.compile("[\\t,;，；、]");
    private static final Pattern FOLLOWING = Pattern.compile("[0-9]{1,5}\\+");
    private static final Pattern RANGE = Pattern.compile("(.+?)\\s*(?:\\.\\.|…)\\s*(.+)");
    private static final Pattern LAST_FIGURE = Pattern.compile("(.*?)([0-9]+)([^0-9]*)");
    private static final int MOST_DIGITS = 18;

    /**
     * @param line    counted from 1
     * @param code    as written, blanks around it removed; of a range one of its codes
     * @param trouble why it is no code, or null
     */
    public record Entry(int line, String code, Reason trouble) {}

    public CodeList {
        entries = List.copyOf(entries);
    }

    public static CodeList of(String text) {
        var reader = new Reader();
        int line = 0;
        for (String row : (text == null ? "" : text).lines().toList()) {
            line++;
            for (String piece : SEPARATOR.split(row)) {
                if (!piece.isBlank()) {
                    reader.read(line, piece.strip());
                }
            }
        }
        return new CodeList(reader.entries, reader.cut);
    }

    public static CodeList of(List<String> codes) {
        var reader = new Reader();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            if (code != null && !code.isBlank()) {
                reader.add(i + 1, code.strip());
            }
        }
        return new CodeList(reader.entries, reader.cut);
    }

    private static final class Reader {
        private final List<Entry> entries = new ArrayList<>();
        private boolean cut;

        void read(int line, String piece) {
            Matcher range = RANGE.matcher(piece);
            if (FOLLOWING.matcher(piece).matches()) {
                following(line, piece);
            } else if (range.matches()) {
                range(line, piece, range.group(1), range.group(2));
            } else {
                add(line, piece);
            }
        }

        void add(int line, String code) {
            Reason trouble = code.length() > SerialNumber.MAX_LENGTH
                    ? Reason.of("number-too-long", "number", code, "max", SerialNumber.MAX_LENGTH)
                    : SerialNumber.fold(code).isEmpty() ? Reason.of("number-empty") : null;
            put(new Entry(line, code, trouble));
        }

        private void put(Entry entry) {
            if (entries.size() < MOST) {
                entries.add(entry);
            } else {
                cut = true;
            }
        }

        private void following(int line, String piece) {
            Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            int count = Integer.parseInt(piece.substring(0, piece.length() - 1));
            Figure start = last == null || last.trouble() != null ? null : Figure.of(last.code());
            if (start == null || !start.reaches(count)) {
                put(new Entry(line, piece, Reason.of("range-no-start", "range", piece)));
                return;
            }
            for (int i = 1; i <= count && !cut; i++) {
                put(new Entry(line, start.plus(i), null));
            }
        }

        private void range(int line, String piece, String from, String to) {
            Figure start = Figure.of(from);
            Long end = start == null ? null : start.endIn(to);
            if (end == null) {
                put(new Entry(line, piece, Reason.of("range-unreadable", "range", piece)));
            } else if (end < start.value()) {
                put(new Entry(line, piece, Reason.of("range-backwards", "range", piece)));
            } else if (end - start.value() >= MOST) {
                put(new Entry(line, piece, Reason.of("range-too-long", "range", piece, "max", MOST)));
            } else {
                for (long i = 0; i <= end - start.value() && !cut; i++) {
                    put(new Entry(line, start.plus(i), null));
                }
            }
        }
    }

    /** The last figure in a code and what stands around it. */
    private record Figure(String before, long value, int width, String after) {
        static Figure of(String code) {
            Matcher matcher = LAST_FIGURE.matcher(code);
            if (!matcher.matches() || matcher.group(2).length() > MOST_DIGITS) {
                return null;
            }
            // the digits right before the tail, not those that the reluctant beginning left
            String head = matcher.group(1) + matcher.group(2);
            int from = head.length();
            while (from > 0 && Character.isDigit(head.charAt(from - 1)) && head.length() - from < MOST_DIGITS) {
                from--;
            }
            String digits = head.substring(from);
            return new Figure(head.substring(0, from), Long.parseLong(digits), digits.length(), matcher.group(3));
        }

        boolean reaches(int more) {
            return more > 0 && String.valueOf(value + more).length() <= width;
        }

        String plus(long more) {
            return before + String.format(Locale.ROOT, "%0" + width + "d", value + more) + after;
        }

        /** The value at the other end, written in full or by its figure alone; null when it does not belong to this code. */
        Long endIn(String to) {
            if (to.matches("[0-9]{1," + width + "}") && after.isEmpty()) {
                return Long.parseLong(to);
            }
            Figure end = of(to);
            return end != null && end.before.equals(before) && end.after.equals(after) && end.width == width
                    ? end.value
                    : null;
        }
    }
}
