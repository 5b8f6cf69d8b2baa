package io.serialhub.ledger;

import io.serialhub.base.Cursor;
import io.serialhub.base.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Trees of parts at any moment, put together level by level and cut where they get too large to look at. */
@ApplicationScoped
class Tree {
    /** Parts that one tree shows; the others are counted, and read page by page. */
    static final int MOST = 2_000;

    private static final int DEEPEST = 32;

    @Inject
    TreeRows rows;

    @Inject
    UnitPages pages;

    /** The unit with what is inside it, or what it is inside of, through all levels. */
    Part of(long root, Part.Direction direction, Instant at) {
        return of(root, direction, at, MOST);
    }

    /** @param most how many parts are shown */
    Part of(long root, Part.Direction direction, Instant at, int most) {
        var levels = new ArrayList<List<TreeRows.Node>>();
        var more = new HashMap<Long, Long>();
        TreeRows.Asked asked = TreeRows.Asked.level(direction, root, at, most);
        Set<Long> seen = new HashSet<>(asked.ids());
        while (!asked.ids().isEmpty() && levels.size() < DEEPEST && asked.most() > 0) {
            List<TreeRows.Node> read = rows.level(asked);
            List<TreeRows.Node> level = read.subList(0, Math.min(read.size(), asked.most()));
            levels.add(level);
            if (level.size() < read.size()) {
                more.putAll(rows.counts(asked));
                level.forEach(node -> more.merge(node.known(), -1L, Long::sum));
            }
            asked = asked.next(
                    level.stream()
                            .filter(TreeRows.Node::goesOn)
                            .map(TreeRows.Node::next)
                            .filter(id -> id != 0 && seen.add(id))
                            .toList(),
                    asked.most() - level.size());
        }
        if (!asked.ids().isEmpty()) {
            more.putAll(rows.counts(asked));
        }
        Map<Long, List<Part>> lower = Map.of();
        for (int i = levels.size() - 1; i >= 0; i--) {
            var here = new HashMap<Long, List<Part>>();
            for (TreeRows.Node node : levels.get(i)) {
                List<Part> below = lower.getOrDefault(node.next(), List.of());
                here.computeIfAbsent(node.known(), id -> new ArrayList<>())
                        .add(node.part().with(below, more.getOrDefault(node.next(), 0L)));
            }
            lower = here;
        }
        return withWord(root, rows.root(root)).with(lower.getOrDefault(root, List.of()), more.getOrDefault(root, 0L));
    }

    /** What is directly inside or around, page by page in the order in which it went in; each counts what goes on from it. */
    Page<Part> page(long unit, Part.Direction direction, Instant at, Paged paged) {
        TreeRows.Asked asked = TreeRows.Asked.page(direction, unit, at, paged);
        List<TreeRows.Node> found = rows.read(asked);
        Page<TreeRows.Node> page = Page.cut(found, paged.size(), node -> Cursor.of(node.id()));
        List<Long> next = page.items().stream()
                .filter(TreeRows.Node::goesOn)
                .map(TreeRows.Node::next)
                .filter(id -> id != 0)
                .toList();
        Map<Long, Long> more = next.isEmpty() ? Map.of() : rows.counts(asked.next(next, 0));
        return page.map(node -> node.part().with(List.of(), more.getOrDefault(node.next(), 0L)));
    }

    /** @param after the last row of the page before, 0 for the first */
    record Paged(long after, int size) {}

    /** The unit that the tree is of; inside another one it shows the word of the outermost. */
    private Part withWord(long id, Part root) {
        return root.state() == StateWord.INSIDE
                ? root.inState(pages.outermost(List.of(id)).get(id).state())
                : root;
    }
}
