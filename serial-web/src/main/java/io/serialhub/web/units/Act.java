package io.serialhub.web.units;

import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Permission;
import io.serialhub.ledger.Guard;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.StepRole;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Verb;
import io.serialhub.order.OrderKind;
import io.serialhub.web.station.StationJob;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be done at a desk with units that exist, one or a whole list of them, and what has to be said for it. All of it
 * follows from the step's definition; steps that bring two units together have screens of their own.
 *
 * @param consent  whether a second person has to agree before it counts
 * @param roles    of which one is chosen for the whole list
 * @param material whether it makes the units another material
 */
public record Act(
        String step,
        String nameZh,
        String nameEn,
        String icon,
        String permission,
        boolean consent,
        List<String> roles,
        OrderKind orderKind,
        boolean orderNeeded,
        boolean place,
        boolean party,
        boolean reason,
        boolean material,
        List<StationJob.Field> fields)
        implements Serializable {

    public static Optional<Act> of(StepDefinition step) {
        List<StepRole> roles = roles(step);
        if (step.internal() || roles.isEmpty()) {
            return Optional.empty();
        }
        StepRole first = roles.get(0);
        boolean ordered = step.orderKind() != null || first.guards().contains(Guard.ORDER_LINE);
        String kind = step.orderKind() != null
                ? step.orderKind()
                : first.orders().stream().sorted().findFirst().orElse(null);
        return Optional.of(new Act(
                step.code(),
                step.nameZh(),
                step.nameEn(),
                step.icon() == null ? "tag" : step.icon(),
                step.permission(),
                step.approver() != null,
                roles.stream().map(StepRole::name).toList(),
                Coded.ofWord(OrderKind.class, kind),
                ordered,
                step.needs("location"),
                step.needs("party") && !ordered,
                step.needs("reason"),
                first.has(Verb.MATERIAL),
                step.fields().stream().map(StationJob.Field::of).toList()));
    }

    /** What the actor may do with such a unit now, as far as its state says. */
    static Stream<Act> with(UnitView unit, List<StepDefinition> steps) {
        return steps.stream()
                .filter(step -> roles(step).stream().anyMatch(role -> role.admits(unit)))
                .flatMap(step -> of(step).stream())
                .filter(act -> act.openTo(Actor.current()));
    }

    boolean openTo(Actor actor) {
        return actor.may(Permission.of(permission));
    }

    /** An order may be named, and need not be. */
    public boolean orderAsked() {
        return orderKind != null || orderNeeded;
    }

    public boolean chooses() {
        return roles.size() > 1;
    }

    /** Roles of units that are there already and stand by themselves, and that something is done to or noted of. */
    private static List<StepRole> roles(StepDefinition step) {
        Stream<StepRole> all = step.station().isEmpty()
                ? step.roles().stream().filter(role -> step.roles().size() == 1)
                : step.station().stream()
                        .flatMap(entry -> Stream.of(entry.split("/")))
                        .map(step::role);
        return all.filter(role -> !role.takesOnlyNew() && !intoParent(role))
                .filter(role -> !role.effects().isEmpty() || !step.fields().isEmpty())
                .toList();
    }

    private static boolean intoParent(StepRole role) {
        return role.effects().stream()
                .anyMatch(e -> e.verb() == Verb.CUSTODY && e.argument().equals("parent"));
    }
}
