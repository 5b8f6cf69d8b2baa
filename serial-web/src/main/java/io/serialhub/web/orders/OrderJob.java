package io.serialhub.web.orders;

import io.serialhub.base.Actor;
import io.serialhub.base.Permission;
import io.serialhub.ledger.Guard;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.StepRole;
import io.serialhub.ledger.Verb;
import io.serialhub.order.OrderKind;
import io.serialhub.web.units.Act;
import java.util.Comparator;
import java.util.List;

/**
 * What brings an order forward at a station.
 *
 * @param word   of the station's job
 * @param listed whether a list of units can be pasted instead
 */
public record OrderJob(String word, String step, String nameZh, String nameEn, String icon, boolean listed) {
    private record Counting(StepDefinition step, StepRole role) {
        OrderJob job() {
            return new OrderJob(
                    step.code(),
                    step.code(),
                    step.nameZh(),
                    step.nameEn(),
                    step.icon() == null ? "barcode" : step.icon(),
                    Act.of(step, role.name()).isPresent());
        }

        /** What cannot do without the order comes first, then what passes through our own places, then what leaves. */
        int rank() {
            boolean own = role.custody().contains("location")
                    || role.effects().stream()
                            .anyMatch(e ->
                                    e.verb() == Verb.CUSTODY && e.argument().equals("place"));
            boolean leaves = role.effects().stream()
                    .anyMatch(e -> e.verb() == Verb.CUSTODY && e.argument().equals("transit"));
            boolean needed = step.orderKind() != null || role.guards().contains(Guard.ORDER_LINE);
            return (needed ? 0 : 4) + (own ? 0 : 2) + (leaves ? 0 : 1);
        }
    }

    static List<OrderJob> of(OrderKind kind, List<StepDefinition> steps, Actor actor) {
        return steps.stream()
                .filter(step -> !step.station().isEmpty() && actor.may(Permission.of(step.permission())))
                .map(step -> new Counting(step, step.role(step.station().get(0).split("/")[0])))
                .filter(found -> counts(found, kind))
                .sorted(Comparator.comparingInt(Counting::rank)
                        .thenComparing(found -> found.step().code()))
                .map(Counting::job)
                .toList();
    }

    private static boolean counts(Counting found, OrderKind kind) {
        String needed = found.step().orderKind();
        boolean comesUnder = needed == null ? found.role().orders().contains(kind.word()) : needed.equals(kind.word());
        return comesUnder && found.role().countsOn(kind.word());
    }
}
