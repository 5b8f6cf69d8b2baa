package io.serialhub.access;

import io.serialhub.base.Permission;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Permissions as they are stored: their codes, in order, with commas. A code that this version does not know grants nothing. */
final class Permissions {
    private Permissions() {}

    static Set<Permission> parse(String text) {
        if (text == null || text.isBlank()) {
            return Set.of();
        }
        Set<String> codes = Set.copyOf(Arrays.asList(text.split(",")));
        return Arrays.stream(Permission.values())
                .filter(permission -> codes.contains(permission.code()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    static String text(Collection<Permission> permissions) {
        return sorted(permissions).stream().map(Permission::code).collect(Collectors.joining(","));
    }

    /** A copy that lists in the order of the enum, as people read it. */
    static Set<Permission> sorted(Collection<Permission> permissions) {
        var sorted = EnumSet.noneOf(Permission.class);
        sorted.addAll(permissions);
        return Collections.unmodifiableSet(sorted);
    }
}
