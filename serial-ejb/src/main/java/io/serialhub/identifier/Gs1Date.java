package io.serialhub.identifier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;

/** Dates of six digits, {@code yymmdd}, where day 00 is the last of the month (GS1 General Specifications 3.4.2, 7.12). */
final class Gs1Date {
    private Gs1Date() {}

    static boolean isDay(String yymmdd, boolean monthOnly) {
        if (!yymmdd.matches("[0-9]{6}") || !monthOnly && yymmdd.endsWith("00")) {
            return false;
        }
        try {
            return of(yymmdd, 2000) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** @param thisYear decides the century: never more than 50 years ahead, nor more than 49 back */
    static LocalDate of(String yymmdd, int thisYear) {
        int year = thisYear / 100 * 100 + Integer.parseInt(yymmdd.substring(0, 2));
        if (year - thisYear >= 51) {
            year -= 100;
        } else if (year - thisYear <= -50) {
            year += 100;
        }
        var month = YearMonth.of(year, Integer.parseInt(yymmdd.substring(2, 4)));
        int day = Integer.parseInt(yymmdd.substring(4));
        return day == 0 ? month.atEndOfMonth() : month.atDay(day);
    }

    static String of(LocalDate date) {
        return "%02d%02d%02d".formatted(date.getYear() % 100, date.getMonthValue(), date.getDayOfMonth());
    }
}
