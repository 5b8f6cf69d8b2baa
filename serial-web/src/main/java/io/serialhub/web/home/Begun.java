package io.serialhub.web.home;

import io.serialhub.ledger.Activity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Whether the house works already; asked of the database only until it does. */
@ApplicationScoped
public class Begun {
    @Inject
    private Activity activity;

    private volatile boolean begun;

    public boolean is() {
        if (!begun) {
            begun = activity.isBegun();
        }
        return begun;
    }
}
