package io.serialhub.web.units;

import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.ledger.Correction;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.CorrectionView;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.ledger.Units;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** What was wrong with one event of one unit, what is right, and what that changes before anything is changed. */
@Named
@ViewScoped
public class CorrectionForm extends Form {
    private static final int PAGES = 5;
    private static final String STEP = "correct";

    @Inject
    private CorrectionDesk desk;

    @Inject
    private Units units;

    private transient TimelineEntry entry;
    private transient CorrectionView view;

    @PostConstruct
    void open() {
        show("code", Param.needed("code"));
        show("event", Param.needed("event"));
        show("what", "taken-back");
        show("id", UUID.randomUUID());
        TimelineEntry found = getEntry();
        show("order", found.order());
        show("party", found.party() == null ? null : found.party().code());
        show("location", found.place() == null ? null : found.place().code());
    }

    /** The event as the timeline tells it. */
    public TimelineEntry getEntry() {
        if (entry == null) {
            entry = find(text("code"), e -> e.event().equals(text("event")))
                    .orElseThrow(() -> Problem.notFound("not-in-event", "code", text("code"), "event", text("event")));
        }
        return entry;
    }

    /** What can have been wrong with such an event. */
    public List<String> getChoices() {
        TimelineEntry e = getEntry();
        var choices = new ArrayList<>(List.of("taken-back", "meant"));
        if (e.place() != null) {
            choices.add("place");
        }
        if (e.order() != null) {
            choices.add("order");
        } else if (e.party() != null) {
            choices.add("party");
        }
        if (e.party() != null) {
            choices.add("swapped");
        }
        return choices;
    }

    public CorrectionView getView() {
        return view;
    }

    public void forget() {
        view = null;
    }

    public void preview() {
        view = desk.preview(correction());
    }

    public void correct() {
        view = desk.record(correction());
        if (view.allowed()) {
            Go.said("unit.corrected");
            Go.to("/units/unit.xhtml", "code", text("code"));
        }
    }

    private Correction correction() {
        String what = text("what");
        String code = text("code");
        String event = text("event");
        if ("swapped".equals(what)) {
            String other = needed("other");
            String theirs = find(other, e -> e.step().equals(getEntry().step()) && e.correctedBy() == null)
                    .map(TimelineEntry::event)
                    .orElseThrow(() -> Problem.notFound(
                            "not-in-event", "code", other, "event", getEntry().step()));
            return new Correction(
                    text("id"), text("reason"), List.of(as(code, event, theirs), as(other, theirs, event)));
        }
        var change = new Correction.Change(
                code,
                event,
                "meant".equals(what) ? needed("meant") : null,
                "order".equals(what) ? needed("order") : null,
                "party".equals(what) ? needed("party") : null,
                "place".equals(what) ? needed("location") : null,
                null);
        return new Correction(text("id"), text("reason"), List.of(change));
    }

    private static Correction.Change as(String unit, String event, String right) {
        return new Correction.Change(unit, event, null, null, null, null, right);
    }

    private String needed(String field) {
        if (text(field) == null) {
            throw Problem.invalid("field-missing", "field", field);
        }
        return text(field);
    }

    private Optional<TimelineEntry> find(String code, Predicate<TimelineEntry> wanted) {
        String after = null;
        for (int i = 0; i < PAGES; i++) {
            Page<TimelineEntry> page = units.timeline(code, null, after, Page.MAX_SIZE);
            Optional<TimelineEntry> found = page.items().stream()
                    .filter(e -> !e.step().equals(STEP))
                    .filter(wanted)
                    .findFirst();
            if (found.isPresent() || page.next() == null) {
                return found;
            }
            after = page.next();
        }
        return Optional.empty();
    }
}
