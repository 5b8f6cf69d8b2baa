package io.serialhub.imports;

/**
 * Remembers for each text the first number it came with, in 12 bytes a text: of the text itself only 64 bits are kept, of
 * which a million differ with all but certainty.
 */
final class FirstSeen {
    private long[] keys = new long[1 << 10];
    private int[] values = new int[1 << 10];
    private int size;

    /** @param value above 0 @return the value it came with before, or 0 when this is the first time */
    int put(String text, int value) {
        if (size * 2 >= keys.length) {
            grow();
        }
        long key = key(text);
        int at = place(keys, key);
        if (keys[at] == key) {
            return values[at];
        }
        keys[at] = key;
        values[at] = value;
        size++;
        return 0;
    }

    /** The value of this key, or 0. */
    int get(long key) {
        return key == 0 ? 0 : values[place(keys, key)];
    }

    /** Never 0. FNV-1a over the characters, stirred once more (the finish of MurmurHash3). */
    static long key(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = place(keys, oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }

    private static int place(long[] keys, long key) {
        int at = (int) key & keys.length - 1;
        while (keys[at] != 0 && keys[at] != key) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }
}
