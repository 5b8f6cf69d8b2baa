package io.serialhub.ledger;

import io.serialhub.order.OrderKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Words the door's answer: one for each item of the call, and how the lines of its order stand now. */
final class Answers {
    private final Scene scene;
    private final Cast.Present present;
    private final Long event;

    /** @param event null: nothing was recorded */
    Answers(Scene scene, Cast.Present present, Long event) {
        this.scene = scene;
        this.present = present;
        this.event = event;
    }

    Recorded of(Unboxed unboxed, List<Decision> decisions, Map<OrderKey.Slot, Integer> counted) {
        var answers = new ArrayList<Answer>(unboxed.lines().size());
        int accepted = 0;
        int refused = 0;
        for (Unboxed.Line line : unboxed.lines()) {
            Answer answer =
                    line.box() == null ? unit(line, decisions.get(line.first())) : box(line, line.of(decisions));
            answers.add(answer);
            accepted += answer.accepted() ? answer.units() : 0;
            refused += answer.accepted() ? 0 : answer.units();
        }
        Recorded.Outcome outcome = accepted == 0
                ? Recorded.Outcome.REFUSED
                : refused == 0 ? Recorded.Outcome.RECORDED : Recorded.Outcome.PARTLY;
        return new Recorded(
                event == null ? null : event.toString(), outcome, accepted, refused, answers, lines(counted));
    }

    private Answer unit(Unboxed.Line line, Decision d) {
        return new Answer(
                line.item().code(),
                d.unit() == null ? null : d.unit().code(),
                d.unit() == null ? null : material(d),
                d.accepted() && event != null,
                d.repeated(),
                d.reason(),
                d.candidates(),
                1,
                d.remark());
    }

    private Answer box(Unboxed.Line line, List<Decision> units) {
        List<String> materials = units.stream().map(this::material).distinct().toList();
        return new Answer(
                line.item().code(),
                line.unit(),
                materials.size() == 1 ? materials.get(0) : null,
                line.reason() == null && event != null,
                line.repeated(),
                line.reason(),
                null,
                line.size(),
                units.stream()
                        .map(Decision::remark)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private String material(Decision d) {
        return present.materials().get(d.unit().state().materialId()).code();
    }

    private List<LineProgress> lines(Map<OrderKey.Slot, Integer> counted) {
        OrderKey order = scene.order();
        if (order == null) {
            return List.of();
        }
        return order.lines().stream()
                .map(line -> new LineProgress(
                        order.code(),
                        line.lineNo(),
                        present.materials().get(line.materialId()).code(),
                        line.quantity(),
                        line.doneWith(counted)))
                .toList();
    }
}
