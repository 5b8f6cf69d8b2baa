package io.serialhub.packaging;

import io.serialhub.base.Ref;
import java.time.Instant;

/**
 * Something that happened to a handling unit: it stood for its content, or its content changed.
 *
 * @param event number of the event
 * @param items how many units the event happened to
 */
public record BoxEvent(
        String event,
        String step,
        String titleZh,
        String titleEn,
        String icon,
        Instant happenedAt,
        String actor,
        String order,
        Ref place,
        Ref party,
        int items) {}
