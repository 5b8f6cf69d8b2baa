package io.serialhub.web.units;

import io.serialhub.ledger.TimelineEntry;
import io.serialhub.web.shell.Viewer;
import io.serialhub.web.text.Messages;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
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

    private static final Duration LATE = Duration.ofMinutes(10);
    private static final String MEASURED = "m.";
    private static final Set<String> BAD = Set.of("hold", "scrap", "lose", "void");
    private static final Set<String> GOOD = Set.of("release", "find", "reinstate");

    public String tone(TimelineEntry entry) {
        if ("fail".equals(entry.role()) || BAD.contains(entry.step())) {
            return "no";
        }
        if ("pass".equals(entry.role()) || GOOD.contains(entry.step())) {
            return "ok";
        }
        return "service".equals(entry.kind()) ? "warn" : "";
    }

    public String icon(TimelineEntry entry) {
        return "fail".equals(entry.role()) ? "times" : "pass".equals(entry.role()) ? "check" : entry.icon();
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
    private static Stream<String> measured(TimelineEntry entry) {
        return entry.data() == null
                ? Stream.of()
                : entry.data().keySet().stream()
                        .filter(key -> key.startsWith(MEASURED) && !key.endsWith(".lower") && !key.endsWith(".upper"))
                        .sorted()
                        .map(key -> key.substring(MEASURED.length()) + " "
                                + entry.data().get(key) + limits(entry, key));
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
