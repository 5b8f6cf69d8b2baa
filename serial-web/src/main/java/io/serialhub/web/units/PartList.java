package io.serialhub.web.units;

import io.serialhub.ledger.Part;
import java.util.ArrayList;
import java.util.List;

/** A tree of parts line by line, as a page writes it. */
public record PartList(Part root, List<Line> lines) {
    private static final int DEEPEST = 9;

    /**
     * @param depth  1 for what is directly inside
     * @param part   null on a line that stands for what the tree leaves out
     * @param more   how many parts such a line stands for
     * @param inside number of the unit that they are inside of
     */
    public record Line(int depth, Part part, long more, String inside) {}

    public static PartList of(Part root) {
        var lines = new ArrayList<Line>();
        walk(root, 1, lines);
        return new PartList(root, lines);
    }

    private static void walk(Part part, int depth, List<Line> lines) {
        int indent = Math.min(depth, DEEPEST);
        for (Part inside : part.parts()) {
            lines.add(new Line(indent, inside, 0, null));
            walk(inside, depth + 1, lines);
        }
        if (part.more() > 0) {
            lines.add(new Line(indent, null, part.more(), part.code()));
        }
    }

    public long size() {
        return lines.stream().filter(l -> l.part() != null).count();
    }

    /** How many parts are left out, as far as that is known: parts of those that are left out are not counted. */
    public long more() {
        return lines.stream().mapToLong(Line::more).sum();
    }

    public long byNumber() {
        return lines.stream()
                .filter(l -> l.part() != null && l.part().code() != null)
                .count();
    }
}
