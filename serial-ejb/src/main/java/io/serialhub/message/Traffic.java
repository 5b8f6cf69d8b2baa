package io.serialhub.message;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Database;
import io.serialhub.base.Tally;
import io.serialhub.base.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Figures by partner, of all messages but webhooks out: what waits for somebody, and what came of this node's attempts. */
@ApplicationScoped
class Traffic {
    private final Tally<Lane> tally = new Tally<>();

    private Database database;
    private Transactions transactions;

    protected Traffic() {}

    @Inject
    Traffic(Database database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    private record Lane(Direction direction, String channel, String partner) {
        PartnerFigures idle(Tally.Count done) {
            return new PartnerFigures(direction, channel, partner, 0, null, 0, 0, done);
        }
    }

    /** Counts an attempt at a message once it stands; one whose work goes on is counted at its end. */
    void settled(Handle h, long id, MessageStatus status, Instant now) {
        if (status == MessageStatus.WAITING) {
            return;
        }
        boolean good = status != MessageStatus.REFUSED && status != MessageStatus.DEAD;
        h.createQuery("SELECT direction, channel, partner FROM message WHERE id = :id")
                .bind("id", id)
                .map((r, c) -> new Lane(Coded.ofCode(Direction.class, r.getString(1)), r.getString(2), r.getString(3)))
                .findOne()
                .ifPresent(lane -> transactions.afterCommit(new Object(), () -> tally.count(lane, good, now)));
    }

    /** Reads what waits for somebody and nothing of what is done. */
    List<PartnerFigures> figures() {
        Map<Lane, Tally.Count> done = new HashMap<>(tally.all());
        var all = new ArrayList<PartnerFigures>();
        database.with(h -> h.createQuery("""
                        SELECT direction, channel, partner, COUNT(CASE WHEN status = 'P' THEN 1 END),
                               MIN(CASE WHEN status = 'P' THEN happened_at END),
                               COUNT(CASE WHEN status = 'X' THEN 1 END), COUNT(CASE WHEN status = 'F' THEN 1 END)
                        FROM message --DERBY-PROPERTIES index=MESSAGE_STATUS
                        WHERE status IN ('P', 'X', 'F')
                        GROUP BY direction, channel, partner
                        """)
                        .map((r, c) -> {
                            var lane = new Lane(
                                    Coded.ofCode(Direction.class, r.getString(1)), r.getString(2), r.getString(3));
                            Tally.Count count = done.remove(lane);
                            return new PartnerFigures(
                                    lane.direction(),
                                    lane.channel(),
                                    lane.partner(),
                                    r.getLong(4),
                                    Columns.instant(r, 5),
                                    r.getLong(6),
                                    r.getLong(7),
                                    count == null ? tally.of(lane) : count);
                        })
                        .list())
                .forEach(all::add);
        done.forEach((lane, count) -> all.add(lane.idle(count)));
        return all;
    }
}
