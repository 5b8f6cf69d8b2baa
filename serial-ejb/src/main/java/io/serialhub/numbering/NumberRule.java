package io.serialhub.numbering;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * How numbers are made: pieces one after the other. Numbers that were made keep the version they were made by; saving
 * another content makes the next version.
 *
 * @param version  of a view: counted from 1; of a command: the version that the caller saw, or 0 to go by whatever stands
 * @param timeZone IANA name; decides which day it is for date pieces and for a counter that starts again
 * @param segments  1 to 20; at least one counter or random piece, at most one counter, at most one secret and that last
 * @param validFrom of a view: batches asked for from this moment on go by it, until a higher version counts; of a command:
 *                  null or a moment that has passed mean now
 */
public record NumberRule(
        String code,
        int version,
        String nameZh,
        String nameEn,
        String timeZone,
        List<Segment> segments,
        boolean active,
        Instant validFrom) {
    private static final int MAX_SEGMENTS = 20;

    public NumberRule {
        code = Fields.needed("code", code, 40);
        nameZh = Fields.needed("nameZh", nameZh, 200);
        nameEn = Fields.needed("nameEn", nameEn, 200);
        timeZone = Fields.needed("timeZone", timeZone, 60);
        segments = segments == null ? List.of() : List.copyOf(segments);
        zone(timeZone);
        checkPieces(code, segments);
    }

    /** To be saved with effect from now. */
    public NumberRule(
            String code,
            int version,
            String nameZh,
            String nameEn,
            String timeZone,
            List<Segment> segments,
            boolean active) {
        this(code, version, nameZh, nameEn, timeZone, segments, active, null);
    }

    private static void checkPieces(String code, List<Segment> segments) {
        if (segments.isEmpty()) {
            throw Problem.invalid("field-missing", "field", "segments");
        }
        Fields.between("segments", segments.size(), 1, MAX_SEGMENTS);
        long counters = count(segments, SegmentType.COUNTER);
        if (counters > 1) {
            throw Problem.invalid("rule-two-counters", "rule", code);
        }
        if (counters + count(segments, SegmentType.RANDOM) == 0) {
            throw Problem.invalid("rule-never-varies", "rule", code);
        }
        if (segments.get(0).kind() == SegmentType.CHECK) {
            throw Problem.invalid("rule-check-first", "rule", code);
        }
        long secrets = count(segments, SegmentType.SECRET);
        boolean last = segments.get(segments.size() - 1).kind() == SegmentType.SECRET;
        if (secrets > 1 || secrets == 1 && !last) {
            throw Problem.invalid("rule-secret-last", "rule", code);
        }
    }

    private static long count(List<Segment> segments, SegmentType type) {
        return segments.stream().filter(s -> s.kind() == type).count();
    }

    private static ZoneId zone(String timeZone) {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw Problem.invalid("unknown-time-zone", "timeZone", timeZone);
        }
    }

    ZoneId zone() {
        return zone(timeZone);
    }

    /** The counter, or null. */
    Segment counter() {
        return segments.stream()
                .filter(s -> s.kind() == SegmentType.COUNTER)
                .findFirst()
                .orElse(null);
    }

    /** The secret part of the code around the number, or null. */
    Segment secret() {
        Segment last = segments.get(segments.size() - 1);
        return last.kind() == SegmentType.SECRET ? last : null;
    }

    boolean saysTheSameAs(NumberRule other) {
        return at(0, null).equals(other.at(0, null)) && (validFrom == null || validFrom.equals(other.validFrom));
    }

    NumberRule at(int otherVersion, Instant from) {
        return new NumberRule(code, otherVersion, nameZh, nameEn, timeZone, segments, active, from);
    }
}
