package io.serialhub.label;

import io.serialhub.base.Reason;
import java.time.Instant;

/**
 * Labels that were asked for together.
 *
 * @param template   code of the template
 * @param sourceKey  code of the batch or order; null for a list of codes or a filter
 * @param reason     why they were made again; null for first labels
 * @param startAt    place of the first label on its sheet, counted from 1
 * @param issued     labels that were asked for; once it has ended, those that were made
 * @param etaSeconds how long it will still take at the speed so far, or null
 * @param failure    why it ended early, or null
 */
public record LabelJob(
        String code,
        String template,
        LabelOutput output,
        LabelSource source,
        String sourceKey,
        String reason,
        int startAt,
        int issued,
        int done,
        LabelJobStatus status,
        String createdBy,
        Instant createdAt,
        Instant finishedAt,
        Long etaSeconds,
        Reason failure) {

    /** As its file is called. */
    public String fileName() {
        return code + "." + output.word();
    }

    LabelJob eta(Long seconds) {
        return new LabelJob(
                code,
                template,
                output,
                source,
                sourceKey,
                reason,
                startAt,
                issued,
                done,
                status,
                createdBy,
                createdAt,
                finishedAt,
                seconds,
                failure);
    }
}
