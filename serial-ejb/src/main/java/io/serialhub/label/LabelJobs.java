package io.serialhub.label;

import io.serialhub.audit.Audit;
import io.serialhub.base.Cursor;
import io.serialhub.base.Door;
import io.serialhub.base.Fields;
import io.serialhub.base.Ids;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Where;
import io.serialhub.job.Job;
import io.serialhub.job.JobQueue;
import io.serialhub.print.Face;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Labels made behind the caller's back, as one file. Every label is in the ledger from the moment it is in the file. */
@Stateless
@Door
public class LabelJobs {
    @Inject
    LabelTemplates templates;

    @Inject
    LabelPicks picks;

    @Inject
    LabelJobRows rows;

    @Inject
    JobQueue queue;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    /**
     * Picks the units and queues the making; follow it with {@link #get}.
     *
     * @throws Problem {@code unknown-label-template}, {@code label-template-inactive}, {@code unknown-batch},
     *                 {@code unknown-order}, {@code unit-unknown}, {@code unit-ambiguous}; {@code labels-exist} where
     *                 a named unit has a label and no reason is given; {@code labels-none} where no unit is left;
     *                 {@code label-too-small} and others that keep the first number off its label
     */
    @Needs(Permission.NUMBERS_WRITE)
    public LabelJob request(LabelOrder order) {
        LabelTemplate template = templates.get(order.template());
        if (!template.active()) {
            throw Problem.conflict("label-template-inactive", "template", template.code());
        }
        Fields.between("startAt", order.startAt(), 1, template.labelsPerPage());
        LabelPicks.Picked picked = picks.pick(order);
        prove(template, order.output(), picks.data(picked.units().get(0)));
        long id = ids.next("label_job");
        rows.insert(id, template, order, picked);
        queue.add(LabelWork.KIND, LabelJobRows.code(id), picked.units().size());
        LabelJob job = get(LabelJobRows.code(id));
        audit.changed("request", "label-job", job.code(), null, job, order.reason());
        return job;
    }

    private static void prove(LabelTemplate template, LabelOutput output, LabelData data) {
        if (output == LabelOutput.PDF || output == LabelOutput.ZPL) {
            try (var face = new Face()) {
                Layout.of(template, data, face);
                Payload.tag(template, data);
            }
        } else {
            MarkingFile.text(template, data);
        }
    }

    /** @throws Problem {@code unknown-label-job} */
    @Needs(Permission.NUMBERS_READ)
    public LabelJob get(String code) {
        LabelJob job = rows.find(code).orElseThrow(() -> Problem.notFound("unknown-label-job", "job", code));
        return job.status() != LabelJobStatus.RUNNING
                ? job
                : job.eta(queue.find(LabelWork.KIND, code).map(Job::etaSeconds).orElse(null));
    }

    /** The newest first. @param batch only of this number batch, or null; @param order only of this order, or null */
    @Needs(Permission.NUMBERS_READ)
    public Page<LabelJob> list(String batch, String order, String after, Integer size) {
        return rows.list(
                new Where()
                        .and("batch_id = (SELECT b.id FROM number_batch b WHERE b.code = :batch)", "batch", batch)
                        .and("order_id = (SELECT o.id FROM doc_order o WHERE o.code = :order)", "order", order)
                        .and("id < :after", "after", Cursor.number(after)),
                Page.size(size));
    }

    /**
     * Stops before the next chunk; labels that were made stay in the file and in the ledger.
     *
     * @throws Problem {@code unknown-label-job}, {@code label-job-ended}
     */
    @Needs(Permission.NUMBERS_WRITE)
    public LabelJob cancel(String code) {
        LabelJob job = get(code);
        boolean asked = queue.find(LabelWork.KIND, code)
                .map(running -> queue.cancel(running.id()))
                .orElse(false);
        if (!asked) {
            throw Problem.conflict(
                    "label-job-ended", "job", code, "status", job.status().word());
        }
        return get(code);
    }

    /** The job, if its file can be fetched. @throws Problem {@code unknown-label-job}, {@code label-job-unfinished}, {@code labels-none} */
    @Needs(Permission.NUMBERS_WRITE)
    public LabelJob finished(String code) {
        LabelJob job = get(code);
        if (!job.status().isFinal()) {
            throw Problem.conflict("label-job-unfinished", "job", code);
        }
        if (job.done() == 0) {
            throw Problem.conflict("labels-none");
        }
        return job;
    }

    /** Writes the file, piece by piece; who fetched it is in the audit. @throws Problem as {@link #finished} */
    @Needs(Permission.NUMBERS_WRITE)
    public void write(String code, OutputStream out) {
        LabelJob job = finished(code);
        audit.changed("fetch", "label-job", code, null, null);
        try {
            if (job.output() == LabelOutput.CSV) {
                out.write(
                        MarkingFile.head(rows.open(code).template()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            List<Integer> parts = rows.parts(code);
            for (int part : parts) {
                out.write(rows.part(code, part));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
