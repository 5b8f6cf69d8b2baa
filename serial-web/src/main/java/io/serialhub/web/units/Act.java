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
 * What can be done at a desk with units, one or a whole list of them, and what has to be said for it. All of it follows
 * from the step's definition; steps that bring two units together have screens of their own.
 *
 * @param word     names it on screens, as it names the station's job
 * @param consent  whether a second person has to agree before it counts
 * @param roles    of which one is chosen for the whole list
 * @param material whether it makes the units another material
 * @param born     whether it makes units of numbers that nobody has yet; what they are is said beside the list
 */
public record Act(
        String step,
        String word,
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
        boolean born,
        List<StationJob.Field> fields)
        implements Serializable {

    /** The acts that a step offers: one for each of its jobs at a station, or one for a step that no station offers. */
    public static Stream<Act> of(StepDefinition step) {
        return step.internal()
                ? Stream.empty()
                : entries(step)
                        .filter(entry -> entry.stream().noneMatch(StepRole::goesInside))
                        .filter(entry -> entry.stream()
                                .anyMatch(role -> !role.effects().isEmpty()
                                        || !step.fields().isEmpty()))
                        .map(entry -> of(step, entry));
    }

    /** The one that the role plays in; null: the first. */
    public static Optional<Act> of(StepDefinition step, String role) {
        return of(step).filter(act -> role == null || act.roles().contains(role))
                .findFirst();
    }

    private static Act of(StepDefinition step, List<StepRole> roles) {
        StepRole first = roles.get(0);
        boolean ordered = step.orderKind() != null || first.guards().contains(Guard.ORDER_LINE);
        String kind = step.orderKind() != null
                ? step.orderKind()
                : first.orders().stream().sorted().findFirst().orElse(null);
        boolean jobFirst = step.station().isEmpty()
                || List.of(step.station().get(0).split("/")).contains(first.name());
        return new Act(
                step.code(),
                jobFirst ? step.code() : step.code() + "." + first.name(),
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
                first.takesNew(),
                step.fields().stream().map(StationJob.Field::of).toList());
    }

    /** What the actor may do with such a unit now, as far as its state says. */
    static Stream<Act> with(UnitView unit, List<StepDefinition> steps) {
        return steps.stream()
                .flatMap(step -> of(step).filter(act ->
                        act.roles().stream().anyMatch(role -> step.role(role).admits(unit))))
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

    private static Stream<List<StepRole>> entries(StepDefinition step) {
        return step.station().isEmpty()
                ? Stream.of(step.roles()).filter(roles -> roles.size() == 1)
                : step.station().stream()
                        .map(entry ->
                                Stream.of(entry.split("/")).map(step::role).toList());
    }
}
