package io.serialhub.web.numbers;

import io.serialhub.numbering.BatchStatus;
import io.serialhub.numbering.NumberBatch;
import io.serialhub.numbering.NumberBatches;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** One batch: how far it is, how long it takes, and its numbers. */
@Named
@RequestScoped
public class BatchPage {
    @Inject
    private NumberBatches batches;

    private NumberBatch batch;
    private Listing<String> numbers;

    public NumberBatch getBatch() {
        if (batch == null) {
            batch = batches.get(code());
        }
        return batch;
    }

    public boolean isRunning() {
        return getBatch().status() == BatchStatus.QUEUED || getBatch().status() == BatchStatus.RUNNING;
    }

    public boolean isPaused() {
        return getBatch().status() == BatchStatus.PAUSED;
    }

    public void pause() {
        batches.pause(code());
        again();
    }

    public void resume() {
        batches.resume(code());
        again();
    }

    private String code() {
        return Param.needed("code");
    }

    private void again() {
        Go.to("/numbers/batch.xhtml", "code", code());
    }

    public Listing<String> getNumbers() {
        if (numbers == null) {
            String code = getBatch().code();
            numbers = Listing.read(Listing.filters("code", code), (after, size) -> batches.numbers(code, after, size));
        }
        return numbers;
    }
}
