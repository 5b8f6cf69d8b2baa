package io.serialhub.numbering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** What each has a counter of its own: the option {@code per} of a counter. */
enum Per {
    LINE,
    SITE,
    MATERIAL;

    private static final int SCOPE_LENGTH = 120;
    private static final int TAIL = 37;

    static Set<Per> of(Segment counter) {
        var named = new LinkedHashSet<Per>();
        String written = counter.option("per", "");
        if (!written.isBlank()) {
            for (String word : written.split(",")) {
                named.add(Arrays.stream(values())
                        .filter(per -> per.word().equals(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> counter.unfit("per", "line, site, material")));
            }
        }
        return named;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The row of number_counter: the period, then what has a counter of its own in it, as people can read it. */
    static String scope(String period, Segment counter, Occasion occasion) {
        var scope = new StringBuilder(period);
        for (Per per : of(counter)) {
            String value = per.value(occasion);
            scope.append(" / ").append(value == null ? "–" : value);
        }
        String whole = scope.toString();
        return whole.length() <= SCOPE_LENGTH
                ? whole
                : whole.substring(0, SCOPE_LENGTH - TAIL) + "~"
                        + UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    private String value(Occasion occasion) {
        return switch (this) {
            case LINE -> occasion.line();
            case SITE -> occasion.site();
            case MATERIAL -> occasion.material().get("code");
        };
    }

    /** Whether numbers of two of them can be told apart by this piece. */
    boolean shownBy(Segment segment) {
        return switch (this) {
            case LINE -> segment.kind() == SegmentType.LINE || segment.kind() == SegmentType.ORDER;
            case SITE ->
                segment.kind() == SegmentType.SITE
                        || segment.kind() == SegmentType.LINE
                        || segment.kind() == SegmentType.ORDER;
            case MATERIAL ->
                segment.kind() == SegmentType.MATERIAL
                        && List.of("code", "gtin").contains(segment.option("attribute", ""));
        };
    }
}
