package io.serialhub.ledger;

import java.util.Map;

/**
 * What an event keeps beside its ids, as JSON.
 *
 * @param ownerKind what the party was to us, one letter
 * @param placeKind what kind of place it was, one letter
 * @param fields    carrier, tracking and whatever else the step declares
 */
record EventDoc(Character ownerKind, Character placeKind, Map<String, String> fields) {
    EventDoc {
        fields = fields == null ? Map.of() : fields;
    }

    static EventDoc of(Scene scene) {
        return new EventDoc(
                scene.ownerKind() == null ? null : scene.ownerKind().code(), scene.placeKind(), scene.fields());
    }
}
