package io.serialhub.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a profile can fill in a command of one kind.
 *
 * @param fields of the command itself
 * @param lists  the fields of an element, by the list's name
 */
public record Targets(List<Target> fields, Map<String, List<Target>> lists) {
    private static final Targets SCAN = new Targets(
            named("step*", "mode", "code", "order", "party", "location", "reason", "happenedAt", "corrects", "fields."),
            lists(
                    "codes",
                    named(".*"),
                    "items",
                    named("code*", "role", "parent", "material", "lot", "quantity", "position", "data.")));

    private static final Targets ORDER = new Targets(
            named("code*", "kind*", "party", "location", "site", "dueAt", "reference", "carrier", "tracking"),
            lists("lines", named("lineNo*", "material*", "quantity*")));

    private static final Targets MATERIAL = new Targets(
            named(
                    "code*",
                    "nameZh*",
                    "nameEn",
                    "specification",
                    "colour",
                    "baseUnit",
                    "tracking",
                    "gtin",
                    "warrantyMonths",
                    "bomKind",
                    "warrantyStart",
                    "active"),
            Map.of());

    private static final Targets PARTNER = new Targets(
            named("code*", "kind*", "nameZh*", "nameEn", "city", "address", "phone", "email", "active"), Map.of());

    /**
     * @param name   as the profile writes it; with a dot at its end when a name of the profile's own follows, a dot alone
     *               for the element itself
     * @param needed whether the command is hardly ever whole without it
     */
    public record Target(String name, boolean needed) {
        public boolean open() {
            return name.length() > 1 && name.endsWith(".");
        }
    }

    public static Targets of(CommandKind kind) {
        return switch (kind) {
            case SCAN -> SCAN;
            case ORDER -> ORDER;
            case MATERIAL -> MATERIAL;
            case PARTNER -> PARTNER;
        };
    }

    private static List<Target> named(String... names) {
        return Stream.of(names)
                .map(name -> new Target(name.replace("*", ""), name.endsWith("*")))
                .toList();
    }

    private static Map<String, List<Target>> lists(String name, List<Target> fields) {
        return Map.of(name, fields);
    }

    /** In this order: the first is the one that most profiles need. */
    private static Map<String, List<Target>> lists(
            String first, List<Target> fields, String second, List<Target> others) {
        var lists = new LinkedHashMap<String, List<Target>>();
        lists.put(first, fields);
        lists.put(second, others);
        return lists;
    }
}
