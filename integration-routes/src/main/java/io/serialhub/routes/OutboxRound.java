package io.serialhub.routes;

import io.serialhub.outbox.Backlog;
import io.serialhub.outbox.Deliveries;
import io.serialhub.outbox.DeliveryResult;
import io.serialhub.outbox.DeliveryTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The two ends of a round of deliveries, and what still waits, as the account that sends messages. */
@ApplicationScoped
public class OutboxRound {
    private static final String ACCOUNT = "hub-messenger";
    private static final int MESSAGES = 40;

    private ServiceAccounts accounts;
    private Deliveries deliveries;

    protected OutboxRound() {}

    @Inject
    public OutboxRound(ServiceAccounts accounts, Deliveries deliveries) {
        this.accounts = accounts;
        this.deliveries = deliveries;
    }

    public List<DeliveryTask> claim() {
        return accounts.call(ACCOUNT, "route", () -> deliveries.claim(MESSAGES));
    }

    public void settle(List<DeliveryResult> results) {
        accounts.call(ACCOUNT, "route", () -> {
            deliveries.settle(results);
            return null;
        });
    }

    public Backlog backlog() {
        return accounts.call(ACCOUNT, "route", deliveries::backlog);
    }
}
