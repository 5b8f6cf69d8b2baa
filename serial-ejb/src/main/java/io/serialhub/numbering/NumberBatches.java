package io.serialhub.numbering;

import io.serialhub.base.Cursor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Page;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import io.serialhub.job.Job;
import io.serialhub.job.JobQueue;
import io.serialhub.job.JobRunner;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Numbers in batches: the counter values are taken at once and for good, the numbers are written behind the caller's back
 * in chunks, each number a unit in the ledger. Unique everywhere, ascending within a batch, not without gaps.
 */
@Stateless
@Door
public class NumberBatches {
    @Inject
    BatchMaker maker;

    @Inject
    Database database;

    @Inject
    JobQueue queue;

    @Inject
    JobRunner runner;

    @Inject
    Transactions transactions;

    @Inject
    Secrets secrets;

    /**
     * Takes the counter values and queues the writing; follow it with {@link #get}.
     *
     * @throws Problem unknown-rule, rule-inactive, rule-not-yet, unknown-material, material-inactive, material-not-serial, unknown-order,
     *                 order-kind-unfit, order-ended, material-not-ordered, order-line-full, unknown-location,
     *                 place-not-for-production, number-part-missing, number-too-long; counter-exhausted when the counter's
     *                 period has not enough numbers left: then none is taken
     */
    @Needs(Permission.NUMBERS_WRITE)
    public NumberBatch request(BatchRequest request) {
        return get(maker.make(request));
    }

    /**
     * Waits until the batch has ended; works on it here and now if nobody does yet. Not to be called inside a transaction:
     * its chunks have their own.
     *
     * @throws Problem {@code unknown-batch}
     */
    @Needs(Permission.NUMBERS_WRITE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public NumberBatch finish(String code) {
        transactions
                .required(() -> {
                    get(code);
                    return queue.find(NumberWork.KIND, code).map(Job::id);
                })
                .ifPresent(runner::finish);
        return transactions.required(() -> get(code));
    }

    /** @throws Problem {@code unknown-batch} */
    @Needs(Permission.NUMBERS_READ)
    public NumberBatch get(String code) {
        NumberBatch batch =
                BatchRows.find(database, code).orElseThrow(() -> Problem.notFound("unknown-batch", "batch", code));
        return batch.status() != BatchStatus.RUNNING
                ? batch
                : batch.eta(
                        queue.find(NumberWork.KIND, code).map(Job::etaSeconds).orElse(null));
    }

    /**
     * The newest first; without the time left, which only {@link #get} says.
     *
     * @param after cursor of the page before, null for the first
     */
    @Needs(Permission.NUMBERS_READ)
    public Page<NumberBatch> list(BatchFilter filter, String after, Integer size) {
        return BatchRows.list(database, filter, Cursor.number(after), Page.size(size));
    }

    /** How many batches wait for somebody or something, by how far they are; ended ones are not counted. */
    @Needs(Permission.NUMBERS_READ)
    public Map<BatchStatus, Long> open() {
        return BatchRows.open(database);
    }

    /**
     * Stops before the next chunk; numbers that were written stay, counter values that were not used are a gap.
     *
     * @return the batch as it is now; it ends a moment later
     * @throws Problem {@code unknown-batch}, {@code batch-ended}
     */
    @Needs(Permission.NUMBERS_WRITE)
    public NumberBatch cancel(String code) {
        return steer(code, queue::cancel, "batch-ended");
    }

    /**
     * Rests before the next chunk; what was written stays and can be used, the values that were taken stay taken.
     *
     * @return the batch as it is now; it rests a moment later
     * @throws Problem {@code unknown-batch}, {@code batch-not-running}
     */
    @Needs(Permission.NUMBERS_WRITE)
    public NumberBatch pause(String code) {
        return steer(code, queue::pause, "batch-not-running");
    }

    /** Goes on where it rested. @throws Problem {@code unknown-batch}, {@code batch-not-paused} */
    @Needs(Permission.NUMBERS_WRITE)
    public NumberBatch resume(String code) {
        NumberBatch batch = steer(code, queue::resume, "batch-not-paused");
        database.use(h -> h.execute(
                "UPDATE number_batch SET status = 'Q', version = version + 1 WHERE code = ? AND status = 'P'", code));
        return batch.status() == BatchStatus.PAUSED ? get(code) : batch;
    }

    private NumberBatch steer(String code, LongPredicate act, String otherwise) {
        NumberBatch batch = get(code);
        boolean asked =
                queue.find(NumberWork.KIND, code).map(job -> act.test(job.id())).orElse(false);
        if (!asked) {
            throw Problem.conflict(
                    otherwise, "batch", code, "status", batch.status().word());
        }
        return get(code);
    }

    /**
     * All numbers of a batch with their secret parts, written while they are read: for whoever prints them.
     *
     * @throws Problem {@code unknown-batch}, {@code list-too-long}
     */
    @Needs(Permission.NUMBERS_WRITE)
    public void file(String code, ListFormat format, OutputStream out) {
        NumberBatch batch = get(code);
        if (format == ListFormat.XLSX && batch.done() > ListFile.XLSX_ROWS) {
            throw Problem.invalid("list-too-long", "count", batch.done(), "max", ListFile.XLSX_ROWS);
        }
        ListFile.write(
                format,
                List.of("编号 Number", "防伪 Secret", "物料 Material"),
                after -> toPrint(code, after, Page.MAX_SIZE),
                row -> Arrays.asList(row.number(), row.secret(), batch.material()),
                out);
    }

    /** As {@link #numbers}, each with its secret part: for whoever prints them, and nobody else. */
    @Needs(Permission.NUMBERS_WRITE)
    public Page<SealedNumber> toPrint(String code, String after, Integer size) {
        Page<String> page = numbers(code, after, size);
        Map<String, String> kept = secrets.of(page.items());
        return page.map(number -> new SealedNumber(number, kept.get(number)));
    }

    /** The numbers written so far, in the order of their characters. @param after cursor of the page before, or null */
    @Needs(Permission.NUMBERS_READ)
    public Page<String> numbers(String code, String after, Integer size) {
        get(code);
        return BatchRows.numbers(database, code, Cursor.key(after), Page.size(size));
    }
}
