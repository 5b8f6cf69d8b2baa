package io.serialhub.imports;

import io.serialhub.base.Coded;
import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.util.List;

/**
 * A condition on a column that a row must meet to be taken.
 *
 * @param heading of the column, as the file writes it
 * @param words   for {@code ONE_OF} and {@code NONE_OF}
 */
public record RowFilter(String heading, Test test, List<String> words) {
    /** What is asked of the cell. */
    public enum Test implements Coded {
        FILLED('F'),
        BLANK('B'),
        ONE_OF('O'),
        NONE_OF('N');

        private final char code;

        Test(char code) {
            this.code = code;
        }

        @Override
        public char code() {
            return code;
        }
    }

    /** @throws Problem field-missing */
    public RowFilter {
        heading = Fields.needed("heading", heading, 200);
        Fields.needed("test", test);
        words = words == null ? List.of() : List.copyOf(words);
        boolean wordy = test == Test.ONE_OF || test == Test.NONE_OF;
        if (wordy && words.isEmpty()) {
            throw Problem.invalid("field-missing", "field", "words");
        }
    }

    boolean lets(String text) {
        return switch (test) {
            case FILLED -> !text.isEmpty();
            case BLANK -> text.isEmpty();
            case ONE_OF -> words.contains(text);
            case NONE_OF -> !words.contains(text);
        };
    }
}
