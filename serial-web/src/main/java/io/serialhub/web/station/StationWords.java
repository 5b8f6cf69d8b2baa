package io.serialhub.web.station;

import io.serialhub.base.Reason;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Candidate;
import io.serialhub.ledger.LineProgress;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.UnitRow;
import io.serialhub.ledger.Units;
import io.serialhub.order.Orders;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Messages;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.SerialText;
import io.serialhub.web.text.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Turns the ledger's answer into what a person at the station reads and hears. */
@RequestScoped
public class StationWords {
    private static final String FAIL = "fail";
    private static final String WHAT = "what";

    @Inject
    private Viewer viewer;

    @Inject
    private Say say;

    @Inject
    private Shown shown;

    @Inject
    private Units units;

    @Inject
    private Orders orders;

    public ScanAnswer of(String id, Recorded recorded, List<LineProgress> lines, long counted, String parent) {
        Answer answer = recorded.items().get(recorded.items().size() - 1);
        String code = answer.unit() == null ? answer.code() : answer.unit();
        boolean ok = answer.accepted() && recorded.outcome() != Recorded.Outcome.REFUSED;
        Long done = lines.isEmpty()
                ? Long.valueOf(counted)
                : Long.valueOf(lines.stream().mapToLong(LineProgress::done).sum());
        Long total = lines.isEmpty()
                ? null
                : Long.valueOf(lines.stream().mapToLong(LineProgress::quantity).sum());
        return new ScanAnswer(
                id,
                kind(answer, ok),
                word(answer, ok, done),
                parts(code),
                code,
                what(answer),
                ok ? remaining(answer, lines) : say.happened(answer.reason()),
                ok ? "" : say.remedy(answer.reason()),
                ok ? "" : tag(answer.reason()),
                shown.now(),
                ok ? recorded.event() : "",
                done,
                total,
                lines.stream()
                        .map(l -> new ScanAnswer.Line("line-" + l.lineNo(), l.done(), l.quantity()))
                        .toList(),
                answer.candidates().stream().map(this::choice).toList(),
                parent);
    }

    /** Whether what counted is good: a unit that failed is said as loudly as a refusal. */
    ScanAnswer judged(ScanAnswer answer, Recorded done, String role, UnaryOperator<String> label) {
        Reason remark = named(done.items().get(0).remark(), label);
        if (remark == null && !role.equals(FAIL)) {
            return answer;
        }
        return answer.failed(
                say.of("measure.failed"),
                remark == null ? answer.reason() : say.happened(remark),
                remark == null ? say.of("measure.aside") : say.remedy(remark));
    }

    /** With what was measured by its name instead of its code. */
    private static Reason named(Reason remark, UnaryOperator<String> label) {
        if (remark == null || !remark.args().containsKey(WHAT)) {
            return remark;
        }
        var args = new TreeMap<>(remark.args());
        args.computeIfPresent(WHAT, (key, code) -> label.apply(code));
        return new Reason(remark.code(), args);
    }

    /** A correction names no order, yet its lines change. */
    public List<LineProgress> lines(String order, Recorded done) {
        return order == null || !done.lines().isEmpty()
                ? done.lines()
                : orders.get(order).lines().stream()
                        .map(l ->
                                new LineProgress(order, l.lineNo(), l.material().code(), l.quantity(), l.done()))
                        .toList();
    }

    /** The first scan at an assembly names the unit that everything after it goes into. */
    ScanAnswer parent(String id, UnitRow unit) {
        return answer(id, "ok", "station.parent-word", unit.code(), name(unit), "", say.of("station.parent-next"));
    }

    public ScanAnswer refused(String id, String code, Reason reason) {
        return new ScanAnswer(
                id,
                "no",
                join(say.of("station.refused"), tag(reason)),
                parts(code),
                code,
                "",
                say.happened(reason),
                say.remedy(reason),
                tag(reason),
                shown.now(),
                "",
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    public ScanAnswer answer(String id, String kind, String key, String code, String what, String reason, String todo) {
        return new ScanAnswer(
                id,
                kind,
                say.of(key),
                parts(code),
                code,
                what,
                reason,
                todo,
                "",
                shown.now(),
                "",
                null,
                null,
                List.of(),
                List.of(),
                code);
    }

    private static String kind(Answer answer, boolean ok) {
        if (ok) {
            return "ok";
        }
        return answer.repeated() ? "repeat" : answer.candidates().isEmpty() ? "no" : "warn";
    }

    private String word(Answer answer, boolean ok, Long done) {
        if (ok) {
            return say.of("station.counted", done);
        }
        if (answer.repeated()) {
            return say.of("station.repeat");
        }
        return answer.candidates().isEmpty()
                ? join(say.of("station.refused"), tag(answer.reason()))
                : say.of("station.which");
    }

    private String what(Answer answer) {
        if (answer.unit() == null) {
            return "";
        }
        List<UnitRow> found = units.search(answer.unit(), 1);
        return found.isEmpty() ? "" : name(found.get(0));
    }

    private String name(UnitRow unit) {
        return say.name(unit.material().nameZh(), unit.material().nameEn());
    }

    private String remaining(Answer answer, List<LineProgress> lines) {
        return lines.stream()
                .filter(l -> l.material().equals(answer.material()))
                .reduce((first, last) -> last)
                .map(l -> l.done() < l.quantity()
                        ? say.of("station.line-missing", l.lineNo(), l.quantity() - l.done())
                        : say.of("station.line-complete", l.lineNo()))
                .orElse("");
    }

    private ScanAnswer.Choice choice(Candidate candidate) {
        String name = say.name(candidate.nameZh(), candidate.nameEn());
        return new ScanAnswer.Choice(
                candidate.material(), name.isEmpty() ? candidate.material() : name + " · " + candidate.material());
    }

    /** A refusal in one or two words, where we have them. */
    private String tag(Reason reason) {
        String key = reason == null ? "" : "refused." + reason.code();
        return Messages.has(viewer.getLocale(), key) ? say.of(key) : "";
    }

    private static String join(String word, String tag) {
        return tag.isEmpty() ? word : word + " · " + tag;
    }

    public static List<String> parts(String code) {
        return List.of(SerialText.prefix(code), SerialText.counter(code), SerialText.check(code));
    }
}
