package io.serialhub.web.packaging;

import io.serialhub.base.Page;
import io.serialhub.packaging.BoxEvent;
import io.serialhub.packaging.BoxStatus;
import io.serialhub.packaging.HandlingUnit;
import io.serialhub.packaging.HandlingUnits;
import io.serialhub.packaging.Packed;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** One carton or pallet: what is in it, now or at the moment of one of its events, and what happened to it. */
@Named
@RequestScoped
public class BoxPage {
    private static final int EVENTS = 50;

    @Inject
    private HandlingUnits boxes;

    @Inject
    private Viewer viewer;

    private HandlingUnit box;
    private Listing<Packed> content;
    private Page<BoxEvent> history;

    public HandlingUnit getBox() {
        if (box == null) {
            box = boxes.get(Param.needed("code"));
        }
        return box;
    }

    /** The moment that the content is shown of, or null for now. */
    public Instant getMoment() {
        String then = Param.text("then");
        try {
            return then == null ? null : Instant.parse(then);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    public Listing<Packed> getContent() {
        if (content == null) {
            content = Listing.read(
                    Listing.filters("code", getBox().code(), "then", Param.text("then")),
                    (after, size) -> boxes.content(getBox().code(), getMoment(), after, size));
        }
        return content;
    }

    public Page<BoxEvent> getHistory() {
        if (history == null) {
            history = boxes.history(getBox().code(), null, EVENTS);
        }
        return history;
    }

    public boolean isPacks() {
        return viewer.may("record-move");
    }

    /** At the station one goes on with it. */
    public boolean isPackable() {
        return isPacks() && getBox().status() != BoxStatus.CLOSED && getBox().holder() == null;
    }
}
