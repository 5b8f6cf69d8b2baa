package io.serialhub.imports;

import java.util.HashMap;
import java.util.Map;

/** Which rows of one kind hang under which, and which say the same thing twice. */
final class Hierarchy {
    /** A row, by what others call it and what it hangs under. */
    static final class Node {
        private final String parent;
        private int level = -1;

        private Node(String parent) {
            this.parent = parent;
        }
    }

    private final Map<String, Integer> firstLines = new HashMap<>();
    private final Map<String, Node> byName = new HashMap<>();

    /** The line that had this key before, or 0 when this one is the first. */
    int first(String key, int line) {
        Integer before = key == null ? null : firstLines.putIfAbsent(key, line);
        return before == null ? 0 : before;
    }

    Node node(String name, String parent) {
        var node = new Node(parent);
        if (!name.isEmpty()) {
            byName.putIfAbsent(name, node);
        }
        return node;
    }

    /** 0 for a row that hangs under nothing in this file, 1 for one under such a row; {@code deepest} for circles. */
    int level(Node node, int deepest) {
        if (node.level < 0) {
            node.level = deepest;
            Node parent = byName.get(node.parent);
            node.level = parent == null ? 0 : Math.min(level(parent, deepest) + 1, deepest);
        }
        return node.level;
    }
}
