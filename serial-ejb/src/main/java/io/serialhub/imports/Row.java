package io.serialhub.imports;

import io.serialhub.base.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A line of data seen through its sheet's layout. What a cell cannot be read as is {@link Refused} with its heading.
 *
 * @param twin line of an earlier row with the same key, or 0
 */
record Row(Layout layout, Line line, int twin, List<Warning> warnings) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,11}(\\.\\d{1,6})?");

    /** The row is taken, but somebody should look at a cell. */
    record Warning(String column, Reason reason) {}

    Row(Layout layout, Line line, int twin) {
        this(layout, line, twin, new ArrayList<>());
    }

    ImportKind kind() {
        return layout.kind();
    }

    Cell cell(String column) {
        return layout.mapping().cell(column, line);
    }

    boolean has(String column) {
        return !cell(column).blank();
    }

    void warn(String column, Reason reason) {
        warnings.add(new Warning(layout.heading(column), reason));
    }

    Refused refused(String column, Reason reason) {
        return Refused.of(reason).in(layout.heading(column));
    }

    Refused refused(String column, String code, Object... args) {
        return Refused.of(code, args).in(layout.heading(column));
    }

    /** A number or code as written, at most {@code max} characters; null when the cell is blank. */
    String code(String column, int max) {
        try {
            layout.mapping().checkZeros(column, line);
            String code = Codes.read(cell(column));
            if (!code.equals(cell(column).text())) {
                warn(column, Reason.of("code-half-width", "value", cell(column).text(), "taken", code));
            }
            return limited(column, code, max);
        } catch (Refused e) {
            throw e.in(layout.heading(column));
        }
    }

    String neededCode(String column, int max) {
        return needed(column, code(column, max));
    }

    /** Any text; null when the cell is blank. */
    String text(String column, int max) {
        Cell cell = cell(column);
        if (cell.kind() == Cell.Kind.ERROR) {
            throw refused(column, "cell-error", "value", cell.text());
        }
        return limited(column, cell.text(), max);
    }

    <T> T needed(String column, T value) {
        if (value == null) {
            throw refused(column, "cell-needed", "column", layout.heading(column));
        }
        return value;
    }

    LocalDateTime moment(String column, ZoneId zone) {
        try {
            return Dates.read(cell(column), zone, layout.mapping().form().dates());
        } catch (Refused e) {
            throw e.in(layout.heading(column));
        }
    }

    LocalDate date(String column) {
        LocalDateTime moment = moment(column, java.time.ZoneOffset.UTC);
        return moment == null ? null : moment.toLocalDate();
    }

    BigDecimal decimal(String column) {
        Cell cell = cell(column);
        if (cell.blank()) {
            return null;
        }
        if (cell.kind() == Cell.Kind.NUMBER) {
            return cell.number();
        }
        String text = Amounts.plain(
                Written.halfWidth(cell.text()), layout.mapping().form().decimal());
        if (!NUMBER.matcher(text).matches()) {
            throw refused(column, "amount-unreadable", "value", cell.text());
        }
        return new BigDecimal(text);
    }

    /** A whole number from {@code min} to {@code max}; null when the cell is blank. */
    Integer whole(String column, int min, int max) {
        BigDecimal value = decimal(column);
        if (value == null) {
            return null;
        }
        if (value.stripTrailingZeros().scale() > 0
                || value.compareTo(BigDecimal.valueOf(min)) < 0
                || value.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw refused(column, "amount-out-of-range", "value", cell(column).text(), "min", min, "max", max);
        }
        return value.intValue();
    }

    /** Our own word for what the cell says, out of a list of {@link Catalogue}; null when the cell is blank. */
    String word(String column, String list) {
        String written = text(column, 200);
        if (written == null) {
            return null;
        }
        String meaning = Catalogue.meaning(list, written);
        if (meaning == null) {
            throw refused(column, "word-unknown", "value", written, "choices", Catalogue.choices(list));
        }
        return meaning;
    }

    boolean yes(String column, boolean otherwise) {
        String word = word(column, "yes");
        return word == null ? otherwise : Boolean.parseBoolean(word);
    }

    /** The row as read, by heading, in the order of the file. */
    Map<String, String> cells() {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < layout.headings().size(); i++) {
            cells.put(layout.headings().get(i), line.cell(i).text());
        }
        return cells;
    }

    private String limited(String column, String text, int max) {
        if (text.length() > max) {
            throw refused(column, "cell-too-long", "max", max, "length", text.length());
        }
        return text.isEmpty() ? null : text;
    }
}
