package io.serialhub.web.rest;

import io.serialhub.base.Reason;
import io.serialhub.ledger.Answer;
import io.serialhub.ledger.Recorded;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The door said no to a whole call; where one item spoils it, its reason is the reason of the answer. */
final class ScanRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Recorded recorded;

    ScanRefused(Recorded recorded) {
        super("scan refused");
        this.recorded = recorded;
    }

    Response response(Locale locale) {
        return ProblemBody.of(409, reason(), locale)
                .items(recorded.items())
                .response()
                .build();
    }

    /** What stands in the way of the one item; of several, how many have something in their way. */
    private Reason reason() {
        List<Reason> reasons = recorded.items().stream()
                .map(Answer::reason)
                .filter(Objects::nonNull)
                .toList();
        return reasons.size() == 1
                ? reasons.get(0)
                : Reason.of(
                        "scan-refused",
                        "refused",
                        reasons.size(),
                        "items",
                        recorded.items().size());
    }
}
