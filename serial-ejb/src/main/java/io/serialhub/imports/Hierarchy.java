package io.serialhub.imports;

import java.util.Arrays;

/**
 * Which rows of one kind hang under which, and which say the same thing twice. Holds a few bytes a row, since a file may
 * have a million of them.
 */
final class Hierarchy {
    private final FirstSeen firstLines = new FirstSeen();
    private final FirstSeen byName = new FirstSeen();
    private final boolean nested;
    private long[] parents = new long[1 << 10];
    private int rows;

    /** @param nested whether any of the rows may name one that it hangs under */
    Hierarchy(boolean nested) {
        this.nested = nested;
    }

    /** The line that had this key before, or 0 when this one is the first. */
    int first(String key, int line) {
        return key == null ? 0 : firstLines.put(key, line);
    }

    /**
     * The next row.
     *
     * @param names  what others call it
     * @param parent what it calls the row above it, or empty
     * @return its number, from 0
     */
    int add(Iterable<String> names, String parent) {
        if (!nested) {
            return rows++;
        }
        for (String name : names) {
            byName.put(name, rows + 1);
        }
        if (rows == parents.length) {
            parents = Arrays.copyOf(parents, rows * 2);
        }
        parents[rows] = parent.isEmpty() ? 0 : FirstSeen.key(parent);
        return rows++;
    }

    /** 0 for a row that hangs under nothing in this file, 1 for one under such a row; {@code deepest} for circles. */
    int level(int row, int deepest) {
        int above = nested ? byName.get(parents[row]) - 1 : -1;
        int level = 0;
        while (above >= 0 && level < deepest) {
            level++;
            above = byName.get(parents[above]) - 1;
        }
        return level;
    }
}
