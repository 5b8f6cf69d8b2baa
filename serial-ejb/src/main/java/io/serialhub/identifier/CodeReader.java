package io.serialhub.identifier;

import io.serialhub.base.Reason;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a stretch of a pasted list: some codes are passed over, then so many are kept, and the rest is left. */
final class CodeReader {
    private static final Pattern SEPARATOR = Pattern.compile("[\\t,;，；、]");
    private static final Pattern FOLLOWING = Pattern.compile("[0-9]{1,6}\\+");
    private static final Pattern RANGE = Pattern.compile("(.+?)\\s*(?:\\.\\.|…)\\s*(.+)");
    private static final Pattern LAST_FIGURE = Pattern.compile("(.*?)([0-9]+)([^0-9]*)");
    private static final int MOST_DIGITS = 18;

    private final long skip;
    private final int most;
    private final List<CodeList.Entry> entries = new ArrayList<>();
    private CodeList.Entry last;
    private long seen;
    private boolean cut;

    /** @param skip how many codes are passed over; those of a range cost nothing */
    CodeReader(long skip, int most) {
        this.skip = skip;
        this.most = most;
    }

    CodeList list() {
        return new CodeList(entries, cut);
    }

    /** How many codes were met, those that were passed over among them. */
    long seen() {
        return seen;
    }

    /** Ranges are written out. */
    void text(String text) {
        int line = 0;
        for (Iterator<String> rows = (text == null ? "" : text).lines().iterator(); rows.hasNext() && !cut; ) {
            line++;
            for (String piece : SEPARATOR.split(rows.next())) {
                if (!piece.isBlank() && !cut) {
                    piece(line, piece.strip());
                }
            }
        }
    }

    /** Each is one code, whatever it looks like. */
    void codes(Iterable<String> codes) {
        int line = 0;
        for (Iterator<String> each = codes.iterator(); each.hasNext() && !cut; ) {
            line++;
            String code = each.next();
            if (code != null && !code.isBlank()) {
                add(line, code.strip());
            }
        }
    }

    private void piece(int line, String piece) {
        Matcher range = RANGE.matcher(piece);
        if (FOLLOWING.matcher(piece).matches()) {
            following(line, piece);
        } else if (range.matches()) {
            range(line, piece, range.group(1), range.group(2));
        } else {
            add(line, piece);
        }
    }

    private void add(int line, String code) {
        Reason trouble = code.length() > SerialNumber.MAX_LENGTH
                ? Reason.of("number-too-long", "number", code, "max", SerialNumber.MAX_LENGTH)
                : SerialNumber.fold(code).isEmpty() ? Reason.of("number-empty") : null;
        put(new CodeList.Entry(line, code, trouble));
    }

    private void put(CodeList.Entry entry) {
        if (seen < skip) {
            seen++;
            last = entry;
        } else if (entries.size() < most) {
            seen++;
            last = entry;
            entries.add(entry);
        } else {
            cut = true;
        }
    }

    /** Those from start + from to start + to, both in them. */
    private void run(int line, Figure start, long from, long to) {
        long over = Math.min(to - from + 1, Math.max(0, skip - seen));
        if (over > 0) {
            seen += over;
            last = new CodeList.Entry(line, start.plus(from + over - 1), null);
        }
        for (long i = from + over; i <= to && !cut; i++) {
            put(new CodeList.Entry(line, start.plus(i), null));
        }
    }

    private void following(int line, String piece) {
        int count = Integer.parseInt(piece.substring(0, piece.length() - 1));
        Figure start = last == null || last.trouble() != null ? null : Figure.of(last.code());
        if (start == null || !start.reaches(count)) {
            put(new CodeList.Entry(line, piece, Reason.of("range-no-start", "range", piece)));
        } else {
            run(line, start, 1, count);
        }
    }

    private void range(int line, String piece, String from, String to) {
        Figure start = Figure.of(from);
        Long end = start == null ? null : start.endIn(to);
        Reason trouble = end == null
                ? Reason.of("range-unreadable", "range", piece)
                : end < start.value()
                        ? Reason.of("range-backwards", "range", piece)
                        : end - start.value() >= LongCodeList.MOST
                                ? Reason.of("range-too-long", "range", piece, "max", LongCodeList.MOST)
                                : null;
        if (trouble != null) {
            put(new CodeList.Entry(line, piece, trouble));
        } else {
            run(line, start, 0, end - start.value());
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
