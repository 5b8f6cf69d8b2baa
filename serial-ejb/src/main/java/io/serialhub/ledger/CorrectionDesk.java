package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Open;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Receipts;
import io.serialhub.base.Transactions;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Corrections that say what was right, with a look at their effects first; and the take-back of one's own last scan. */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class CorrectionDesk {
    /** How long one's own last scan may be taken back without the right to correct. */
    static final Duration OWN_SCAN = Duration.ofMinutes(10);

    private static final String LATEST = """
            SELECT e.id FROM event e
            WHERE e.recorded_at >= :at AND e.actor = :actor AND e.step = :step
              AND NOT EXISTS (SELECT 1 FROM event c WHERE c.corrects_id = e.id)
            ORDER BY e.recorded_at DESC, e.id DESC FETCH FIRST 1 ROWS ONLY
            """;

    @Inject
    Transactions transactions;

    @Inject
    Receipts receipts;

    @Inject
    Amendments amendments;

    @Inject
    Recorder recorder;

    @Inject
    StepBook steps;

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** Carries the answer out of a transaction that must not stand. */
    @ApplicationException(rollback = true)
    static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient CorrectionView view;

        Undone(CorrectionView view) {
            super("not to stand", null, false, false);
            this.view = view;
        }
    }

    /** What the correction would do, and what stands in its way; nothing is written. */
    @Needs(Permission.RECORD_CORRECT)
    public CorrectionView preview(Correction correction) {
        try {
            return transactions.inNew(() -> {
                CorrectionView view = amendments.correct(correction);
                throw new Undone(new CorrectionView(
                        null, view.allowed(), view.units(), view.lines(), view.reason(), view.obstacles()));
            });
        } catch (Undone undone) {
            return undone.view;
        } catch (Problem problem) {
            return Amendments.refused(problem);
        }
    }

    /** All or nothing; what stands in the way is an answer, not an error. @throws Problem when the call cannot be understood */
    @Needs(Permission.RECORD_CORRECT)
    public CorrectionView record(Correction correction) {
        try {
            return transactions.required(() -> correction.eventId() == null
                    ? standing(correction)
                    : receipts.once(
                            Actor.current().login(),
                            correction.eventId(),
                            Receipts.fingerprint("correction", correction),
                            CorrectionView.class,
                            () -> standing(correction)));
        } catch (Undone undone) {
            return undone.view;
        }
    }

    private CorrectionView standing(Correction correction) {
        CorrectionView view = amendments.correct(correction);
        if (!view.allowed()) {
            throw new Undone(view);
        }
        return view;
    }

    /**
     * Takes back one's own last scan of a step, within ten minutes; everything else needs the right to correct.
     *
     * @param id     chosen by the sender, as for any event
     * @param event  number of the event
     * @param codes  its units
     * @param reason in words
     * @throws Problem {@code not-own-last-scan}, {@code unknown-event}
     */
    @Open("the step of the scan names the permission")
    public Recorded takeBack(String id, String event, List<String> codes, String reason) {
        return transactions.required(() -> {
            StepDefinition correct = steps.current(Corrections.STEP);
            if (!Actor.current().may(Permission.of(correct.permission()))) {
                requireOwn(id, event);
            }
            List<Item> items = codes.stream().map(Item::of).toList();
            var context = new Context(null, null, null, reason, null, event, null);
            return recorder.record(correct, new Recording(id, correct.code(), Mode.ALL_OR_NOTHING, items, context));
        });
    }

    private record Scan(String step, int version, String actor, Instant recordedAt) {}

    private void requireOwn(String id, String event) {
        long number = number(event);
        Scan scan = database.with(h -> h.createQuery(
                                "SELECT step, step_version, actor, recorded_at FROM event WHERE id = :id")
                        .bind("id", number)
                        .map((rs, ctx) -> new Scan(
                                rs.getString("step"),
                                rs.getInt("step_version"),
                                rs.getString("actor"),
                                Columns.instant(rs, "recorded_at")))
                        .findFirst())
                .orElseThrow(() -> Problem.invalid("unknown-event", "event", event));
        Actor actor = Actor.current();
        actor.require(Permission.of(steps.version(scan.step(), scan.version()).permission()));
        boolean own = scan.actor().equals(actor.login())
                && scan.recordedAt().plus(OWN_SCAN).isAfter(clock.instant())
                && (isLatest(number, scan) || answered(id));
        if (!own) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN, "not-own-last-scan", "minutes", OWN_SCAN.toMinutes(), "event", event);
        }
    }

    private boolean isLatest(long event, Scan scan) {
        return database.with(h -> h.createQuery(LATEST)
                .bind("at", scan.recordedAt())
                .bind("actor", scan.actor())
                .bind("step", scan.step())
                .mapTo(Long.class)
                .findFirst()
                .filter(latest -> latest == event)
                .isPresent());
    }

    /** The same take-back again: its receipt answers. */
    private boolean answered(String id) {
        return id != null
                && database.with(h -> h.createQuery("SELECT COUNT(*) FROM receipt WHERE client = :client AND id = :id")
                                .bind("client", Actor.current().login())
                                .bind("id", id)
                                .mapTo(Integer.class)
                                .one())
                        > 0;
    }

    private static long number(String event) {
        try {
            return Long.parseLong(event);
        } catch (NumberFormatException e) {
            throw Problem.invalid("unknown-event", "event", event);
        }
    }
}
