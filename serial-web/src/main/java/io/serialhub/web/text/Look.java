package io.serialhub.web.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serialhub.base.Permission;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Icon and class beside every state, badge and verdict: a shape of its own, so that colour never speaks alone. */
public final class Look {
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Map<String, String[]> STATES = Map.of(
            "UNASSIGNED", new String[] {"unassigned", "circle"},
            "IN_PRODUCTION", new String[] {"making", "cog"},
            "IN_STOCK", new String[] {"stock", "box"},
            "IN_TRANSIT", new String[] {"transit", "truck"},
            "SOLD", new String[] {"sold", "shopping-bag"},
            "IN_REPAIR", new String[] {"repair", "wrench"},
            "INSIDE", new String[] {"making", "link"},
            "ENDED", new String[] {"ended", "stop-circle"});
    private static final Map<String, String[]> BADGES = Map.of(
            "ON_HOLD", new String[] {"hold", "lock"},
            "RECALLED", new String[] {"recall", "megaphone"},
            "SCRAPPED", new String[] {"scrap", "trash"},
            "CONSIGNED", new String[] {"consign", "shop"},
            "MISSING", new String[] {"missing", "question-circle"});
    private static final Map<String, String> VERDICTS = Map.of(
            "ok",
            "check-circle",
            "no",
            "times-circle",
            "warn",
            "exclamation-triangle",
            "wait",
            "clock",
            "repeat",
            "replay");
    private static final Map<String, String> NOTES = Map.of(
            "ok",
            "check-circle",
            "no",
            "times-circle",
            "warn",
            "exclamation-triangle",
            "wait",
            "cloud-upload",
            "info",
            "info-circle");
    private static final String[] PLAIN = {"unassigned", "circle"};

    private Look() {}

    public static String stateClass(Enum<?> state) {
        return state == null ? "" : STATES.getOrDefault(state.name(), PLAIN)[0];
    }

    public static String stateIcon(Enum<?> state) {
        return state == null ? "" : STATES.getOrDefault(state.name(), PLAIN)[1];
    }

    public static String badgeClass(Enum<?> badge) {
        return badge == null ? "" : BADGES.getOrDefault(badge.name(), PLAIN)[0];
    }

    public static String badgeIcon(Enum<?> badge) {
        return badge == null ? "" : BADGES.getOrDefault(badge.name(), PLAIN)[1];
    }

    public static String verdictIcon(String kind) {
        return VERDICTS.getOrDefault(kind, "circle");
    }

    public static String noteIcon(String kind) {
        return NOTES.getOrDefault(kind, "info-circle");
    }

    /** A JSON document with line breaks; anything else as it is. */
    public static String pretty(String text) {
        try {
            return text == null || !text.startsWith("{") && !text.startsWith("[")
                    ? text
                    : PRETTY.writeValueAsString(PRETTY.readTree(text));
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    public static String url(String value) {
        return value == null ? "" : URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Codes of permissions in the order in which the house names them. */
    public static List<String> sorted(Set<Permission> permissions) {
        return permissions.stream().sorted().map(Permission::code).toList();
    }
}
