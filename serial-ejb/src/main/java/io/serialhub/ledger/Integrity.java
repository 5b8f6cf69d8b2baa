package io.serialhub.ledger;

import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Proves that what is stored agrees with itself: states are the fold of their events, chains are unbroken, nothing is in
 * two places, orders count what was recorded. Reads in {@link Portions}, beside those who work, and changes nothing.
 */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Integrity {
    @Inject
    Portions portions;

    @Inject
    UnitChecks unitChecks;

    @Inject
    BoxChecks boxChecks;

    @Inject
    LineChecks lineChecks;

    @Inject
    Promises promises;

    /**
     * One thing that does not agree.
     *
     * @param kind     what was found: state, step, sequence, chain, parent, box, cycle, order or receipt
     * @param expected what the events say, in the words of the code
     * @param stored   what stands there
     */
    public record Finding(String kind, String subject, String expected, String stored) {}

    /** @param findings the first hundred @param found how many there are */
    public record Report(long units, long events, long found, List<Finding> findings) {
        public boolean isClean() {
            return found == 0;
        }
    }

    /** Recomputes every unit from the step versions that its events name, every box, and every order line from its events. */
    @Needs(Permission.SYSTEM)
    public Report rebuildAndCompare() {
        var found = new Findings();
        portions.prove(found, "unit", unitChecks::states);
        portions.prove(found, "handling_unit", boxChecks::boxes);
        portions.prove(found, "order_line", lineChecks::lines);
        return found.report();
    }

    /** Recomputes every hash from what is stored. */
    @Needs(Permission.SYSTEM)
    public Report verifyChains() {
        var found = new Findings();
        portions.prove(found, "unit", unitChecks::chains);
        return found.report();
    }

    /** What senders were told: each answer that was kept names an event that stands and the units that it happened to. */
    @Needs(Permission.SYSTEM)
    public Report verifyAnswers() {
        var found = new Findings();
        promises.verify(found);
        return found.report();
    }
}
