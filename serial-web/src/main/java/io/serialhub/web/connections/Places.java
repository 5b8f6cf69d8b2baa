package io.serialhub.web.connections;

import com.fasterxml.jackson.databind.JsonNode;
import io.serialhub.base.Json;
import java.util.ArrayList;
import java.util.List;

/** The places of a sample as a profile names them, so that they are chosen and not typed. */
final class Places {
    private static final int MOST = 200;
    private static final int DEEPEST = 20;

    private final List<String> values = new ArrayList<>();
    private final List<String> lists = new ArrayList<>();

    private Places(JsonNode base) {
        walk(base, "", 0);
    }

    /** None of what is no JSON. */
    static Places of(String sample) {
        return new Places(document(sample));
    }

    private static JsonNode document(String sample) {
        try {
            return sample == null ? null : Json.read(sample, JsonNode.class);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Seen from an element of the list at {@code each}: its own places, then those of the whole document. */
    static List<String> within(String sample, String each) {
        JsonNode whole = document(sample);
        List<String> places = new ArrayList<>(List.of("."));
        if (whole != null && each != null && each.matches("/.*")) {
            places.addAll(new Places(whole.at(each).path(0)).values);
        }
        Places.of(sample).values.forEach(place -> places.add("$" + place));
        return places;
    }

    List<String> values() {
        return values;
    }

    List<String> lists() {
        return lists;
    }

    /** What is inside a list is reached from the list. */
    private void walk(JsonNode at, String place, int depth) {
        if (at == null || at.isMissingNode() || depth > DEEPEST || values.size() >= MOST) {
            return;
        }
        if (at.isObject()) {
            at.properties()
                    .forEach(field -> walk(
                            field.getValue(),
                            place + "/" + field.getKey().replace("~", "~0").replace("/", "~1"),
                            depth + 1));
        } else if (at.isArray()) {
            lists.add(place);
        } else if (!place.isEmpty()) {
            values.add(place);
        }
    }
}
