package io.serialhub.label;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Door;
import io.serialhub.base.Json;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import io.serialhub.base.Transactions;
import io.serialhub.identifier.ElementString;
import io.serialhub.identifier.Scanned;
import io.serialhub.ledger.Context;
import io.serialhub.ledger.Item;
import io.serialhub.ledger.Ledger;
import io.serialhub.ledger.Recorded;
import io.serialhub.ledger.Recording;
import io.serialhub.ledger.UnitDirectory;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A label is read back after it was printed or marked: only then does its number count as encoded. */
@Stateless
@Door
public class LabelReadback {
    private static final String STEP = "encode";

    @Inject
    Database database;

    @Inject
    UnitDirectory units;

    @Inject
    LabelPicks picks;

    @Inject
    Ledger ledger;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    private record Live(long id, LabelTemplate template, String numberState) {}

    /**
     * Compares what was read with what should be on the unit's good label; where they agree, the number becomes encoded
     * in the ledger, once.
     *
     * @param scan as the scanner delivers it
     */
    @Needs(Permission.RECORD_MAKE)
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Readback verify(String scan) {
        return transactions.required(() -> compare(scan == null ? "" : scan));
    }

    private Readback compare(String scan) {
        Scanned scanned = Scanned.of(scan);
        String read = shown(scanned.text());
        long unit;
        try {
            unit = units.ids(List.of(scan)).get(scan);
        } catch (Problem problem) {
            Reason reason = scanned.fault() == null ? problem.reason() : scanned.fault();
            return new Readback(Readback.Grade.UNREADABLE, null, null, read, false, reason);
        }
        LabelData data = picks.data(unit);
        Optional<Live> live = live(unit);
        if (live.isEmpty()) {
            return bad(Readback.Grade.UNKNOWN_LABEL, data, null, read, "label-not-good");
        }
        Payload expected = Payload.of(live.get().template(), data);
        if (!same(scanned.text(), expected.text())) {
            return bad(Readback.Grade.DIFFERENT, data, shown(expected.text()), read, "label-says-otherwise");
        }
        mark(live.get().id());
        boolean encoded = live.get().numberState().equals("A")
                && encode(data.number(), live.get().id());
        return new Readback(Readback.Grade.GOOD, data.number(), shown(expected.text()), read, encoded, null);
    }

    private static Readback bad(Readback.Grade grade, LabelData data, String expected, String read, String code) {
        return new Readback(
                grade, data.number(), expected, read, false, Reason.of(code, "unit", data.number(), "read", read));
    }

    private Optional<Live> live(long unit) {
        return database.with(h -> h.createQuery("""
                        SELECT l.id, j.template, u.number_state
                        FROM label l
                          JOIN label_job j ON j.id = l.job_id
                          JOIN unit u ON u.id = l.unit_id
                        WHERE l.unit_id = :unit AND l.state = 'P' AND u.number_state <> 'V'
                        ORDER BY l.copy DESC FETCH FIRST ROW ONLY
                        """)
                .bind("unit", unit)
                .map((rs, ctx) -> new Live(
                        rs.getLong("id"),
                        Json.read(rs.getString("template"), LabelTemplate.class),
                        rs.getString("number_state")))
                .findOne());
    }

    /** A keyboard scanner swallows separators; nothing else may differ. */
    private static boolean same(String read, String expected) {
        String separator = String.valueOf(ElementString.SEPARATOR);
        return Scanned.withSeparators(read).equals(expected)
                || read.indexOf(ElementString.SEPARATOR) < 0 && read.equals(expected.replace(separator, ""));
    }

    private static String shown(String text) {
        return text.replace(String.valueOf(ElementString.SEPARATOR), "<GS>");
    }

    private void mark(long label) {
        database.use(h -> h.createUpdate(
                        "UPDATE label SET verified_at = :now, verified_by = :by WHERE id = :id AND verified_at IS NULL")
                .bind("now", clock.instant())
                .bind("by", Actor.current().login())
                .bind("id", label)
                .execute());
    }

    private boolean encode(String number, long label) {
        Recorded recorded =
                ledger.record(Recording.of(STEP, Context.NONE, Item.of(number)).id("label-" + label + "-read"));
        return recorded.accepted() == 1;
    }
}
