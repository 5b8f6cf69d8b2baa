package io.serialhub.numbering;

import io.serialhub.base.Actor;
import io.serialhub.base.Ids;
import io.serialhub.base.Problem;
import io.serialhub.identifier.SerialNumber;
import io.serialhub.job.JobQueue;
import io.serialhub.location.LocationIndex;
import io.serialhub.location.LocationKey;
import io.serialhub.material.Tracking;
import io.serialhub.order.OrderKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Makes batches: looks whether the numbers may be made for what they are asked for, and takes their counter values for good. */
@ApplicationScoped
class BatchMaker {
    @Inject
    EntityManager entityManager;

    @Inject
    RuleBook rules;

    @Inject
    Counters counters;

    @Inject
    Occasions occasions;

    @Inject
    OpenQuantity openQuantity;

    @Inject
    LocationIndex locations;

    @Inject
    JobQueue queue;

    @Inject
    Secrets secrets;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** @return its code; the writing is queued. @throws Problem as {@link NumberBatches#request} */
    String make(BatchRequest request) {
        Instant now = clock.instant();
        StoredRule stored = rules.inUse(request.rule(), now).orElseThrow(() -> notInUse(request.rule()));
        NumberRule rule = stored.view();
        if (!rule.active()) {
            throw Problem.conflict("rule-inactive", "rule", rule.code());
        }
        Occasions.Made material = material(request.material());
        OrderKey order = request.order() == null
                ? null
                : openQuantity.require(request.order(), material.id(), request.material(), request.quantity());
        LocationKey line = line(request, order);
        var occasion = new Occasion(
                material.attributes(),
                line == null ? null : line.code(),
                site(order, line),
                order == null ? null : order.code(),
                now);
        var maker = new NumberMaker(rule, occasion);
        new SerialNumber(maker.make(maker.last(), new SecureRandom()));

        var batch = new StoredBatch(
                ids.next("number_batch"),
                stored.id(),
                material.id(),
                order == null ? null : order.id(),
                request.quantity(),
                occasion);
        Counters.Block block = counters.take(rule.code(), maker, request.quantity(), null);
        batch.take(block, maker.scope(), Actor.current().login());
        if (rule.secret() != null) {
            batch.seal(secrets.newKey(batch.code()));
        }
        entityManager.persist(batch);
        entityManager.flush();
        counters.assign(block, batch.id());
        queue.add(NumberWork.KIND, batch.code(), request.quantity());
        return batch.code();
    }

    /** A rule that only counts later is there, but of no use yet. */
    private Problem notInUse(String code) {
        return rules.newest(code)
                .map(later -> Problem.conflict(
                        "rule-not-yet", "rule", code, "from", later.view().validFrom()))
                .orElseGet(() -> Problem.invalid("unknown-rule", "rule", code));
    }

    private Occasions.Made material(String code) {
        Occasions.Made material = occasions.material(code);
        if (!material.active()) {
            throw Problem.conflict("material-inactive", "material", code);
        }
        if (material.tracking() != Tracking.SERIAL) {
            throw Problem.conflict("material-not-serial", "material", code);
        }
        return material;
    }

    /** The line that was named, else the place that the order is made at. */
    private LocationKey line(BatchRequest request, OrderKey order) {
        if (request.line() == null) {
            LocationKey place = order == null || order.locationId() == null
                    ? null
                    : locations.byIds(List.of(order.locationId())).get(order.locationId());
            return place != null && isForProduction(place) ? place : null;
        }
        LocationKey named = locations.byCodes(List.of(request.line())).get(request.line());
        if (named == null) {
            throw Problem.invalid("unknown-location", "location", request.line());
        }
        if (!isForProduction(named)) {
            throw Problem.invalid("place-not-for-production", "location", request.line());
        }
        return named;
    }

    private static boolean isForProduction(LocationKey place) {
        return switch (place.kind()) {
            case LINE, PLANT -> true;
            default -> false;
        };
    }

    private static String site(OrderKey order, LocationKey line) {
        return order != null
                ? order.site()
                : line != null ? line.site() : Actor.current().site();
    }
}
