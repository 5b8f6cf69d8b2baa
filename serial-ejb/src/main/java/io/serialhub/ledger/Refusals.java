package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keeps what was refused, so that a day and an order can tell how much and why. A repeated scan is no refusal. */
@ApplicationScoped
class Refusals {
    /** As many are kept one by one; of the rest of a long list, one row a reason. */
    private static final int SINGLY = 50;

    private static final int UNIT_LENGTH = 80;
    private static final int BECAUSE_LENGTH = 120;

    private static final List<String> COLUMNS =
            List.of("refused_at", "step", "reason", "unit", "because", "order_id", "items", "actor", "site");

    @Inject
    Database database;

    @Inject
    Rows rows;

    void note(Scene scene, Recorded recorded) {
        List<Answer> refused = recorded.items().stream()
                .filter(answer -> answer.reason() != null && !answer.repeated())
                .toList();
        if (refused.isEmpty()) {
            return;
        }
        var written = new ArrayList<Object[]>();
        refused.stream()
                .limit(SINGLY)
                .forEach(answer -> written.add(row(
                        scene,
                        answer.reason().code(),
                        answer.unit(),
                        because(answer.reason().args()),
                        answer.units())));
        Map<String, Integer> rest = new LinkedHashMap<>();
        refused.stream()
                .skip(SINGLY)
                .forEach(answer -> rest.merge(answer.reason().code(), answer.units(), Integer::sum));
        rest.forEach((reason, items) -> written.add(row(scene, reason, null, null, items)));
        database.use(h -> rows.insert(h, "refusal", COLUMNS, written));
    }

    private static Object[] row(Scene scene, String reason, String unit, String because, int items) {
        return new Object[] {
            scene.recordedAt(),
            scene.step().code(),
            reason,
            cut(unit, UNIT_LENGTH),
            cut(because, BECAUSE_LENGTH),
            scene.orderId(),
            items,
            Actor.current().login(),
            scene.site()
        };
    }

    /** The lot, part or unit that the reason names. */
    private static String because(Map<String, String> args) {
        return Stream.of("lot", "part", "unit")
                .map(args::get)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
