package io.serialhub.base;

import java.util.Map;
import java.util.TreeMap;

/**
 * Why one item, row or call was refused or warned: a stable code and the values its message names.
 *
 * @param code lower case with hyphens, from {@code problems_*.properties}
 * @param args values by the names used in the message, for example {@code material=M-1}
 */
public record Reason(String code, Map<String, String> args) {
    public Reason {
        args = args == null ? Map.of() : Map.copyOf(args);
    }

    /** @param args names and values alternating */
    public static Reason of(String code, Object... args) {
        return new Reason(code, args(args));
    }

    static Map<String, String> args(Object... args) {
        var map = new TreeMap<String, String>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            map.put(args[i].toString(), args[i + 1] == null ? "" : args[i + 1].toString());
        }
        return map;
    }
}
