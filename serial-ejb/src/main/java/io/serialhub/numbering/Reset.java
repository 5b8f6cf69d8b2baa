package io.serialhub.numbering;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** When a counter starts again. Each period has its own row in number_counter. */
enum Reset {
    NEVER,
    DAY,
    MONTH,
    YEAR,
    ORDER;

    static Reset of(Segment counter) {
        String word = counter.option("reset", "never");
        for (Reset reset : values()) {
            if (reset.word().equals(word)) {
                return reset;
            }
        }
        throw counter.unfit("reset", "never, day, month, year, order");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The period that a moment in the rule's time zone falls into; people read it in the list of blocks. */
    String scope(ZonedDateTime at, String order) {
        return switch (this) {
            case NEVER -> "all";
            case DAY -> at.format(DateTimeFormatter.ISO_LOCAL_DATE);
            case MONTH -> at.format(DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT));
            case YEAR -> at.format(DateTimeFormatter.ofPattern("uuuu", Locale.ROOT));
            case ORDER -> order == null ? "no order" : "order " + order;
        };
    }
}
