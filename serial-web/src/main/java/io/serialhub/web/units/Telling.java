package io.serialhub.web.units;

import io.serialhub.ledger.Effect;
import io.serialhub.ledger.Guard;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.StepRole;
import io.serialhub.ledger.Steps;
import io.serialhub.ledger.TimelineEntry;
import io.serialhub.material.TestLimit;
import io.serialhub.material.TestLimits;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Messages;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an event is told: its colour, and what is worth saying of it in one line. */
@Named
@RequestScoped
public class Telling {
    @Inject
    private Viewer viewer;

    @Inject
    private Say say;

    @Inject
    private Steps steps;

    @Inject
    private TestLimits limits;

    @Inject
    private UnitPage page;

    private Map<String, StepDefinition> definitions;
    private Map<String, TestLimit> characteristics;

    private static final Duration LATE = Duration.ofMinutes(10);
    private static final String MEASURED = "m.";

    /** Effects that are bad news of a unit, and those that end such news. */
    private static final Set<String> BAD =
            Set.of("hold +1", "quality defective", "quality scrapped", "custody unknown", "number void");

    private static final Set<String> GOOD = Set.of("hold -1", "quality good");

    private static final Set<String> LOST = Set.of("unknown");
    private static final Set<String> SCRAPPED = Set.of("scrapped");

    /** Follows from what the step does to the unit, so an administrator's own steps have one too. */
    public String tone(TimelineEntry entry) {
        StepRole role = role(entry);
        if (role != null && (role.custody().equals(LOST) || role.quality().equals(SCRAPPED))) {
            return "ok";
        }
        Set<String> effects = role == null
                ? Set.of()
                : role.effects().stream().map(Effect::toString).collect(Collectors.toSet());
        if ("fail".equals(entry.role()) || effects.stream().anyMatch(BAD::contains)) {
            return "no";
        }
        if ("pass".equals(entry.role()) || effects.stream().anyMatch(GOOD::contains)) {
            return "ok";
        }
        return "service".equals(entry.kind()) ? "warn" : "";
    }

    private StepDefinition definition(TimelineEntry entry) {
        if (definitions == null) {
            definitions = steps.list().stream().collect(Collectors.toMap(StepDefinition::code, s -> s));
        }
        return definitions.get(entry.step());
    }

    private StepRole role(TimelineEntry entry) {
        StepDefinition step = definition(entry);
        return step == null
                ? null
                : step.roles().stream()
                        .filter(r -> r.name().equals(entry.role()))
                        .findFirst()
                        .orElse(null);
    }

    public String icon(TimelineEntry entry) {
        return "fail".equals(entry.role()) ? "times" : "pass".equals(entry.role()) ? "check" : entry.icon();
    }

    /** One part came out and another went in. */
    public boolean swaps(TimelineEntry entry) {
        return entry.others().size() > 1 && leaving(entry) != null;
    }

    /** The role of the part that came out, or null. */
    public String leaving(TimelineEntry entry) {
        StepDefinition step = definition(entry);
        return step == null
                ? null
                : step.roles().stream()
                        .filter(r -> r.guards().contains(Guard.IN_PARENT))
                        .map(StepRole::name)
                        .findFirst()
                        .orElse(null);
    }

    public boolean isVoid(TimelineEntry entry) {
        return entry.correctedBy() != null;
    }

    /** Entered afterwards: what happened and when it was written down are told apart. */
    public boolean isLate(TimelineEntry entry) {
        return Duration.between(entry.happenedAt(), entry.recordedAt()).compareTo(LATE) > 0;
    }

    /** Results and papers: {@code limit 95 mΩ · carrier SF}. What only the machinery needs has no word and is left out. */
    public String facts(TimelineEntry entry) {
        Stream<String> told = Stream.of(entry.fields(), entry.data())
                .filter(Objects::nonNull)
                .flatMap(facts -> facts.entrySet().stream())
                .filter(fact -> Messages.has(viewer.getLocale(), "fact." + fact.getKey()))
                .map(fact -> say.of("fact." + fact.getKey()) + " " + fact.getValue());
        return Stream.concat(told, measured(entry)).collect(Collectors.joining(" · "));
    }

    /** What was measured, with its limits of then: {@code resistance 186 (≤ 95)}. */
    private Stream<String> measured(TimelineEntry entry) {
        return entry.data() == null
                ? Stream.of()
                : entry.data().keySet().stream()
                        .filter(key -> key.startsWith(MEASURED) && !key.endsWith(".lower") && !key.endsWith(".upper"))
                        .sorted()
                        .map(key -> characteristic(key.substring(MEASURED.length()), entry, key));
    }

    private String characteristic(String name, TimelineEntry entry, String key) {
        if (characteristics == null) {
            characteristics = limits.get(page.getUnit().material().code()).stream()
                    .collect(Collectors.toMap(TestLimit::characteristic, l -> l));
        }
        TestLimit known = characteristics.get(name);
        String label = known == null ? name : say.name(known.nameZh(), known.nameEn());
        String unit = known == null || known.measuredIn() == null ? "" : " " + known.measuredIn();
        return label + " " + entry.data().get(key) + unit + limits(entry, key);
    }

    private static String limits(TimelineEntry entry, String key) {
        Object lower = entry.data().get(key + ".lower");
        Object upper = entry.data().get(key + ".upper");
        if (lower == null && upper == null) {
            return "";
        }
        return lower == null
                ? " (≤ " + upper + ")"
                : upper == null ? " (≥ " + lower + ")" : " (" + lower + "–" + upper + ")";
    }
}
