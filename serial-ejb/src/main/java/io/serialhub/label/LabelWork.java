package io.serialhub.label;

import io.serialhub.base.Permission;
import io.serialhub.base.Reason;
import io.serialhub.job.JobRun;
import io.serialhub.job.Work;
import io.serialhub.print.Face;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes labels, some hundred at a time. Their rows in the ledger, their piece of the file and the job's progress stand or
 * fall together; so many are held in memory as one chunk has.
 */
@ApplicationScoped
class LabelWork implements Work {
    static final String KIND = "label-job";

    /** About a second's work. */
    private static final int CHUNK = 500;

    @Inject
    LabelJobRows jobs;

    @Inject
    LabelPicks picks;

    @Inject
    LabelStore labels;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission steering() {
        return Permission.NUMBERS_WRITE;
    }

    @Override
    public boolean chunk(JobRun run) {
        LabelJobRows.Open job = jobs.open(run.subject());
        if (job.status().isFinal()) {
            return true;
        }
        int perPage = job.template().labelsPerPage();
        int taken = job.done() == 0 ? (job.startAt() - 1) % perPage : 0;
        int wholePages = Math.max(1, CHUNK / perPage) * perPage;
        List<LabelPicks.Pick> next = picks.next(job, wholePages - taken);
        if (!next.isEmpty()) {
            byte[] content = make(
                    job.template(),
                    job.output(),
                    next.stream().map(LabelPicks.Pick::data).toList(),
                    taken);
            labels.print(job, next);
            jobs.made(job, next.size(), next.get(next.size() - 1).seq(), content);
            run.advance(next.size());
        }
        if (next.size() == wholePages - taken) {
            return false;
        }
        end(run.subject(), LabelJobStatus.DONE, null);
        return true;
    }

    /** @param taken labels of the first sheet that are gone already */
    static byte[] make(LabelTemplate template, LabelOutput output, List<LabelData> data, int taken) {
        return switch (output) {
            case PDF -> pdf(template, data, taken);
            case ZPL -> zpl(template, data);
            case CSV ->
                lines(data.stream().map(one -> MarkingFile.csv(template, one)).toList());
            case TXT ->
                lines(data.stream().map(one -> MarkingFile.text(template, one)).toList());
        };
    }

    private static byte[] pdf(LabelTemplate template, List<LabelData> data, int taken) {
        try (var face = new Face()) {
            List<Drawing> drawings =
                    data.stream().map(one -> Layout.of(template, one, face)).toList();
            return new PdfSheets(template, face).draw(drawings, taken);
        }
    }

    private static byte[] zpl(LabelTemplate template, List<LabelData> data) {
        try (var face = new Face()) {
            var zpl = new ZplLabels(template, face);
            data.forEach(one -> zpl.add(Layout.of(template, one, face), Payload.tag(template, one)));
            return zpl.bytes();
        }
    }

    private static byte[] lines(List<String> lines) {
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void cancelled(JobRun run) {
        end(run.subject(), LabelJobStatus.CANCELLED, null);
    }

    @Override
    public void failed(JobRun run, Reason reason) {
        end(run.subject(), LabelJobStatus.FAILED, reason);
    }

    /** Sheets of several chunks become one document. */
    private void end(String code, LabelJobStatus how, Reason why) {
        LabelJobRows.Open job = jobs.open(code);
        if (job.output() == LabelOutput.PDF && job.parts() > 1) {
            var parts = new ArrayList<byte[]>();
            jobs.parts(code).forEach(part -> parts.add(jobs.part(code, part)));
            jobs.replaceParts(job, PdfSheets.merge(parts));
        }
        jobs.end(code, how, why);
    }
}
