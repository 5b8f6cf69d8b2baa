package io.serialhub.web.shell;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import java.util.List;
import java.util.Set;

/**
 * One entry of the rail. Its word is {@code area.<name>} in the messages.
 *
 * @param name  as pages name themselves in {@code s:page area}
 * @param icon  of PrimeIcons
 * @param page  where it leads
 * @param key   pressed after g, or empty
 * @param needs any one of these lets a person see it; empty: everybody who is signed in
 * @param parts shown below while the area is open
 */
public record Area(String name, String icon, String page, String key, Set<Permission> needs, List<Area> parts) {
    static Area of(String name, String icon, String page, String key, Set<Permission> needs, Area... parts) {
        return new Area(name, icon, page, key, needs, List.of(parts));
    }

    static Area part(String name, String page, Permission... needs) {
        return new Area(name, "", page, "", Set.of(needs), List.of());
    }

    boolean openTo(Actor actor) {
        return needs.isEmpty() || needs.stream().anyMatch(actor::may);
    }

    public boolean holds(String area) {
        return name.equals(area) || parts.stream().anyMatch(p -> p.name.equals(area));
    }

    public List<Area> partsFor(Actor actor) {
        return parts.stream().filter(p -> p.openTo(actor)).toList();
    }
}
