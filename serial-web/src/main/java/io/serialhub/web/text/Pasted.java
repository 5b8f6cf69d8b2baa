package io.serialhub.web.text;

import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import java.io.Serializable;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A list of codes that somebody pasted, with what can be said of each: the value of {@code s:codes}. A page's bean keeps
 * one and tells it how to look; what is shown first is what is wrong.
 */
public class Pasted implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Rows shown at once; the counts are of all. */
    private static final int SHOWN = 200;

    /**
     * One code of the list.
     *
     * @param kind  ok, warn or no
     * @param word  key of the verdict's word
     * @param code  as written
     * @param unit  where it leads, or null
     * @param about a few words beside it, or null
     */
    public record Row(int line, String kind, String word, String code, String unit, String about, Reason reason)
            implements Serializable {
        public boolean good() {
            return !kind.equals("no");
        }
    }

    private String text = "";
    private String filter = "";
    private boolean cut;
    private List<Row> rows;

    /** What a look at the list says. */
    public record Answered(List<Row> rows, boolean cut) {}

    public void look(Function<String, Answered> how) {
        rows = null;
        if (text == null || text.isBlank()) {
            throw Problem.invalid("codes-needed");
        }
        text = halfWidth(text);
        Answered answered = how.apply(text);
        rows = answered.rows();
        cut = answered.cut();
        filter = count("no") > 0 ? "no" : count("warn") > 0 ? "warn" : "";
    }

    /** Full-width letters, digits and signs are an input method's slip: no code has them, and no scanner reads them. */
    static String halfWidth(String written) {
        var plain = new StringBuilder(written);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= '\uff01' && c <= '\uff5e') {
                plain.setCharAt(i, (char) (c - '\uff01' + '!'));
            } else if (c == '\u3000') {
                plain.setCharAt(i, ' ');
            }
        }
        return plain.toString();
    }

    /** What was found out no longer holds, for instance after the form around it changed. */
    public void forget() {
        rows = null;
    }

    /** Leaves the good ones in the box, one a line. */
    public void keepGood() {
        rows = rows.stream().filter(Row::good).toList();
        text = rows.stream().map(Row::code).collect(Collectors.joining("\n"));
        filter = "";
    }

    public void filter(String kind) {
        filter = kind;
    }

    public long count(String kind) {
        return rows == null
                ? 0
                : rows.stream()
                        .filter(r -> kind.isEmpty() || r.kind().equals(kind))
                        .count();
    }

    public boolean isAnswered() {
        return rows != null;
    }

    public boolean isCut() {
        return cut;
    }

    /** Those that can be gone on with, as written. */
    public List<String> good() {
        return rows == null
                ? List.of()
                : rows.stream().filter(Row::good).map(Row::code).toList();
    }

    /** Numbers of the units that nothing is to be said against, each once. */
    public List<String> units() {
        return rows == null
                ? List.of()
                : rows.stream()
                        .filter(r -> r.kind().equals("ok"))
                        .map(Row::unit)
                        .toList();
    }

    public List<Row> getShown() {
        return rows == null
                ? List.of()
                : rows.stream()
                        .filter(r -> filter.isEmpty() || r.kind().equals(filter))
                        .limit(SHOWN)
                        .toList();
    }

    public boolean isMore() {
        return count(filter) > SHOWN;
    }

    public String getFilter() {
        return filter;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
