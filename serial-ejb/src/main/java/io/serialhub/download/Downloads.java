package io.serialhub.download;

import io.serialhub.audit.Audit;
import io.serialhub.base.Actor;
import io.serialhub.base.Door;
import io.serialhub.base.Ids;
import io.serialhub.base.Open;
import io.serialhub.base.Page;
import io.serialhub.base.Problem;
import io.serialhub.job.JobQueue;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lists as files: what is shown, filtered as it is shown. Short ones at once, long ones by a job; the audit knows of all. */
@Stateless
@Door
public class Downloads {
    /** The longest list that is handed out at once. */
    public static final int AT_ONCE = 5_000;

    @Inject
    Lists lists;

    @Inject
    DownloadRows rows;

    @Inject
    JobQueue jobs;

    @Inject
    Ids ids;

    @Inject
    Audit audit;

    /**
     * @param filter as the list's address says it
     * @param locale of the headings
     * @return with its content, or with the code of a download that a job is filling
     * @throws Problem {@code list-unknown}
     */
    @Open("the list names the permission")
    public Download prepare(String list, Map<String, String> filter, DownloadFormat format, Locale locale) {
        ListSource source = allowed(list);
        int count = source.count(filter, AT_ONCE + 1);
        audit.changed("download", "list", list, null, Map.of("filter", filter, "format", format.extension()));
        if (count <= AT_ONCE) {
            byte[] content = content(source, filter, format, locale);
            return new Download(null, list, format, count, true, Actor.current().login(), null, content);
        }
        long id = ids.next("download");
        rows.insert(id, list, filter, format, locale);
        jobs.add(DownloadWork.KIND, "D-" + id, 0);
        return rows.get("D-" + id).view();
    }

    /** One's own. @throws Problem {@code download-unknown} */
    @Open("only one's own")
    public Download get(String code) {
        return own(code).view();
    }

    /** @throws Problem {@code download-unknown}, {@code download-not-ready} */
    @Open("only one's own")
    public void write(String code, OutputStream out) {
        DownloadRows.Kept download = own(code);
        if (!download.view().ready()) {
            throw Problem.conflict("download-not-ready", "download", code);
        }
        ListSource source = allowed(download.view().list());
        try (var table = new TableWriter(out, download.view().format(), source.headings(download.locale()))) {
            for (int part = 0; part < download.parts(); part++) {
                Optional<List<List<String>>> lines = rows.part(download.id(), part);
                for (List<String> line : lines.orElse(List.of())) {
                    table.write(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ListSource allowed(String list) {
        ListSource source = lists.get(list);
        Actor.current().require(source.needs());
        return source;
    }

    private DownloadRows.Kept own(String code) {
        DownloadRows.Kept download = rows.get(code);
        if (!download.view().createdBy().equals(Actor.current().login())) {
            throw Problem.notFound("download-unknown", "download", code);
        }
        return download;
    }

    private static byte[] content(ListSource source, Map<String, String> filter, DownloadFormat format, Locale locale) {
        var out = new ByteArrayOutputStream();
        try (var table = new TableWriter(out, format, source.headings(locale))) {
            Page<List<Object>> page = source.rows(filter, null, Page.MAX_SIZE);
            while (true) {
                for (List<Object> row : page.items()) {
                    table.write(row);
                }
                if (page.next() == null) {
                    break;
                }
                page = source.rows(filter, page.next(), Page.MAX_SIZE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
