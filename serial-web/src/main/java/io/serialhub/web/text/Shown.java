package io.serialhub.web.text;

import io.serialhub.ledger.Tally;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Numbers and times as the viewer reads them: short in tables, whole in sentences, the 24-hour clock, the browser's zone. */
@Named
@RequestScoped
public class Shown {
    @Inject
    private Viewer viewer;

    @Inject
    private Clock clock;

    public String number(Number number) {
        return number == null
                ? ""
                : NumberFormat.getInstance(viewer.getLocale()).format(number);
    }

    /** What is counted only so far ends in a plus sign: {@code 10,000+}. */
    public String tally(Tally tally) {
        return number(tally.units()) + (tally.more() ? "+" : "");
    }

    public String quantity(BigDecimal quantity) {
        return quantity == null ? "" : number(quantity.stripTrailingZeros());
    }

    /** A part of a whole: {@code 1.0 %}. */
    public String share(Number part, Number whole) {
        double percent = whole.doubleValue() <= 0 ? 0 : 100 * part.doubleValue() / whole.doubleValue();
        return String.format(viewer.getLocale(), percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }

    /** For tables: {@code 06-18 09:58}, with the year when it is not this one. */
    public String moment(Instant at) {
        return at == null ? "" : format(at, isThisYear(at) ? "MM-dd HH:mm" : "yyyy-MM-dd HH:mm");
    }

    public String time(Instant at) {
        return at == null ? "" : format(at, "HH:mm:ss");
    }

    public String minute(Instant at) {
        return at == null ? "" : format(at, "HH:mm");
    }

    public String day(Instant at) {
        return at == null ? "" : format(at, isThisYear(at) ? "MM-dd" : "yyyy-MM-dd");
    }

    public String stamp(Instant at) {
        return at == null ? "" : format(at, "yyyy-MM-dd HH:mm");
    }

    public String date(LocalDate date) {
        return date == null ? "" : date.toString();
    }

    /** Above the events of a month: June 2024, 2024年6月. */
    public String month(Instant at) {
        return at == null ? "" : words(zoned(at), "y年M月", "MMMM y");
    }

    /** In sentences: Tue 18 June, 6月18日 星期二. */
    public String today() {
        return words(zoned(clock.instant()), "M月d日 EEEE", "EEE d MMMM");
    }

    public String now() {
        return time(clock.instant());
    }

    /** Today with the hour, tomorrow, or the day. */
    public String due(Instant at) {
        if (at == null) {
            return "";
        }
        long days = ChronoUnit.DAYS.between(
                zoned(clock.instant()).toLocalDate(), zoned(at).toLocalDate());
        if (days >= -1 && days <= 1) {
            String key = days == 0 ? "when.today" : days == 1 ? "when.tomorrow" : "when.yesterday";
            return Messages.of(viewer.getLocale(), key, minute(at));
        }
        return moment(at);
    }

    /** How far away: in 5 h 36 min, 2 days ago. */
    public String distance(Instant at) {
        if (at == null) {
            return "";
        }
        Duration span = Duration.between(clock.instant(), at);
        return Messages.of(viewer.getLocale(), span.isNegative() ? "when.ago" : "when.in", length(span.abs()));
    }

    public String seconds(Long seconds) {
        return seconds == null ? "" : length(Duration.ofSeconds(seconds));
    }

    public boolean isPast(Instant at) {
        return at != null && at.isBefore(clock.instant());
    }

    public LocalDate currentDay() {
        return zoned(clock.instant()).toLocalDate();
    }

    public long daysUntil(LocalDate date) {
        return ChronoUnit.DAYS.between(currentDay(), date);
    }

    private String length(Duration span) {
        Locale locale = viewer.getLocale();
        if (span.toDays() > 1) {
            return Messages.of(locale, "span.days", span.toDays());
        }
        if (span.toHours() > 0) {
            return Messages.of(locale, "span.hours", span.toHours(), span.toMinutesPart());
        }
        return span.toMinutes() > 0
                ? Messages.of(locale, "span.minutes", span.toMinutes())
                : Messages.of(locale, "span.seconds", span.toSeconds());
    }

    private boolean isThisYear(Instant at) {
        return zoned(at).getYear() == zoned(clock.instant()).getYear();
    }

    private String words(TemporalAccessor at, String chinese, String english) {
        boolean zh = viewer.getLocale().getLanguage().equals("zh");
        return DateTimeFormatter.ofPattern(zh ? chinese : english, viewer.getLocale())
                .format(at);
    }

    private String format(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(zoned(at));
    }

    private ZonedDateTime zoned(Instant at) {
        return at.atZone(viewer.getZone());
    }
}
