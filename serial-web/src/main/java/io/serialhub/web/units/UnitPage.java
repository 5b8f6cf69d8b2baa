package io.serialhub.web.units;

import io.serialhub.base.Json;
import io.serialhub.base.Ref;
import io.serialhub.label.Label;
import io.serialhub.label.LabelLedger;
import io.serialhub.ledger.Build;
import io.serialhub.ledger.Builds;
import io.serialhub.ledger.Moment;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.Steps;
import io.serialhub.ledger.UnitView;
import io.serialhub.ledger.Units;
import io.serialhub.material.NumberProfiles;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import io.serialhub.web.text.Shown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One unit: what it is, what has happened to it, what is inside it, who owns it. */
@Named
@RequestScoped
public class UnitPage {
    private static final int FIRST = 12;
    private static final int MORE = 50;

    @Inject
    private Units units;

    @Inject
    private Builds builds;

    @Inject
    private Shown shown;

    @Inject
    private Say say;

    @Inject
    private LabelLedger ledger;

    @Inject
    private NumberProfiles profiles;

    @Inject
    private Steps steps;

    private UnitView unit;
    private List<Label> labels;
    private Story story;
    private List<Moment> moments;
    private List<Build.Position> missing;
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

    /** Every label that was ever printed for it, the newest first. */
    public List<Label> getLabels() {
        if (labels == null) {
            labels = ledger.ofUnit(getUnit().code());
        }
        return labels;
    }

    /** What a further number is called: the name of its profile, or its kind where nobody described it. */
    public String called(String kind) {
        return profiles.list().stream()
                .filter(profile -> profile.code().equals(kind))
                .map(profile -> say.name(profile.nameZh(), profile.nameEn()))
                .findFirst()
                .orElse(kind);
    }

    /** Something with a number is inside, so it can be replaced. */
    public boolean isReplaceable() {
        return getParts().byNumber() > 0;
    }

    /** What this person may do with it as it stands. */
    public List<Act> getActs() {
        return Act.with(getUnit(), steps.list()).toList();
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

    /** Something went in or out, so there is a time to slide through. */
    public boolean isChanged() {
        return !moments().isEmpty();
    }

    public int getLastMoment() {
        return moments().size();
    }

    /** There were so many changes that the slider leaves out the earliest; a date can still be asked for. */
    public boolean isEarlier() {
        return moments().stream().mapToInt(Moment::changes).sum() >= Builds.MOMENTS
                && !units.changes(getUnit().code(), moments().get(0).at().minus(1, ChronoUnit.MICROS))
                        .isEmpty();
    }

    /** For the slider: every event with which something went in or out, and now. */
    public String getMoments() {
        var all = new ArrayList<Map<String, String>>();
        for (Moment moment : moments()) {
            all.add(Map.of("at", moment.at().toString(), "label", label(moment)));
        }
        all.add(Map.of("at", "", "label", ""));
        return Json.write(all).replace("{}", "{\"at\":\"\",\"label\":\"\"}");
    }

    /** {@code Part replaced · motor · 2024-03-11 14:20}. */
    private String label(Moment moment) {
        List<Ref> parts = moment.in().isEmpty() ? moment.out() : moment.in();
        String what = parts.size() > 2
                ? say.of("unit.parts-changed", parts.size())
                : parts.stream().map(p -> say.name(p.nameZh(), p.nameEn())).collect(Collectors.joining(", "));
        return String.join(" · ", say.name(moment.titleZh(), moment.titleEn()), what, shown.stamp(moment.at()));
    }

    public Instant getBuiltAt() {
        return moments().stream()
                .filter(Moment::built)
                .map(Moment::at)
                .findFirst()
                .orElse(moments().isEmpty() ? null : moments().get(0).at());
    }

    /** Which moment counts as "as built". */
    public int getBuilt() {
        for (int i = 0; i < moments().size(); i++) {
            if (moments().get(i).built()) {
                return i;
            }
        }
        return 0;
    }

    /** What a unit in production still misses; empty where nothing is, or where it is complete. */
    public List<Build.Position> getMissing() {
        if (missing == null) {
            missing = getUnit().state() == StateWord.IN_PRODUCTION
                    ? builds.get(getUnit().code()).positions().stream()
                            .filter(p -> p.missing().signum() > 0)
                            .toList()
                    : List.of();
        }
        return missing;
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

    private List<Moment> moments() {
        if (moments == null) {
            moments = builds.moments(getUnit().code(), null);
        }
        return moments;
    }
}
