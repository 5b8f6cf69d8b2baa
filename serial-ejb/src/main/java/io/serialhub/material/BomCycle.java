package io.serialhub.material;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Nothing can be a part of itself, through any number of levels. */
final class BomCycle {
    private BomCycle() {}

    /**
     * Looks down level by level, each material once.
     *
     * @param root       the material that is to get the components
     * @param components by id
     * @param below      the components that many materials have, asked once a level
     * @return the shortest way from root back to root, or nothing
     */
    static List<Long> find(long root, Collection<Long> components, Function<Set<Long>, Map<Long, List<Long>>> below) {
        var usedIn = new HashMap<Long, Long>();
        Set<Long> level = new HashSet<>();
        components.forEach(id -> {
            usedIn.put(id, root);
            level.add(id);
        });
        Set<Long> current = level;
        while (!usedIn.containsKey(root) && !current.isEmpty()) {
            var next = new HashSet<Long>();
            below.apply(current).forEach((parent, children) -> {
                for (Long child : children) {
                    if (usedIn.putIfAbsent(child, parent) == null) {
                        next.add(child);
                    }
                }
            });
            current = next;
        }
        return usedIn.containsKey(root) ? wayBack(root, usedIn) : List.of();
    }

    private static List<Long> wayBack(long root, Map<Long, Long> usedIn) {
        var way = new LinkedList<Long>();
        way.add(root);
        long id = root;
        do {
            id = usedIn.get(id);
            way.addFirst(id);
        } while (id != root);
        return List.copyOf(way);
    }
}
