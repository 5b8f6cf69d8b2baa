package io.serialhub.web.papers;

import io.serialhub.base.Page;
import io.serialhub.base.Ref;
import io.serialhub.ledger.OrderStory;
import io.serialhub.ledger.OrderUnit;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.packaging.HandlingUnit;
import io.serialhub.packaging.HandlingUnits;
import io.serialhub.packaging.Packed;
import io.serialhub.print.PrintOut;
import io.serialhub.print.PrintOut.Column;
import io.serialhub.print.PrintOut.Fact;
import io.serialhub.print.PrintOut.Section;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Packing lists: what is in a carton or on a pallet, and what went by an order, number by number. */
@RequestScoped
public class PackingPaper {
    /** Some 600 pages; who needs more takes the list as Excel. */
    private static final int MOST = 30_000;

    @Inject
    private HandlingUnits boxes;

    @Inject
    private Orders orders;

    @Inject
    private OrderStory story;

    @Inject
    private Say say;

    @Inject
    private Shown shown;

    @Inject
    private Foot foot;

    @Inject
    private Clock clock;

    /** @param at a past moment, or null for now */
    public PrintOut ofBox(String code, Instant at) {
        HandlingUnit box = boxes.get(code);
        List<Packed> content = all(after -> boxes.content(box.code(), at, after, Page.MAX_SIZE));
        var facts = new ArrayList<Fact>();
        fact(facts, say.of("paper.as-of"), at == null ? shown.stamp(clock.instant()) : shown.stamp(at));
        fact(facts, say.of("paper.units"), shown.number(content.size()));
        fact(facts, say.of("field.place"), box.holder() == null ? name(box.place()) : name(box.holder()));
        fact(facts, say.of("box.on-pallet"), box.parent());
        fact(facts, say.of("paper.closed"), box.sealedAt() == null ? "" : shown.stamp(box.sealedAt()));
        var rows = new ArrayList<List<String>>();
        for (Packed packed : content) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    packed.unit().code(),
                    name(packed.unit().material()),
                    packed.unit().material().code(),
                    packed.box().equals(box.code()) ? "" : packed.box()));
        }
        return new PrintOut(
                "handling-unit",
                box.code(),
                say.of("paper.packing-list"),
                say.word(box.kind()),
                facts,
                List.of(new Section(
                        say.of("box.content"), columns(say.of("box.carton")), rows, say.of("box.is-empty"))),
                foot.words());
    }

    public PrintOut ofOrder(String code) {
        OrderView order = orders.get(code);
        List<OrderUnit> booked = all(after -> story.units(order.code(), null, after, Page.MAX_SIZE));
        var facts = new ArrayList<Fact>();
        fact(facts, say.of("order.party"), name(order.party()));
        fact(facts, say.of("order.reference"), order.reference());
        fact(facts, say.of("order.carrier"), order.carrier());
        fact(facts, say.of("paper.tracking"), order.tracking());
        fact(facts, say.of("order.due-at"), order.dueAt() == null ? "" : shown.stamp(order.dueAt()));
        fact(facts, say.of("paper.units"), shown.number(booked.size()));
        return new PrintOut(
                "order",
                order.code(),
                say.of("paper.packing-list"),
                say.word(order.kind()),
                facts,
                List.of(lines(order), numbers(booked)),
                foot.words());
    }

    private Section lines(OrderView order) {
        return new Section(
                say.of("order.lines"),
                List.of(
                        Column.of(say.of("order.line"), 1),
                        Column.of(say.of("field.material"), 3),
                        Column.of(say.of("field.name"), 6),
                        new Column(say.of("order.due-quantity"), 1.5, true),
                        new Column(say.of("order.done"), 1.5, true)),
                order.lines().stream()
                        .map(line -> List.of(
                                String.valueOf(line.lineNo()),
                                line.material().code(),
                                name(line.material()),
                                shown.number(line.quantity()),
                                shown.number(line.done())))
                        .toList(),
                "");
    }

    private Section numbers(List<OrderUnit> booked) {
        var rows = new ArrayList<List<String>>();
        for (OrderUnit b : booked) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    b.code(),
                    name(b.material()) + (b.lot() == null ? "" : " · " + say.of("field.lot") + " " + b.lot()),
                    String.valueOf(b.lineNo()),
                    Objects.toString(b.box(), "")));
        }
        return new Section(
                say.of("paper.numbers"),
                List.of(
                        new Column("#", 0.7, true),
                        Column.of(say.of("field.number"), 4),
                        Column.of(say.of("field.name"), 4.5),
                        Column.of(say.of("order.line"), 0.9),
                        Column.of(say.of("box.carton"), 3)),
                rows,
                say.of("paper.none-booked"));
    }

    private List<Column> columns(String last) {
        return List.of(
                new Column("#", 0.7, true),
                Column.of(say.of("field.number"), 4),
                Column.of(say.of("field.name"), 4),
                Column.of(say.of("field.material"), 2),
                Column.of(last, 3));
    }

    private static <T> List<T> all(Function<String, Page<T>> pages) {
        var all = new ArrayList<T>();
        String after = null;
        do {
            Page<T> page = pages.apply(after);
            all.addAll(page.items());
            after = page.next();
        } while (after != null && all.size() < MOST);
        return all;
    }

    private static void fact(List<Fact> facts, String label, String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(label, value));
        }
    }

    private String name(Ref ref) {
        return ref == null ? "" : say.name(ref.nameZh(), ref.nameEn());
    }
}
