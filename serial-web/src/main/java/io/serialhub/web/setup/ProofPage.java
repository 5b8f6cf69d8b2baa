package io.serialhub.web.setup;

import io.serialhub.ledger.Integrity;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is stored is held against itself, whenever somebody wants to know. */
@Named
@ViewScoped
public class ProofPage implements Serializable {
    /** What is compared with what. */
    public enum Check {
        CHAINS,
        STATES,
        ANSWERS
    }

    @Inject
    private Integrity integrity;

    private final Map<Check, Integrity.Report> reports = new EnumMap<>(Check.class);

    public List<Check> getChecks() {
        return List.of(Check.values());
    }

    public void run(Check check) {
        reports.put(
                check,
                switch (check) {
                    case CHAINS -> integrity.verifyChains();
                    case STATES -> integrity.rebuildAndCompare();
                    case ANSWERS -> integrity.verifyAnswers();
                });
    }

    public Integrity.Report report(Check check) {
        return reports.get(check);
    }
}
