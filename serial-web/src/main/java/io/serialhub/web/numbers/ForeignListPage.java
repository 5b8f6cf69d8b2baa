package io.serialhub.web.numbers;

import io.serialhub.job.JobStatus;
import io.serialhub.job.Jobs;
import io.serialhub.numbering.ForeignAnswer;
import io.serialhub.numbering.ForeignList;
import io.serialhub.numbering.ForeignLists;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One long list of numbers made by others: how far it is, and what is to be said of some of them. */
@Named
@RequestScoped
public class ForeignListPage {
    @Inject
    private ForeignLists lists;

    @Inject
    private Jobs jobs;

    private ForeignList list;
    private Listing<ForeignAnswer> notes;

    public ForeignList getList() {
        if (list == null) {
            list = lists.get(Param.needed("code"));
        }
        return list;
    }

    public boolean isRunning() {
        return getList().status() == JobStatus.QUEUED || getList().status() == JobStatus.RUNNING;
    }

    public boolean isPaused() {
        return getList().status() == JobStatus.PAUSED;
    }

    public Listing<ForeignAnswer> getNotes() {
        if (notes == null) {
            String code = getList().code();
            notes = Listing.read(Listing.filters("code", code), (after, size) -> lists.notes(code, after, size));
        }
        return notes;
    }

    public void pause() {
        jobs.pause(getList().job());
        again();
    }

    public void resume() {
        jobs.resume(getList().job());
        again();
    }

    public void stop() {
        jobs.cancel(getList().job());
        again();
    }

    private void again() {
        Go.to("/numbers/foreignlist.xhtml", "code", getList().code());
    }
}
