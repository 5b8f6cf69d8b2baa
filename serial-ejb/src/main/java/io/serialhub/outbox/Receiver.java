package io.serialhub.outbox;

import io.serialhub.base.Json;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * A subscription as the fan-out sees it.
 *
 * @param materials it asks for; empty for all
 * @param sites     it asks for; empty for all
 */
record Receiver(long id, String code, Types types, List<String> materials, List<String> sites) {
    /** Subject of messages about a subscription itself. */
    static String subject(String code) {
        return "subscription/" + code;
    }

    static List<Receiver> active(Handle h) {
        return h.createQuery(
                        "SELECT id, code, types, materials, sites FROM subscription WHERE active = TRUE ORDER BY id")
                .map((r, c) -> new Receiver(
                        r.getLong(1),
                        r.getString(2),
                        Types.stored(r.getString(3)),
                        SubscriptionTable.list(r.getString(4)),
                        SubscriptionTable.list(r.getString(5))))
                .list();
    }

    /**
     * A message to be spread.
     *
     * @param materials of the event: how many units of each; empty where there is no event
     */
    record Message(
            long id,
            String type,
            String subject,
            String site,
            Long eventId,
            String payload,
            Map<String, Integer> materials) {
        int units() {
            return materials.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** What a message without an event says of a material: {@code material} of its payload. */
        private String material() {
            if (payload == null || !payload.startsWith("{")) {
                return null;
            }
            return Json.read(payload, Map.class).get("material") instanceof String code ? code : null;
        }
    }

    /** Nobody is told of an alert about itself: it could not be told, or it would never end. */
    boolean asksFor(Message message) {
        return types.matches(message.type())
                && (sites.isEmpty() || sites.contains(message.site()))
                && (materials.isEmpty() || ofItsMaterials(message))
                && !(Alerts.isAlert(message.type()) && message.subject().equals(subject(code)));
    }

    private boolean ofItsMaterials(Message message) {
        return message.eventId() == null ? materials.contains(message.material()) : units(message) > 0;
    }

    /** How many units of the message's event it is told of. */
    int units(Message message) {
        return materials.isEmpty()
                ? message.units()
                : materials.stream()
                        .mapToInt(code -> message.materials().getOrDefault(code, 0))
                        .sum();
    }
}
