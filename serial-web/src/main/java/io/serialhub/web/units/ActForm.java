package io.serialhub.web.units;

import io.serialhub.approval.Approval;
import io.serialhub.approval.Approvals;
import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import io.serialhub.base.Ref;
import io.serialhub.ledger.CodeLists;
import io.serialhub.ledger.CodesAnswered;
import io.serialhub.ledger.CodesAsked;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.Steps;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import io.serialhub.order.OrderFilter;
import io.serialhub.order.OrderRow;
import io.serialhub.order.OrderStatus;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.station.StationJob;
import io.serialhub.web.text.Pasted;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** A step for a list of units, or for one: first what it would say to each of them, then the good ones are recorded. */
@Named
@ViewScoped
public class ActForm extends Form {
    private static final int OFFERED = 100;

    /** Steps whose partner is the one who has the unit. */
    private static final List<String> GIVEN_BACK = List.of("return", "take-back");

    @Inject
    private CodeLists lists;

    @Inject
    private Steps steps;

    @Inject
    private Approvals approvals;

    @Inject
    private Orders orders;

    @Inject
    private CodeWords words;

    @Inject
    private Units units;

    @Inject
    private Viewer viewer;

    private final Pasted codes = new Pasted();
    private Act act;
    private boolean single;
    private boolean recorded;

    @PostConstruct
    void open() {
        String step = Param.needed("step");
        act = Act.of(steps.get(step), Param.text("role"))
                .orElseThrow(() -> Problem.invalid("step-has-own-door", "step", step));
        if (!act.openTo(Actor.current())) {
            throw Problem.forbidden(
                    "no-right", "permission", step, "who", Actor.current().name());
        }
        show("id", UUID.randomUUID());
        show("role", act.roles().get(0));
        Stream.of("order", "party", "location", "reason", "product", "lot")
                .forEach(name -> show(name, Param.text(name)));
        codes.setText(Param.text("code"));
        single = Param.text("code") != null;
        if (single && GIVEN_BACK.contains(step) && Param.text("party") == null) {
            show("party", of(Param.text("code"), UnitView::holder));
        }
        if (Param.text("order") != null) {
            fill(Param.text("order"));
        }
        if (single && act.born()) {
            show("product", of(Param.text("code"), UnitView::material));
        }
    }

    /** What the step would take from the order stands there to be looked at; of an unknown order the list says so. */
    private void fill(String order) {
        try {
            OrderView of = orders.get(order);
            if (act.party() && Param.text("party") == null && of.party() != null) {
                show("party", of.party().code());
            }
            if (act.place() && Param.text("location") == null && of.location() != null) {
                show("location", of.location().code());
            }
        } catch (Problem unknown) {
            show("order", order);
        }
    }

    /** Null when there is none, or when the code is none; the list says so then. */
    private String of(String code, Function<UnitView, Ref> what) {
        try {
            Ref found = what.apply(units.get(code));
            return found == null ? null : found.code();
        } catch (Problem unknown) {
            return null;
        }
    }

    public Act getAct() {
        return act;
    }

    public Pasted getCodes() {
        return codes;
    }

    /** Those of the right kind that are not done, the started ones first. */
    public List<OrderRow> getOpenOrders() {
        return Stream.of(OrderStatus.STARTED, OrderStatus.OPEN)
                .flatMap(status -> orders.list(OrderFilter.of(act.orderKind(), status), null, OFFERED).items().stream())
                .toList();
    }

    /** One unit needs no look beforehand; what the step says to it comes with the answer. */
    public boolean isReady() {
        return codes.isAnswered() ? !recorded && codes.count("ok") > 0 : single;
    }

    public long getCount() {
        return codes.isAnswered() ? codes.count("ok") : 1;
    }

    public void look() {
        recorded = false;
        codes.look(this::looked);
    }

    private Pasted.Answered looked(String text) {
        CodesAnswered answered = lists.check(asked(text));
        return new Pasted.Answered(answered.codes().stream().map(words::row).toList(), answered.cut());
    }

    /** For those that the step takes; whoever it refuses stays in the list with the reason. */
    public void record() {
        if (act.consent()) {
            look();
            if (codes.count("ok") > 0) {
                ask();
            }
            return;
        }
        codes.look(text -> {
            CodesAnswered done = lists.record(asked(text), text("id"));
            return new Pasted.Answered(
                    done.codes().stream().map(words::recorded).toList(), done.cut());
        });
        show("id", UUID.randomUUID());
        recorded = true;
        long counted = codes.count("ok");
        if (single && counted == 1 && codes.count("") == 1) {
            Go.said("act.recorded-one");
            Go.to("/units/unit.xhtml", "code", codes.getShown().get(0).unit());
        } else if (counted > 0) {
            Go.said("act.recorded", counted);
        }
    }

    private void ask() {
        Approval asked = approvals.request(new Recording(
                null, act.step(), null, codes.good().stream().map(this::item).toList(), context()));
        Go.said("approval.asked", asked.code());
        Go.to("/approvals/approvals.xhtml");
    }

    private Item item(String code) {
        return new Item(code, text("role"), null, text("product"), text("lot"), null, null, data());
    }

    private CodesAsked asked(String text) {
        return new CodesAsked(text, null, text("product"), text("lot"), act.step(), text("role"), context(), data());
    }

    private Map<String, Object> data() {
        return text("material") == null ? Map.of() : Map.of("material", text("material"));
    }

    private Context context() {
        var fields = new HashMap<String, String>();
        for (StationJob.Field field : act.fields()) {
            if (text("f-" + field.name()) != null) {
                fields.put(field.name(), text("f-" + field.name()));
            }
        }
        return new Context(text("order"), text("party"), text("location"), text("reason"), when(), null, fields);
    }

    /** Entered afterwards, on the viewer's clock; null: now. */
    private Instant when() {
        String text = text("when");
        try {
            return text == null
                    ? null
                    : LocalDateTime.parse(text).atZone(viewer.getZone()).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.invalid("not-a-date", "value", text);
        }
    }
}
