package io.serialhub.imports;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days and times as people write them. What can be read in two ways is refused, with the guess that lies nearest. */
final class Dates {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?(?:[ T]+(.+))?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?: +(.+))?");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_MONTH = Pattern.compile("\\d{4}\\s*[-/.年]\\s*\\d{1,2}\\s*月?");
    private static final Pattern DAY_NUMBER = Pattern.compile("[1-9]\\d{4}(\\.\\d+)?");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?");
    private static final Map<String, DateTimeFormatter> PATTERNS = new ConcurrentHashMap<>();
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = 2100;

    private Dates() {}

    /**
     * @param zone    in which a time with an offset is told
     * @param pattern how a profile says that days are written, or null
     */
    static LocalDateTime read(Cell cell, ZoneId zone, String pattern) {
        return switch (cell.kind()) {
            case DATE -> plausible(cell.moment(), cell.text());
            case TEXT, NUMBER -> pattern == null ? read(cell.text(), zone) : agreed(cell.text(), pattern);
            case ERROR -> throw Refused.of("cell-error", "value", cell.text());
            case BLANK -> null;
        };
    }

    /** As the profile says and no other way. */
    private static LocalDateTime agreed(String text, String pattern) {
        try {
            DateTimeFormatter form =
                    PATTERNS.computeIfAbsent(pattern, p -> DateTimeFormatter.ofPattern(p, Locale.ENGLISH));
            TemporalAccessor read = form.parse(text);
            LocalDate day = LocalDate.from(read);
            if (day.getDayOfMonth() != written(form, text, day)) {
                throw Refused.of("date-not-as-agreed", "value", text, "pattern", pattern);
            }
            LocalTime time = read.query(TemporalQueries.localTime());
            return plausible(day.atTime(time == null ? LocalTime.MIDNIGHT : time), text);
        } catch (DateTimeException e) {
            throw Refused.of("date-not-as-agreed", "value", text, "pattern", pattern);
        }
    }

    /** The day of the month as it is written: Java makes the last of February of a 31st. */
    private static int written(DateTimeFormatter form, String text, LocalDate read) {
        TemporalAccessor raw = form.parseUnresolved(text, new ParsePosition(0));
        return raw.isSupported(ChronoField.DAY_OF_MONTH)
                ? Math.toIntExact(raw.getLong(ChronoField.DAY_OF_MONTH))
                : read.getDayOfMonth();
    }

    static LocalDateTime read(String written, ZoneId zone) {
        String text = Written.halfWidth(written).strip();
        Matcher date = YEAR_FIRST.matcher(text);
        if (date.matches()) {
            if (date.group(4) != null && date.group(4).matches(".*(Z|[+-]\\d{2}:?\\d{2})")) {
                return offset(text, zone);
            }
            return on(text, date.group(1), date.group(2), date.group(3), date.group(4));
        }
        date = COMPACT.matcher(text);
        if (date.matches()) {
            return on(text, date.group(1), date.group(2), date.group(3), null);
        }
        date = YEAR_LAST.matcher(text);
        if (date.matches()) {
            return yearLast(text, date);
        }
        if (DAY_NUMBER.matcher(text).matches()) {
            LocalDate meant = LocalDate.of(1899, 12, 30).plusDays(Integer.parseInt(text.substring(0, 5)));
            throw Refused.of("date-is-day-number", "value", text, "guess", meant);
        }
        throw Refused.of(YEAR_MONTH.matcher(text).matches() ? "date-without-day" : "date-unreadable", "value", text);
    }

    private static LocalDateTime yearLast(String text, Matcher date) {
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(2));
        if (first <= 12 && second <= 12 && first != second) {
            throw Refused.of(
                    "date-ambiguous",
                    "value",
                    text,
                    "one",
                    date.group(3) + two(second) + two(first),
                    "other",
                    date.group(3) + two(first) + two(second));
        }
        return first > 12
                ? on(text, date.group(3), date.group(2), date.group(1), date.group(4))
                : on(text, date.group(3), date.group(1), date.group(2), date.group(4));
    }

    private static LocalDateTime on(String text, String year, String month, String day, String time) {
        int y = Integer.parseInt(year);
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day);
        if (m >= 1 && m <= 12 && d >= 1 && d <= YearMonth.of(y, m).lengthOfMonth()) {
            return plausible(LocalDate.of(y, m, d).atTime(time(text, time)), text);
        }
        if (m > 12 && m <= 31 && d >= 1 && d <= 12) {
            throw Refused.of("date-impossible", "value", text, "guess", y + two(d) + two(m));
        }
        if (m >= 1 && m <= 12 && d > 0 && d <= 31) {
            throw Refused.of(
                    "date-impossible",
                    "value",
                    text,
                    "guess",
                    YearMonth.of(y, m).atEndOfMonth());
        }
        throw Refused.of("date-unreadable", "value", text);
    }

    private static LocalTime time(String text, String time) {
        if (time == null) {
            return LocalTime.MIDNIGHT;
        }
        Matcher parts = TIME.matcher(time.strip());
        try {
            if (parts.matches()) {
                String second = parts.group(3);
                return LocalTime.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        second == null ? 0 : Integer.parseInt(second));
            }
        } catch (DateTimeException e) {
            throw Refused.of("date-unreadable", "value", text);
        }
        throw Refused.of("date-unreadable", "value", text);
    }

    private static LocalDateTime offset(String text, ZoneId zone) {
        try {
            return plausible(
                    OffsetDateTime.parse(text.replace(' ', 'T'))
                            .atZoneSameInstant(zone)
                            .toLocalDateTime(),
                    text);
        } catch (DateTimeParseException e) {
            throw Refused.of("date-unreadable", "value", text);
        }
    }

    private static LocalDateTime plausible(LocalDateTime moment, String text) {
        if (moment.getYear() < FIRST_YEAR || moment.getYear() > LAST_YEAR) {
            throw Refused.of("date-implausible", "value", text);
        }
        return moment;
    }

    private static String two(int part) {
        return String.format("-%02d", part);
    }
}
