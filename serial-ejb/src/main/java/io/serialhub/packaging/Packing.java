package io.serialhub.packaging;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Receipts;
import io.serialhub.base.Transactions;
import io.serialhub.ledger.Boxes;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Mode;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recorder;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.UnitDirectory;
import io.serialhub.ledger.UnitRow;
import io.serialhub.outbox.Outbox;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Packs, unpacks, nests and closes. Every change of content is an event of the units; the same event id again gives the
 * same answer. A box that is closed takes nothing until it is opened again.
 */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Packing {
    @Inject
    Transactions transactions;

    @Inject
    Receipts receipts;

    @Inject
    Recorder recorder;

    @Inject
    UnitDirectory units;

    @Inject
    BoxFinder finder;

    @Inject
    Nesting nesting;

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    @Inject
    HandlingUnits handlingUnits;

    @Inject
    Clock clock;

    /**
     * Puts units into a box at the place where they are; what is in it already fixes the place.
     *
     * @throws Problem {@code box-closed}, {@code box-full}, {@code box-other-material}, {@code handling-unit-unknown}
     */
    @Needs(Permission.RECORD_MOVE)
    public Recorded pack(String eventId, String sscc, List<String> codes, Mode mode) {
        return once(eventId, Receipts.fingerprint("pack", sscc, codes, mode), () -> {
            Boxes.Box box = finder.open(sscc);
            Fills.Fill fill = finder.fill(box);
            BoxFinder.Limits limits = finder.limits(box);
            if (limits.capacity() != null) {
                BoxFinder.refuseFull(box, limits, fill.things() + codes.size() - finder.inside(box, codes));
            }
            String place = finder.place(fill, codes);
            Recorded done = recorder.record(recording("pack", codes, box, mode, Context.at(place)));
            done.items().stream()
                    .filter(answer -> answer.accepted()
                            && limits.material() != null
                            && !limits.material().equals(answer.material()))
                    .findFirst()
                    .ifPresent(answer -> {
                        throw Problem.conflict(
                                "box-other-material",
                                "box",
                                box.code(),
                                "unit",
                                answer.unit(),
                                "material",
                                limits.material());
                    });
            return done;
        });
    }

    /** Takes units out of the box that they are directly in. @param codes empty: all of them; boxes inside it stay as they are */
    @Needs(Permission.RECORD_MOVE)
    public Recorded unpack(String eventId, String sscc, List<String> codes, Mode mode) {
        return once(eventId, Receipts.fingerprint("unpack", sscc, codes, mode), () -> {
            Boxes.Box box = finder.get(sscc);
            List<String> out = codes.isEmpty() ? direct(box) : codes;
            return recorder.record(recording("unpack", out, box, mode, Context.NONE));
        });
    }

    private List<String> direct(Boxes.Box box) {
        Fills.Fill fill = finder.fill(box);
        List<Long> loose = fill.units().stream()
                .filter(unit -> unit.box().equals(box.code()))
                .map(Fills.Unit::id)
                .toList();
        List<String> codes =
                units.rows(loose).values().stream().map(UnitRow::code).toList();
        if (codes.isEmpty()) {
            throw Problem.conflict(fill.boxes() > 0 ? "box-nothing-loose" : "box-empty", "box", box.code());
        }
        return codes;
    }

    /** Puts closed boxes into another one, all or nothing. @throws Problem {@code box-nested}, {@code box-in-itself} and as {@link #pack} */
    @Needs(Permission.RECORD_MOVE)
    public Recorded nest(String eventId, String sscc, List<String> cartons) {
        return once(eventId, Receipts.fingerprint("nest", sscc, cartons), () -> nesting.into(sscc, cartons));
    }

    /** Takes boxes off the one that they are in, all or nothing. @throws Problem {@code box-not-nested} */
    @Needs(Permission.RECORD_MOVE)
    public Recorded unnest(String eventId, List<String> cartons) {
        return once(eventId, Receipts.fingerprint("unnest", cartons), () -> nesting.out(cartons));
    }

    /** Nothing goes in any more, and from now on the SSCC stands for what is inside. Closing an opened box counts anew. */
    @Needs(Permission.RECORD_MOVE)
    public HandlingUnit close(String sscc) {
        return transactions.required(() -> {
            Boxes.Box box = finder.get(sscc);
            Fills.Fill fill = finder.fill(box);
            if (fill.things() == 0) {
                throw Problem.conflict("box-empty", "box", box.code());
            }
            seal(box, fill.things());
            HandlingUnit closed = handlingUnits.get(box.code());
            outbox.add("handling-unit.closed", box.code(), null, closed);
            return closed;
        });
    }

    /** To put in more or take out some. */
    @Needs(Permission.RECORD_MOVE)
    public HandlingUnit open(String sscc) {
        return transactions.required(() -> {
            Boxes.Box box = finder.get(sscc);
            seal(box, null);
            HandlingUnit opened = handlingUnits.get(box.code());
            outbox.add("handling-unit.opened", box.code(), null, opened);
            return opened;
        });
    }

    private void seal(Boxes.Box box, Integer things) {
        String sql = things == null
                ? "UPDATE handling_unit SET sealed = NULL, sealed_at = NULL, sealed_by = NULL, version = version + 1"
                        + " WHERE id = :id"
                : "UPDATE handling_unit SET sealed = :n, sealed_at = :at, sealed_by = :who, version = version + 1"
                        + " WHERE id = :id";
        database.use(h -> {
            var update = h.createUpdate(sql).bind("id", box.id());
            if (things != null) {
                update.bind("n", things)
                        .bind("at", clock.instant())
                        .bind("who", Actor.current().login());
            }
            update.execute();
        });
    }

    private Recorded once(String eventId, byte[] fingerprint, Supplier<Recorded> work) {
        return transactions.required(() -> eventId == null
                ? work.get()
                : receipts.once(Actor.current().login(), eventId, fingerprint, Recorded.class, work));
    }

    private static Recording recording(String step, List<String> codes, Boxes.Box box, Mode mode, Context context) {
        List<Item> items =
                codes.stream().map(code -> Nesting.item(code, null, box)).toList();
        return new Recording(null, step, mode, items, context.with(Map.of("sscc", box.code())));
    }
}
