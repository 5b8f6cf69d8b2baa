package io.serialhub.ledger;

import io.serialhub.base.Ref;
import java.time.Instant;
import java.util.List;

/**
 * A moment at which something went into a unit or came out of it.
 *
 * @param event   its number
 * @param titleZh what happened, as the timeline tells it
 * @param in      materials of the parts that went in
 * @param out     materials of the parts that came out
 * @param changes how many parts went in or came out
 * @param built   the last such moment before the unit was complete: what stands then is "as built"
 */
public record Moment(
        Instant at,
        String event,
        String titleZh,
        String titleEn,
        List<Ref> in,
        List<Ref> out,
        int changes,
        boolean built) {}
