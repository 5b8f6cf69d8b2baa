package io.serialhub.web.station;

import io.serialhub.base.Actor;
import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.Steps;
import io.serialhub.ledger.UnitRow;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import io.serialhub.location.Locations;
import io.serialhub.order.OrderView;
import io.serialhub.order.Orders;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import jakarta.annotation.PostConstruct;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.function.Supplier;
import org.primefaces.PrimeFaces;

/** A station at work: the job was chosen once, from then on there are only scans. */
@Named
@ViewScoped
public class StationPage implements Serializable {
    @Inject
    private Ledger ledger;

    @Inject
    private Steps steps;

    @Inject
    private CorrectionDesk desk;

    @Inject
    private Orders orders;

    @Inject
    private Locations locations;

    @Inject
    private Units units;

    @Inject
    private StationWords words;

    @Inject
    private Measures measures;

    @Inject
    private Say say;

    private StationJob job;
    private String order;
    private String place;
    private String material;
    private String lot;
    private String party;
    private String reason;
    private long counted;

    @PostConstruct
    void open() {
        job = StationJob.of(Param.needed("job"), steps.list());
        order = Param.text("order");
        place = Param.text("place");
        material = Param.text("material");
        lot = Param.text("lot");
        party = Param.text("party");
        reason = Param.text("why");
        if (!job.openTo(Actor.current())) {
            throw Problem.forbidden(
                    "no-right", "permission", job.step(), "who", Actor.current().name());
        }
    }

    /** A place that does not exist would refuse every scan; back to the choice, which says so. */
    public void check() {
        if (place == null || FacesContext.getCurrentInstance().isPostback()) {
            return;
        }
        try {
            locations.get(place);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.NOT_FOUND) {
                throw problem;
            }
            if (order == null) {
                Go.to("/station/jobs.xhtml", "job", job.word(), "free", "1", "place", place);
            } else {
                Go.to("/station/jobs.xhtml", "job", job.word(), "order", order, "place", place);
            }
        }
    }

    public StationJob getJob() {
        return job;
    }

    public String getParty() {
        return party;
    }

    public String getPlace() {
        return place;
    }

    public String getOrder() {
        return order;
    }

    public OrderView getOrderView() {
        return order == null ? null : orders.get(order);
    }

    public boolean isTakeBack() {
        return true;
    }

    public long getCounted() {
        return counted;
    }

    /** One scan; the event's id was made in the browser, so sending it twice counts once. */
    public void scan() {
        String id = Param.needed("id");
        String code = Param.needed("code");
        answer(refusable(
                id,
                code,
                () -> job.intoParent() ? assemble(id, code) : asked(code) ? ask(id, code) : record(id, code)));
    }

    /** One's own last scan; see the decision on corrections. */
    public void takeBack() {
        String code = Param.needed("code");
        String event = Param.needed("event");
        String id = Param.needed("id");
        answer(refusable(id, code, () -> {
            Recorded done = desk.takeBack(id, event, List.of(code), say.of("station.taken-back"));
            counted -= done.accepted();
            return words.of(id, done, words.lines(order, done), counted, null);
        }));
    }

    /** The unit has limits, and nothing was measured yet. */
    private boolean asked(String code) {
        return job.measures() && Param.text("measured") == null && measures.find(code, Param.text("material"));
    }

    private ScanAnswer ask(String id, String code) {
        PrimeFaces.current().ajax().addCallbackParam("measures", Json.write(measures.asked()));
        UnitView unit = measures.unit();
        String name = say.name(unit.material().nameZh(), unit.material().nameEn());
        return words.answer(id, "ask", "measure.word", unit.code(), name, name, say.of("measure.next"))
                .asks();
    }

    private ScanAnswer record(String id, String code) {
        String meant = Param.text("material") == null ? material : Param.text("material");
        String role = role();
        var item = new Item(code, role, null, meant, lot, null, null, measures.typed());
        Recorded done = ledger.record(new Recording(id, job.step(), Mode.ALL_OR_NOTHING, List.of(item), context()));
        counted += done.accepted();
        ScanAnswer answer = words.of(id, done, done.lines(), counted, null);
        return job.chooses() && done.accepted() > 0
                ? words.judged(answer, done, role, name -> measures.label(done, name))
                : answer;
    }

    private ScanAnswer assemble(String id, String code) {
        String parent = Param.text("parent");
        if (parent == null) {
            List<UnitRow> found = units.search(code, 1);
            return found.isEmpty()
                    ? words.refused(id, code, Reason.of("unit-unknown", "code", code))
                    : words.parent(id, found.get(0));
        }
        var child = new Item(code, role(), parent, Param.text("material"), null, null, null, null);
        Recorded done = ledger.record(new Recording(id, job.step(), Mode.ALL_OR_NOTHING, List.of(child), context()));
        counted += done.accepted();
        return words.of(id, done, done.lines(), counted, parent);
    }

    private String role() {
        String chosen = Param.text("result");
        return chosen != null && job.roles().contains(chosen)
                ? chosen
                : job.roles().get(0);
    }

    private Context context() {
        String why = Param.text("reason");
        return new Context(order, party, place, why == null ? reason : why, null, null, job.typed());
    }

    /** A call that is refused as a whole is refused like a scan; the person must not lose the rhythm. */
    private ScanAnswer refusable(String id, String code, Supplier<ScanAnswer> act) {
        try {
            return act.get();
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
                throw problem;
            }
            return words.refused(id, code, problem.reason());
        }
    }

    private static void answer(ScanAnswer answer) {
        PrimeFaces.current().ajax().addCallbackParam("answer", Json.write(answer));
    }
}
