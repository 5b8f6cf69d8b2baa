package io.serialhub.identifier;

import java.util.List;

/**
 * A list of codes of any length, as {@link CodeList} describes them, that is read in portions and never written out whole.
 *
 * @param text   as pasted, or one code a line
 * @param ranges whether ranges are written out; else each line is one code, whatever it looks like
 */
public record LongCodeList(String text, boolean ranges) {
    /** Codes that a range, and a list that is worked through in portions, may hold. */
    public static final long MOST = 1_000_000;

    public static LongCodeList of(String text) {
        return new LongCodeList(text, true);
    }

    public static LongCodeList of(List<String> codes) {
        return new LongCodeList(
                String.join("\n", codes.stream().map(LongCodeList::onOneLine).toList()), false);
    }

    private static String onOneLine(String code) {
        return code == null ? "" : code.replaceAll("\\R", " ");
    }

    /** How many codes there are, those of ranges counted. */
    public long size() {
        return read(new CodeReader(Long.MAX_VALUE, 0)).seen();
    }

    /** @param from how many codes come before */
    public List<CodeList.Entry> part(long from, int most) {
        return read(new CodeReader(from, most)).list().entries();
    }

    private CodeReader read(CodeReader reader) {
        if (ranges) {
            reader.text(text);
        } else {
            reader.codes(text.lines()::iterator);
        }
        return reader;
    }
}
