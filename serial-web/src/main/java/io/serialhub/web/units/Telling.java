package io.serialhub.web.units;

import io.serialhub.ledger.TimelineEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an event is told: its colour, and what is worth saying of it in one line. */
@Named
@ApplicationScoped
public class Telling {
    private static final Duration LATE = Duration.ofMinutes(10);
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

    /** Results and papers: {@code result 186 mΩ · carrier SF}. */
    public String facts(TimelineEntry entry) {
        return Stream.concat(told(entry.fields()), told(entry.data())).collect(Collectors.joining(" · "));
    }

    private static Stream<String> told(Map<String, ?> facts) {
        return facts == null ? Stream.empty() : facts.entrySet().stream().map(e -> e.getKey() + " " + e.getValue());
    }
}
