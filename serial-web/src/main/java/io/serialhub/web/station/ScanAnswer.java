package io.serialhub.web.station;

import java.util.List;

/**
 * What the station shows and sounds for one scan; every word already in the person's language.
 *
 * @param id        as the browser sent it
 * @param kind      ok, no, warn or repeat; fail: counted, and the unit is bad; ask: more is needed before it counts
 * @param word      read from two metres
 * @param serial    the number, in its three parts
 * @param what      which product it is
 * @param reason    what happened and what it means, when it did not count
 * @param todo      what to do with it
 * @param tag       the reason in one or two words
 * @param event     of the ledger, to take it back
 * @param done      pieces of the order, or of this sitting
 * @param choices   what an ambiguous code may mean
 * @param parent    the unit that parts go into, at an assembly
 */
public record ScanAnswer(
        String id,
        String kind,
        String word,
        List<String> serial,
        String code,
        String what,
        String reason,
        String todo,
        String tag,
        String time,
        String event,
        Long done,
        Long total,
        List<Line> lines,
        List<Choice> choices,
        String parent) {
    /** @param key to find the line on the page */
    public record Line(String key, int done, int total) {}

    public record Choice(String material, String label) {}

    /** With how many counted so far in this sitting. */
    ScanAnswer counted(long n) {
        return new ScanAnswer(
                id, kind, word, serial, code, what, reason, todo, tag, time, event, n, total, lines, choices, parent);
    }

    /** Counted, and the unit failed: said as loudly as a refusal. */
    ScanAnswer failed(String verdict, String why, String act) {
        return new ScanAnswer(
                id, "fail", verdict, serial, code, what, why, act, tag, time, event, done, total, lines, choices,
                parent);
    }

    /** The same in other words. */
    ScanAnswer said(String verdict, String why) {
        return new ScanAnswer(
                id, kind, verdict, serial, code, what, why, todo, tag, time, event, done, total, lines, choices,
                parent);
    }

    /** Nothing is counted yet: the person is asked for more. */
    ScanAnswer asks() {
        return new ScanAnswer(
                id, "ask", word, serial, code, what, reason, todo, tag, time, event, done, total, lines, choices, null);
    }
}
