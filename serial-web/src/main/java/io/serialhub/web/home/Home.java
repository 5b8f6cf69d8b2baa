package io.serialhub.web.home;

import io.serialhub.base.Permission;
import io.serialhub.job.Job;
import io.serialhub.job.Jobs;
import io.serialhub.ledger.Badge;
import io.serialhub.ledger.StateWord;
import io.serialhub.ledger.Tally;
import io.serialhub.ledger.Units;
import io.serialhub.web.shell.Sites;
import io.serialhub.web.shell.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where all units are now, and what runs. */
@Named
@RequestScoped
public class Home {
    @Inject
    private Units units;

    @Inject
    private Jobs jobs;

    @Inject
    private Viewer viewer;

    @Inject
    private Sites sites;

    private Map<StateWord, Tally> states;
    private Map<Badge, Tally> badges;
    private List<Job> running;

    /** What stands somewhere by itself; a part counts with what it is inside of. */
    public List<StateWord> getStateWords() {
        return Arrays.stream(StateWord.values())
                .filter(word -> word != StateWord.INSIDE)
                .toList();
    }

    public Badge[] getBadgeWords() {
        return Badge.values();
    }

    public Tally state(StateWord word) {
        if (states == null) {
            states = units.countsByState(sites.getChosen());
        }
        return states.get(word);
    }

    public Tally badge(Badge badge) {
        if (badges == null) {
            badges = units.countsByBadge(sites.getChosen());
        }
        return badges.get(badge);
    }

    public Tally getTotal() {
        return getStateWords().stream().map(this::state).reduce(new Tally(0, false), Tally::and);
    }

    public List<Job> getRunning() {
        if (running == null) {
            running = viewer.getActor().may(Permission.NUMBERS_READ) ? jobs.open() : List.of();
        }
        return running;
    }

    public String page(Job job) {
        return switch (job.kind()) {
            case "number-batch" -> "/numbers/batch.xhtml?code=" + job.subject();
            case "foreign-list" -> "/numbers/foreignlist.xhtml?code=" + job.subject();
            case "import" -> "/imports/import.xhtml?code=" + job.subject();
            case "stocktake" -> "/stock/stocktake.xhtml?code=" + job.subject();
            default -> "#";
        };
    }
}
