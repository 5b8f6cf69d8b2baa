package io.serialhub.imports;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a text file with separators is written. Null: found out from the file itself, as for every upload.
 *
 * @param charset   UTF-8, UTF-16, GB18030 … as Java names them
 * @param separator one character
 * @param quote     one character
 * @param header    whether the first line names the columns; without, columns are told by their numbers
 * @param dates     how days and moments are written, in the letters of {@link DateTimeFormatter}: {@code dd/MM/yyyy}
 * @param decimal   {@code ,} where numbers are written 1.234,5; {@code .} where they are written 1,234.5
 */
public record CsvForm(String charset, String separator, String quote, Boolean header, String dates, String decimal) {
    static final CsvForm FOUND_OUT = new CsvForm(null, null, null, null, null, null);

    /** @throws Problem csv-form-invalid */
    public CsvForm {
        charset = Fields.optional("charset", charset, 40);
        separator = one("separator", separator);
        quote = one("quote", quote);
        dates = Fields.optional("dates", dates, 40);
        decimal = Fields.optional("decimal", decimal, 1);
        if (charset != null && !known(charset)) {
            throw Problem.invalid("csv-form-invalid", "field", "charset", "value", charset);
        }
        if (dates != null && formatter(dates) == null) {
            throw Problem.invalid("csv-form-invalid", "field", "dates", "value", dates);
        }
        if (decimal != null && !decimal.equals(",") && !decimal.equals(".")) {
            throw Problem.invalid("csv-form-invalid", "field", "decimal", "value", decimal);
        }
    }

    boolean headed() {
        return !Boolean.FALSE.equals(header);
    }

    /** A tab may be written {@code \t}. */
    private static String one(String field, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String character = text.equals("\\t") ? "\t" : text;
        if (character.length() != 1 || "\r\n".contains(character)) {
            throw Problem.invalid("csv-form-invalid", "field", field, "value", text);
        }
        return character;
    }

    private static boolean known(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /** Null for letters that are no pattern. */
    private static DateTimeFormatter formatter(String pattern) {
        try {
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
