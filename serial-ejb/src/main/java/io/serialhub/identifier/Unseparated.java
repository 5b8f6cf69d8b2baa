package io.serialhub.identifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Element strings whose separators a keyboard scanner swallowed. Where a value of varying length ends can only be
 * guessed: every reading in which all values are good is one, the longest values first. Whoever knows which serial
 * numbers exist picks among them.
 */
final class Unseparated {
    private static final int MOST = 24;

    /** What stands behind a serial number or lot on a product; splitting at any other AI would only guess wildly. */
    private static final Set<String> COMPANIONS =
            Set.of("10", "11", "13", "15", "16", "17", "20", "21", "22", "30", "37", "240", "241", "250");

    private final String text;
    private final List<ElementString> readings = new ArrayList<>();

    private Unseparated(String text) {
        this.text = text;
    }

    /** All readings, likeliest first; empty if there is none. */
    static List<ElementString> readings(String text) {
        var unseparated = new Unseparated(text);
        unseparated.read(0, new LinkedHashMap<>());
        return unseparated.readings;
    }

    private void read(int at, Map<String, String> before) {
        if (readings.size() >= MOST) {
            return;
        }
        if (at == text.length()) {
            if (!before.isEmpty()) {
                readings.add(ElementString.of(before));
            }
            return;
        }
        Ai ai = Ais.at(text, at).orElse(null);
        if (ai == null || before.containsKey(ai.code()) || at > 0 && !ai.bounded() && !COMPANIONS.contains(ai.code())) {
            return;
        }
        int start = at + ai.code().length();
        for (int end = Math.min(text.length(), start + ai.longest()); end >= start + ai.shortest(); end--) {
            String value = text.substring(start, end);
            if (ai.faultOf(value).isEmpty() && (end == text.length() || ai.bounded() || continues(end))) {
                var elements = new LinkedHashMap<>(before);
                elements.put(ai.code(), value);
                read(end, elements);
            }
        }
    }

    private boolean continues(int at) {
        return Ais.at(text, at).filter(ai -> COMPANIONS.contains(ai.code())).isPresent();
    }
}
