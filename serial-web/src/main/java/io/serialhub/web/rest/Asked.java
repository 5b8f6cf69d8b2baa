package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import java.time.DateTimeException;
import java.time.Instant;

/** Query parameters read with a word for the client instead of a 404. Absent and blank mean not asked for. */
final class Asked {
    private Asked() {}

    static Instant instant(String name, String value) {
        if (blank(value)) {
            return null;
        }
        try {
            return Instant.parse(value.trim());
        } catch (DateTimeException e) {
            throw unreadable(name, value, "2024-06-18T08:30:00Z");
        }
    }

    static boolean flag(String name, String value) {
        if (blank(value) || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw unreadable(name, value, "true, false");
    }

    /** True, false, or null when it was not asked for. */
    static Boolean either(String name, String value) {
        return blank(value) ? null : Boolean.valueOf(flag(name, value));
    }

    static Integer number(String name, String value) {
        if (blank(value)) {
            return null;
        }
        try {
            return Integer.valueOf(value.trim());
        } catch (NumberFormatException e) {
            throw unreadable(name, value, "1, 2, 3, …");
        }
    }

    /** An id in an address; what is no number is not there. */
    static long id(String value, String code, String name) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Problem.notFound(code, name, value);
        }
    }

    static String text(String value) {
        return blank(value) ? null : value.trim();
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }

    private static Problem unreadable(String name, String value, String expected) {
        return Problem.invalid("field-unreadable", "field", name, "value", value, "expected", expected);
    }
}
