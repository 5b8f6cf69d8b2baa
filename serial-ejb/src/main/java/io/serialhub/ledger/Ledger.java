package io.serialhub.ledger;

import io.serialhub.base.Actor;
import io.serialhub.base.Door;
import io.serialhub.base.Open;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.base.Transactions;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * The one door to the ledger: everything that happens to units is recorded here, from every channel. A call is one
 * transaction, repeated by itself when the database broke a deadlock; the same event id again gives the same answer.
 */
@Stateless
@Door
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Ledger {
    @Inject
    Transactions transactions;

    @Inject
    Recorder recorder;

    @Inject
    StepBook steps;

    /**
     * Records a step for the given items.
     *
     * @return an answer for each item; a refusal is an answer, not an error
     * @throws Problem when the call itself cannot be understood: step-unknown, order-needed, unknown-location,
     *                 event-id-reused and the like
     */
    @Open("the step names the permission")
    public Recorded record(Recording call) {
        return transactions.required(() -> {
            StepDefinition step = steps.current(call.step());
            Actor.current().require(Permission.of(step.permission()));
            if (step.internal()) {
                throw Problem.invalid("step-has-own-door", "step", step.code());
            }
            if (step.approver() != null) {
                throw Problem.conflict("approval-needed", "step", step.code());
            }
            return recorder.record(step, call);
        });
    }
}
