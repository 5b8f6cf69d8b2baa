package io.serialhub.web.units;

import io.serialhub.ledger.Part;
import java.util.ArrayList;
import java.util.List;

/** A tree of parts line by line, as a page writes it. */
public record PartList(Part root, List<Line> lines) {
    private static final int DEEPEST = 9;

    /** @param depth 1 for what is directly inside */
    public record Line(int depth, Part part) {}

    public static PartList of(Part root) {
        var lines = new ArrayList<Line>();
        walk(root, 1, lines);
        return new PartList(root, lines);
    }

    private static void walk(Part part, int depth, List<Line> lines) {
        for (Part inside : part.parts()) {
            lines.add(new Line(Math.min(depth, DEEPEST), inside));
            walk(inside, depth + 1, lines);
        }
    }

    public long byNumber() {
        return lines.stream().filter(l -> l.part().code() != null).count();
    }
}
