package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Clocks;
import io.serialhub.base.Database;
import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import io.serialhub.order.OrderIndex;
import io.serialhub.order.OrderKey;
import io.serialhub.order.OrderStatus;
import io.serialhub.party.PartyIndex;
import io.serialhub.party.PartyKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a context names, fills in what the order already says, and refuses what the step needs but lacks. */
@ApplicationScoped
class Scenes {
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(5);

    @Inject
    Clock clock;

    @Inject
    Database database;

    @Inject
    OrderIndex orders;

    @Inject
    PartyIndex parties;

    @Inject
    LocationIndex locations;

    Scene of(StepDefinition step, Context context) {
        Instant now = clock.instant();
        Instant happenedAt = context.happenedAt() == null ? now : Clocks.micros(context.happenedAt());
        if (happenedAt.isAfter(now.plus(CLOCKS_MAY_DIFFER))) {
            throw Problem.invalid("happened-in-future", "happenedAt", happenedAt);
        }
        OrderKey order = order(step, context.order());
        PartyKey party = party(step, context.party(), order);
        LocationKey place = place(step, context.location(), order);
        if (Fields.words("reason", context.reason(), 500) == null && step.needs("reason")) {
            throw Problem.invalid("reason-needed", "step", step.code());
        }
        check(step, context.fields());
        String site = place != null ? place.site() : Actor.current().site();
        Long corrects = context.corrects() == null ? null : event(context.corrects());
        return new Scene(
                step,
                order,
                party,
                place,
                site == null ? "" : site,
                context.reason(),
                happenedAt,
                now,
                corrects,
                context.fields());
    }

    private static void check(StepDefinition step, Map<String, String> fields) {
        Set<String> known = step.fieldNames();
        fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalid("field-unknown", "field", name, "step", step.code());
                });
        step.fields().forEach(field -> field.check(fields.get(field.name())));
    }

    /** Locks the order first, so that lines, lots and units follow in one order everywhere. */
    private OrderKey order(StepDefinition step, String code) {
        if (blank(code)) {
            if (step.orderKind() != null) {
                throw Problem.invalid("order-needed", "step", step.code(), "kind", step.orderKind());
            }
            return null;
        }
        if (step.has(Verb.ORDER) || step.has(Verb.RESERVE)) {
            database.use(h -> h.createUpdate("UPDATE doc_order SET status = status WHERE code = :code")
                    .bind("code", code)
                    .execute());
        }
        OrderKey order = orders.get(code);
        if (step.orderKind() != null && !order.kind().word().equals(step.orderKind())) {
            throw Problem.invalid(
                    "order-of-other-kind", "order", code, "kind", order.kind().word(), "needed", step.orderKind());
        }
        if (order.status() == OrderStatus.CANCELLED) {
            throw Problem.conflict("order-cancelled", "order", code);
        }
        return order;
    }

    private PartyKey party(StepDefinition step, String code, OrderKey order) {
        if (blank(code)) {
            if (order != null && order.partyId() != null) {
                return parties.byIds(List.of(order.partyId())).get(order.partyId());
            }
            if (step.needs("party")) {
                throw Problem.invalid("party-needed", "step", step.code());
            }
            return null;
        }
        PartyKey party = parties.byCodes(List.of(code)).get(code);
        if (party == null) {
            throw Problem.invalid("unknown-party", "party", code);
        }
        if (order != null && order.partyId() != null && order.partyId() != party.id()) {
            throw Problem.invalid("party-not-of-order", "party", code, "order", order.code());
        }
        return party;
    }

    private LocationKey place(StepDefinition step, String code, OrderKey order) {
        if (blank(code)) {
            if (step.needs("location") && order != null && order.locationId() != null) {
                return locations.byIds(List.of(order.locationId())).get(order.locationId());
            }
            if (step.needs("location")) {
                throw Problem.invalid("location-needed", "step", step.code());
            }
            return null;
        }
        LocationKey place = locations.byCodes(List.of(code)).get(code);
        if (place == null) {
            throw Problem.invalid("unknown-location", "location", code);
        }
        return place;
    }

    private static Long event(String number) {
        try {
            return Long.valueOf(number);
        } catch (NumberFormatException e) {
            throw Problem.invalid("unknown-event", "event", number);
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
