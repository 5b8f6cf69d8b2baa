package io.serialhub.web.units;

import io.serialhub.base.Json;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One unit: what it is, what has happened to it, what is inside it, who owns it. */
@Named
@RequestScoped
public class UnitPage {
    private static final int FIRST = 12;
    private static final int MORE = 50;
    private static final Duration BUILDING = Duration.ofDays(1);

    @Inject
    private Units units;

    @Inject
    private Shown shown;

    private UnitView unit;
    private Story story;
    private List<Instant> changes;
    private PartList parts;

    public UnitView getUnit() {
        if (unit == null) {
            unit = units.get(Param.needed("code"));
        }
        return unit;
    }

    public Story getStory() {
        if (story == null) {
            String after = Param.text("after");
            story = Story.of(units.timeline(getUnit().code(), getKind(), after, after == null ? FIRST : MORE), shown);
        }
        return story;
    }

    public String getKind() {
        return Param.text("kind");
    }

    public String[] getKinds() {
        return new String[] {"made", "moved", "quality", "service", "label"};
    }

    /** The parts at the asked moment, or now. */
    public PartList getParts() {
        if (parts == null) {
            String at = Param.text("at");
            parts = PartList.of(units.tree(
                    getUnit().code(), io.serialhub.ledger.Part.Direction.DOWN, at == null ? null : Instant.parse(at)));
        }
        return parts;
    }

    public boolean isChanged() {
        return changes().size() > 1;
    }

    public int getLastMoment() {
        return changes().size();
    }

    /** For the slider: every moment at which something went in or out, and now. */
    public String getMoments() {
        var moments = new ArrayList<Map<String, String>>();
        for (Instant change : changes()) {
            moments.add(Map.of("at", change.toString(), "label", shown.stamp(change)));
        }
        moments.add(Map.of("at", "", "label", ""));
        return Json.write(moments).replace("{}", "{\"at\":\"\",\"label\":\"\"}");
    }

    public Instant getBuiltAt() {
        return changes().isEmpty() ? null : changes().get(0);
    }

    /** Which moment counts as "as built": the last change within a day of the first. */
    public int getBuilt() {
        int built = 0;
        for (int i = 0; i < changes().size(); i++) {
            if (changes().get(i).isBefore(changes().get(0).plus(BUILDING))) {
                built = i;
            }
        }
        return built;
    }

    public boolean isUnderWarranty() {
        LocalDate until = getUnit().warrantyUntil();
        return until != null && !until.isBefore(shown.currentDay());
    }

    public long getWarrantyDays() {
        return Duration.between(
                        getUnit().warrantyFrom().atStartOfDay(),
                        getUnit().warrantyUntil().atStartOfDay())
                .toDays();
    }

    public long getWarrantyUsed() {
        return Math.min(
                getWarrantyDays(),
                Math.max(0, getWarrantyDays() - shown.daysUntil(getUnit().warrantyUntil())));
    }

    private List<Instant> changes() {
        if (changes == null) {
            changes = units.changes(getUnit().code());
        }
        return changes;
    }
}
