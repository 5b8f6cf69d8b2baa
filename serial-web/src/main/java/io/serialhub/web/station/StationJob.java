package io.serialhub.web.station;

import io.serialhub.base.Actor;
import io.serialhub.base.Coded;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.ledger.Guard;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.StepField;
import io.serialhub.ledger.StepRole;
import io.serialhub.order.OrderKind;
import io.serialhub.web.shell.Param;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a station can be set to: a role of a step, and what must be chosen once before. All of it follows from the step's
 * definition, so that an administrator's own step is a job like any other.
 *
 * @param word  the step's code, and for its further jobs the role behind it
 * @param roles    of which each scan chooses one
 * @param rank     where it stands among others, the smallest first
 * @param fills    it is done where the order says: what is recorded counts on the order and then is there
 * @param builds   done at a bench of its own, position by position
 * @param swaps    a part comes out and another goes into its place
 * @param measures what is measured on the unit decides between the roles
 */
public record StationJob(
        String word,
        String step,
        String nameZh,
        String nameEn,
        String hintZh,
        String hintEn,
        String icon,
        String permission,
        int rank,
        List<String> roles,
        OrderKind orderKind,
        boolean orderNeeded,
        boolean place,
        boolean fills,
        boolean party,
        boolean reason,
        boolean material,
        boolean intoParent,
        boolean builds,
        boolean swaps,
        boolean measures,
        List<Field> fields)
        implements Serializable {
    /** As they are offered. */
    public static final Comparator<StationJob> IN_ORDER =
            Comparator.comparingInt(StationJob::rank).thenComparing(StationJob::word);

    /** A field of the step's own. @param kind text, number, date or choice */
    public record Field(
            String name,
            String nameZh,
            String nameEn,
            String kind,
            boolean required,
            String min,
            String max,
            List<String> choices)
            implements Serializable {
        public static Field of(StepField f) {
            return new Field(
                    f.name(),
                    f.nameZh(),
                    f.nameEn(),
                    f.type().word(),
                    f.required(),
                    f.min() == null ? null : f.min().toPlainString(),
                    f.max() == null ? null : f.max().toPlainString(),
                    List.copyOf(f.choices()));
        }
    }

    /** The jobs that a step offers. */
    public static Stream<StationJob> of(StepDefinition step) {
        return step.station().stream().map(entry -> of(step, entry));
    }

    private static StationJob of(StepDefinition step, String entry) {
        boolean first = step.station().indexOf(entry) == 0;
        StepRole role = step.role(entry.split("/")[0]);
        boolean mustHaveOrder = step.orderKind() != null || role.guards().contains(Guard.ORDER_LINE);
        String kind = step.orderKind() != null
                ? step.orderKind()
                : role.orders().stream().sorted().findFirst().orElse(null);
        boolean swaps = role.goesInside()
                && step.roles().stream().anyMatch(r -> r.guards().contains(Guard.IN_PARENT));
        boolean party = step.needs("party") && !mustHaveOrder;
        return new StationJob(
                first ? step.code() : step.code() + "." + entry,
                step.code(),
                step.nameZh(),
                step.nameEn(),
                step.titleZh(),
                step.titleEn(),
                step.icon() == null ? "barcode" : step.icon(),
                step.permission(),
                step.rank() == null ? Integer.MAX_VALUE : step.rank(),
                List.of(entry.split("/")),
                Coded.ofWord(OrderKind.class, kind),
                mustHaveOrder,
                step.needs("location"),
                kind != null && role.countsOn(kind) && role.takesToPlace(),
                party,
                step.needs("reason"),
                role.takesNew(),
                role.goesInside(),
                role.goesInside()
                        && !swaps
                        && kind == null
                        && Stream.of("location", "party", "reason").noneMatch(step::needs),
                swaps,
                role.guards().contains(Guard.LIMITS),
                step.fields().stream().map(Field::of).toList());
    }

    /** @throws Problem when no step offers it */
    public static StationJob of(String word, List<StepDefinition> steps) {
        return steps.stream()
                .flatMap(StationJob::of)
                .filter(job -> job.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("page-needs-parameter", "name", "job"));
    }

    /** Among those that are offered first. */
    public boolean daily() {
        return rank < Integer.MAX_VALUE;
    }

    /** Each scan says which of two roles it is: pass or fail. */
    public boolean chooses() {
        return roles.size() > 1;
    }

    /** What was typed into its fields for the scan that is being answered. */
    Map<String, String> typed() {
        var typed = new HashMap<String, String>();
        for (Field field : fields) {
            String value = Param.text("f." + field.name());
            if (value != null) {
                typed.put(field.name(), value);
            }
        }
        return typed;
    }

    /** The page that the job is done on. */
    public String getPage() {
        return swaps
                ? "/station/replace.xhtml?job=" + word
                : builds ? "/station/bench.xhtml?job=" + word : "/station/jobs.xhtml?job=" + word;
    }

    public boolean openTo(Actor actor) {
        return actor.may(Permission.of(permission));
    }
}
