package io.serialhub.web.phone;

import io.serialhub.base.Once;
import io.serialhub.base.Problem;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.CorrectionDesk;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.Steps;
import io.serialhub.stock.Seen;
import io.serialhub.stock.Sight;
import io.serialhub.stock.Stocktakes;
import io.serialhub.web.station.ScanAnswer;
import io.serialhub.web.station.StationJob;
import io.serialhub.web.station.StationWords;
import io.serialhub.web.stock.CountWords;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Records what a phone has kept, in its order, each scan in a transaction of its own and under the phone's id for it. What
 * can only be tried again later stops the row, so that nothing overtakes it.
 */
@RequestScoped
public class PhoneScans {
    private static final System.Logger LOG = System.getLogger(PhoneScans.class.getName());

    @Inject
    private Ledger ledger;

    @Inject
    private Steps steps;

    @Inject
    private CorrectionDesk desk;

    @Inject
    private Stocktakes stocktakes;

    @Inject
    private Once once;

    @Inject
    private StationWords words;

    @Inject
    private CountWords countWords;

    @Inject
    private Say say;

    @Inject
    private Clock clock;

    private List<StepDefinition> known;

    /** One answer for each scan up to the first that has to wait; that one included, those behind it left out. */
    public List<PhoneAnswer> record(List<PhoneScan> scans) {
        var answers = new ArrayList<PhoneAnswer>();
        for (PhoneScan scan : scans) {
            PhoneAnswer answer = record(scan);
            answers.add(answer);
            if (answer.answer() == null) {
                break;
            }
        }
        return answers;
    }

    private PhoneAnswer record(PhoneScan scan) {
        try {
            return PhoneAnswer.told(scan.isCount() ? count(scan) : scan.isTakenBack() ? back(scan) : step(scan));
        } catch (RuntimeException e) {
            Problem problem = problem(e);
            if (problem == null) {
                LOG.log(System.Logger.Level.ERROR, "incident " + UUID.randomUUID() + " at a scan of a phone", e);
                return PhoneAnswer.later(scan.id());
            }
            if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
                throw problem;
            }
            return problem.code().equals("still-running") || problem.kind() == Problem.Kind.TOO_MANY
                    ? PhoneAnswer.later(scan.id())
                    : PhoneAnswer.told(words.refused(scan.id(), scan.code(), problem.reason()));
        }
    }

    /** A phone's clock may run ahead: what has happened has happened by now. */
    private ScanAnswer step(PhoneScan scan) {
        StationJob job = job(scan.job());
        var item = new Item(scan.code(), job.roles().get(0), null, scan.material(), scan.lot(), null, null, null);
        Recorded done = once.run(scan.id(), "phone " + job.word(), scan, Recorded.class, () -> {
                    var context = new Context(
                            scan.document(),
                            scan.party(),
                            scan.place(),
                            scan.reason(),
                            pastOrNow(scan.at()),
                            null,
                            scan.fields());
                    return ledger.record(new Recording(null, job.step(), Mode.ALL_OR_NOTHING, List.of(item), context));
                })
                .answer();
        return words.of(scan.id(), done, done.lines(), done.accepted(), null);
    }

    private ScanAnswer back(PhoneScan scan) {
        Recorded done = desk.takeBack(scan.id(), scan.event(), List.of(scan.code()), say.of("station.taken-back"));
        return words.of(scan.id(), done, words.lines(scan.document(), done), done.accepted(), null);
    }

    private ScanAnswer count(PhoneScan scan) {
        if (scan.isTakenBack()) {
            return countWords.takenBack(scan.id(), scan.code(), stocktakes.forget(scan.document(), scan.code()));
        }
        Seen seen = once.run(
                        scan.id(),
                        "phone count",
                        scan,
                        Seen.class,
                        () -> stocktakes.scan(
                                scan.document(), new Sight(scan.code(), scan.place(), scan.material(), scan.at())))
                .answer();
        return countWords.of(scan.id(), seen);
    }

    private Instant pastOrNow(Instant at) {
        Instant now = clock.instant();
        return at == null || at.isAfter(now) ? now : at;
    }

    private StationJob job(String word) {
        if (known == null) {
            known = steps.list();
        }
        return StationJob.of(word, known);
    }

    /** The container may have wrapped it. */
    static Problem problem(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }
}
