package io.serialhub.identifier;

import io.serialhub.base.Reason;
import java.util.List;

/**
 * A list of codes as people paste it: one a line or with tabs, commas or semicolons between. {@code A001..A500} and
 * {@code SN-0001..SN-0100} are ranges, both ends in them; {@code 4+} are the four that follow the code before it.
 *
 * @param entries in their order, ranges written out
 * @param cut     whether there were more than {@link #MOST}
 */
public record CodeList(List<Entry> entries, boolean cut) {
    /** Codes that one list may hold; {@link LongCodeList} reads longer ones in portions. */
    public static final int MOST = 30_000;

    /**
     * @param line    counted from 1
     * @param code    as written, blanks around it removed; of a range one of its codes
     * @param trouble why it is no code, or null
     */
    public record Entry(int line, String code, Reason trouble) {}

    public CodeList {
        entries = List.copyOf(entries);
    }

    public static CodeList of(String text) {
        var reader = new CodeReader(0, MOST);
        reader.text(text);
        return reader.list();
    }

    public static CodeList of(List<String> codes) {
        var reader = new CodeReader(0, MOST);
        reader.codes(codes);
        return reader.list();
    }
}
