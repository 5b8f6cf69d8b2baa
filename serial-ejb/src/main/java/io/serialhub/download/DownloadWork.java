package io.serialhub.download;

import io.serialhub.base.Permission;
import io.serialhub.job.JobRun;
import io.serialhub.job.Work;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads a long list part by part, as whoever asked for it; each part stands once. */
@ApplicationScoped
class DownloadWork implements Work {
    static final String KIND = "download";

    private static final int ROWS = 200;

    @Inject
    Lists lists;

    @Inject
    DownloadRows rows;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission steering() {
        return Permission.SYSTEM;
    }

    @Override
    public boolean chunk(JobRun run) {
        boolean ready = false;
        for (int i = 0; i < 5 && !ready; i++) {
            DownloadRows.Kept download = rows.get(run.subject());
            if (download.view().ready()) {
                return true;
            }
            var page = lists.get(download.view().list()).rows(download.filter(), download.after(), ROWS);
            rows.append(download, page);
            run.advance(page.items().size());
            ready = page.next() == null;
        }
        return ready;
    }
}
