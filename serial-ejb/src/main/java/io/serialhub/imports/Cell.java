package io.serialhub.imports;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * One cell as the file has it; a formula is its last result.
 *
 * @param text   what a person reads in it, as far as it can be told
 * @param number the exact value, for a NUMBER
 * @param shown  whether a whole NUMBER is shown digit for digit, so that the person saw what is stored
 * @param moment for a DATE, in no time zone
 */
record Cell(Kind kind, String text, BigDecimal number, boolean shown, LocalDateTime moment) {
    enum Kind {
        BLANK,
        TEXT,
        NUMBER,
        DATE,
        /** {@code #N/A} and its like, or a formula that was never calculated. */
        ERROR
    }

    static final Cell BLANK = new Cell(Kind.BLANK, "", null, false, null);

    static Cell text(String written) {
        String text = Written.clean(written);
        return text.isEmpty() ? BLANK : new Cell(Kind.TEXT, text, null, false, null);
    }

    static Cell number(BigDecimal value, String text, boolean shown) {
        return new Cell(Kind.NUMBER, text, value, shown, null);
    }

    static Cell date(LocalDateTime moment) {
        String text = moment.toLocalTime().toSecondOfDay() == 0
                ? moment.toLocalDate().toString()
                : moment.toLocalDate() + " " + moment.toLocalTime().withNano(0);
        return new Cell(Kind.DATE, text, null, false, moment);
    }

    static Cell error(String text) {
        return new Cell(Kind.ERROR, text, null, false, null);
    }

    boolean blank() {
        return kind == Kind.BLANK;
    }
}
