package io.serialhub.outbox;

import io.serialhub.outbox.PayloadSource.JsonPart;
import io.serialhub.outbox.PayloadSource.Piece;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks each room that knows the messages what to say in them: once for all of them. */
@ApplicationScoped
class Payloads {
    private Instance<PayloadSource> sources;

    protected Payloads() {}

    @Inject
    Payloads(@Any Instance<PayloadSource> sources) {
        this.sources = sources;
    }

    Map<Piece, JsonPart> of(List<Claimed> claimed) {
        var said = new HashMap<Piece, JsonPart>();
        Set<Piece> pieces = claimed.stream()
                .filter(c -> c.eventId() != null)
                .map(Claimed::piece)
                .collect(Collectors.toSet());
        if (!pieces.isEmpty()) {
            sources.forEach(source -> said.putAll(source.read(pieces)));
        }
        return said;
    }

    /** By event how many units of which material. */
    Map<Long, Map<String, Integer>> materials(Collection<Receiver.Message> messages) {
        var found = new HashMap<Long, Map<String, Integer>>();
        List<Long> events = messages.stream()
                .map(Receiver.Message::eventId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (!events.isEmpty()) {
            sources.forEach(source -> found.putAll(source.materials(events)));
        }
        return found;
    }
}
