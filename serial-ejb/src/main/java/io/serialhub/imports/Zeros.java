package io.serialhub.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Codes of one column that begin with zeros and are all of one width, as {@code 000123}. A number without them in the same
 * column has lost its zeros to the spreadsheet.
 */
final class Zeros {
    private static final Pattern LED = Pattern.compile("0\\d{2,39}");

    /** Too few codes say nothing. */
    private static final int ENOUGH = 2;

    private static final int DIFFERENT = -1;

    /** Width and how many, by column. */
    private final Map<Integer, int[]> seen = new HashMap<>();

    void see(int column, Cell cell) {
        if (cell.kind() == Cell.Kind.TEXT && LED.matcher(cell.text()).matches()) {
            int[] width =
                    seen.computeIfAbsent(column, c -> new int[] {cell.text().length(), 0});
            width[0] = width[0] == cell.text().length() ? width[0] : DIFFERENT;
            width[1]++;
        }
    }

    /** @throws Refused zeros-lost */
    void check(int column, Cell cell) {
        int[] width = cell.kind() == Cell.Kind.NUMBER ? seen.get(column) : null;
        if (width != null && width[1] >= ENOUGH && width[0] > cell.text().length()) {
            throw Refused.of("zeros-lost", "value", cell.text(), "width", width[0]);
        }
    }
}
