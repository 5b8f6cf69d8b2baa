package io.serialhub.imports;

import java.util.regex.Pattern;

/**
 * Numbers and codes out of cells. A spreadsheet takes what looks like a number or a day for one and shows, or keeps, other
 * digits than were typed; what may have been lost is refused, what cannot have been is taken.
 */
final class Codes {
    private static final Pattern SCIENTIFIC =
            Pattern.compile("[+-]?\\d(\\.\\d+)?E[+-]\\d{2,3}", Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY = Pattern.compile(
            "\\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\\d{2}"
                    + "|\\d{1,2}月\\d{1,2}日");
    /** 17 and more digits of which those after the 15th are noughts, as a spreadsheet keeps them. */
    private static final Pattern ROUNDED = Pattern.compile("[1-9]\\d{14}0{3,}");

    private Codes() {}

    /** @return as written, half-width; empty for a blank cell */
    static String read(Cell cell) {
        return switch (cell.kind()) {
            case BLANK -> "";
            case TEXT -> text(Written.halfWidth(cell.text()));
            case NUMBER -> number(cell);
            case DATE -> throw Refused.of("code-is-date", "value", cell.text());
            case ERROR -> throw Refused.of("cell-error", "value", cell.text());
        };
    }

    private static String text(String code) {
        if (SCIENTIFIC.matcher(code).matches() || ROUNDED.matcher(code).matches()) {
            throw Refused.of("number-mangled", "value", code);
        }
        if (DAY.matcher(code).matches()) {
            throw Refused.of("code-is-date", "value", code);
        }
        return code;
    }

    private static String number(Cell cell) {
        if (!cell.shown() || cell.number().signum() < 0) {
            throw Refused.of("number-mangled", "value", cell.text());
        }
        return cell.text();
    }
}
