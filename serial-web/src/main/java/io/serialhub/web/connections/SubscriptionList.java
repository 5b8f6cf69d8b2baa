package io.serialhub.web.connections;

import io.serialhub.outbox.Subscription;
import io.serialhub.outbox.Subscriptions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class SubscriptionList {
    @Inject
    private Subscriptions subscriptions;

    private List<Subscription> items;

    public List<Subscription> getItems() {
        if (items == null) {
            items = subscriptions.list();
        }
        return items;
    }
}
