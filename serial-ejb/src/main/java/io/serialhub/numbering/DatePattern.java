package io.serialhub.numbering;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of {@link DateTimeFormatter}'s patterns that makes sense in a number: year yyyy or yy, month MM, day dd, day
 * of the year DDD, week ww with its year YYYY or YY (ISO 8601), hour HH, minute mm, and - . / _ between them. Always
 * ASCII digits of fixed width.
 */
final class DatePattern {
    private static final Pattern TOKEN = Pattern.compile("yyyy|yy|YYYY|YY|MM|dd|DDD|ww|HH|mm|[-./_]");

    private final Set<String> tokens = new HashSet<>();
    private final DateTimeFormatter formatter;

    DatePattern(Segment segment) {
        String pattern = segment.option("pattern", "");
        var builder = new DateTimeFormatterBuilder();
        Matcher matcher = TOKEN.matcher(pattern);
        int at = 0;
        while (matcher.find() && matcher.start() == at) {
            at = matcher.end();
            tokens.add(matcher.group());
            append(builder, matcher.group());
        }
        if (at < pattern.length() || pattern.isEmpty()) {
            throw segment.unfit("pattern", "yyyy yy MM dd DDD YYYY YY ww HH mm - . / _");
        }
        formatter = builder.toFormatter(java.util.Locale.ROOT);
    }

    private static void append(DateTimeFormatterBuilder builder, String token) {
        switch (token) {
            case "yyyy" -> builder.appendValue(ChronoField.YEAR, 4);
            case "yy" -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, 2000);
            case "YYYY" -> builder.appendValue(IsoFields.WEEK_BASED_YEAR, 4);
            case "YY" -> builder.appendValueReduced(IsoFields.WEEK_BASED_YEAR, 2, 2, 2000);
            case "MM" -> builder.appendValue(ChronoField.MONTH_OF_YEAR, 2);
            case "dd" -> builder.appendValue(ChronoField.DAY_OF_MONTH, 2);
            case "DDD" -> builder.appendValue(ChronoField.DAY_OF_YEAR, 3);
            case "ww" -> builder.appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2);
            case "HH" -> builder.appendValue(ChronoField.HOUR_OF_DAY, 2);
            case "mm" -> builder.appendValue(ChronoField.MINUTE_OF_HOUR, 2);
            default -> builder.appendLiteral(token);
        }
    }

    String format(ZonedDateTime at) {
        return formatter.format(at);
    }

    /** Whether two periods after which the counter starts again can be told apart by what is written. */
    boolean shows(Reset reset) {
        boolean year = tokens.contains("yyyy") || tokens.contains("yy");
        boolean dayOfYear = tokens.contains("DDD");
        return switch (reset) {
            case NEVER -> true;
            case YEAR -> year;
            case MONTH -> year && (tokens.contains("MM") || dayOfYear);
            case DAY -> year && (dayOfYear || tokens.contains("MM") && tokens.contains("dd"));
            case ORDER -> false;
        };
    }
}
