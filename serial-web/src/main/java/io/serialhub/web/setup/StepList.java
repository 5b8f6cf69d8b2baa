package io.serialhub.web.setup;

import io.serialhub.ledger.StepDefinition;
import io.serialhub.ledger.Steps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What can happen to units, shipped and own. */
@Named
@RequestScoped
public class StepList {
    @Inject
    private Steps steps;

    private List<StepDefinition> all;

    public List<StepDefinition> getAll() {
        if (all == null) {
            all = steps.list();
        }
        return all;
    }
}
