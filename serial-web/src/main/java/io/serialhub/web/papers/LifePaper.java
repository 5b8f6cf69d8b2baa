package io.serialhub.web.papers;

import io.serialhub.base.Page;
import io.serialhub.base.Ref;
import io.serialhub.ledger.Custody;
import io.serialhub.ledger.Part;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import io.serialhub.print.PrintOut;
import io.serialhub.print.PrintOut.Column;
import io.serialhub.print.PrintOut.Fact;
import io.serialhub.print.PrintOut.Section;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import io.serialhub.web.text.Who;
import io.serialhub.web.units.PartList;
import io.serialhub.web.units.Telling;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The life file of a unit: what it is, what is inside it, and everything that happened to it, oldest first. */
@RequestScoped
public class LifePaper {
    /** A longer life is told from its end; the first line says what is left out. */
    private static final int MOST = 2_000;

    @Inject
    private Units units;

    @Inject
    private Telling telling;

    @Inject
    private Say say;

    @Inject
    private Shown shown;

    @Inject
    private Foot foot;

    @Inject
    private Who who;

    public PrintOut of(String code) {
        UnitView unit = units.get(code);
        return new PrintOut(
                "unit",
                unit.code(),
                say.of("paper.life"),
                name(unit.material()),
                facts(unit),
                List.of(parts(unit), events(unit)),
                foot.words());
    }

    private List<Fact> facts(UnitView unit) {
        var facts = new ArrayList<Fact>();
        fact(facts, say.of("field.material"), unit.material().code());
        String badges = unit.badges().stream().map(say::word).collect(Collectors.joining(" · "));
        fact(
                facts,
                say.of("field.state"),
                badges.isEmpty() ? say.word(unit.state()) : say.word(unit.state()) + " · " + badges);
        fact(facts, say.of("field.lot"), unit.lot());
        fact(facts, say.of("paper.work-order"), unit.workOrder());
        fact(facts, say.of("field.place"), unit.custody() == Custody.PARTY ? name(unit.holder()) : name(unit.place()));
        fact(facts, say.of("paper.owner"), unit.owner() == null ? say.word(unit.ownerKind()) : name(unit.owner()));
        if (unit.sale() != null) {
            fact(facts, say.of("unit.shipped"), shown.stamp(unit.sale().shippedAt()));
            fact(facts, say.of("paper.sales-order"), unit.sale().order());
            fact(facts, say.of("unit.customer"), name(unit.sale().customer()));
        }
        if (unit.warrantyUntil() != null) {
            fact(facts, say.of("unit.warranty"), shown.date(unit.warrantyUntil()));
        }
        unit.identifiers().forEach(id -> fact(facts, id.kind(), id.code()));
        return facts;
    }

    private static void fact(List<Fact> facts, String label, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label, value));
        }
    }

    private Section parts(UnitView unit) {
        PartList list = PartList.of(units.tree(unit.code(), Part.Direction.DOWN, null));
        return new Section(
                say.of("unit.parts"),
                List.of(
                        Column.of(say.of("material.position"), 2),
                        Column.of(say.of("field.name"), 5),
                        Column.of(say.of("paper.number-or-lot"), 5),
                        new Column(say.of("field.quantity"), 1.5, true),
                        Column.of(say.of("paper.since"), 2.5)),
                list.lines().stream().map(this::part).toList(),
                say.of("unit.no-parts"));
    }

    private List<String> part(PartList.Line line) {
        String indent = "· ".repeat(line.depth() - 1);
        Part part = line.part();
        return part == null
                ? List.of(indent + "…", say.of("unit.parts-more", line.more()), line.inside(), "", "")
                : List.of(
                        indent + Objects.toString(part.position(), ""),
                        name(part.material()),
                        part.code() != null ? part.code() : Objects.toString(part.lot(), ""),
                        part.quantity() == null ? "1" : shown.quantity(part.quantity()),
                        part.since() == null ? "" : shown.stamp(part.since()));
    }

    private Section events(UnitView unit) {
        List<TimelineEntry> all = new ArrayList<>();
        String after = null;
        do {
            Page<TimelineEntry> page = units.timeline(unit.code(), null, after, Page.MAX_SIZE);
            all.addAll(page.items());
            after = page.next();
        } while (after != null && all.size() < MOST);
        Collections.reverse(all);
        var rows = new ArrayList<List<String>>();
        if (after != null) {
            rows.add(List.of("…", "", say.of("paper.earlier", unit.events() - all.size()), ""));
        }
        all.forEach(entry -> rows.add(row(entry)));
        return new Section(
                say.of("unit.history") + " " + unit.events(),
                List.of(
                        Column.of(say.of("paper.when"), 2.4),
                        Column.of(say.of("paper.what"), 3),
                        Column.of(say.of("paper.details"), 6.2),
                        Column.of(say.of("paper.who"), 1.6)),
                rows,
                say.of("unit.no-events"));
    }

    private List<String> row(TimelineEntry entry) {
        String title = say.name(entry.titleZh(), entry.titleEn());
        String judged = "fail".equals(entry.role())
                ? " · " + say.of("unit.failed")
                : "pass".equals(entry.role()) ? " · " + say.of("unit.passed") : "";
        String voided = telling.isVoid(entry) ? " · " + say.of("unit.corrected-since") : "";
        return List.of(shown.stamp(entry.happenedAt()), title + judged + voided, details(entry), who.of(entry.actor()));
    }

    private String details(TimelineEntry entry) {
        Stream<String> others = entry.others().stream().map(other -> {
            String swap = !telling.swaps(entry)
                    ? ""
                    : say.of(other.role().equals(telling.leaving(entry)) ? "unit.part-out" : "unit.part-in") + " ";
            return swap
                    + Stream.of(other.unit(), other.material() == null ? null : name(other.material()), other.lot())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(" "));
        });
        Stream<String> own = Stream.of(
                entry.place() == null ? null : name(entry.place()),
                entry.party() == null ? null : name(entry.party()),
                entry.order(),
                entry.lot() == null ? null : say.of("field.lot") + " " + entry.lot(),
                telling.facts(entry),
                entry.reason());
        return Stream.concat(own, others)
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(" · "));
    }

    private String name(Ref ref) {
        return ref == null ? "" : say.name(ref.nameZh(), ref.nameEn());
    }
}
