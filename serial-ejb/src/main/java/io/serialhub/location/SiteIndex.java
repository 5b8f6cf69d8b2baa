package io.serialhub.location;

import io.serialhub.base.Actor;
import io.serialhub.base.Database;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.UnaryOperator;

/** Which site something new belongs to. */
@ApplicationScoped
public class SiteIndex {
    private Database database;

    protected SiteIndex() {}

    @Inject
    public SiteIndex(Database database) {
        this.database = database;
    }

    /**
     * The site that was asked for, else the one that the actor works at, else the only one there is.
     *
     * @throws Problem {@code unknown-site}, {@code site-missing}
     */
    public String choose(String asked) {
        return chooser().apply(asked);
    }

    /** To choose many times among the sites that there are now. */
    public UnaryOperator<String> chooser() {
        List<String> sites = database.with(h -> h.createQuery("SELECT code FROM site ORDER BY code")
                .mapTo(String.class)
                .list());
        return asked -> choose(asked, sites);
    }

    private static String choose(String asked, List<String> sites) {
        String own = Actor.current().site();
        String wanted = asked != null || own.isBlank() ? asked : own;
        if (wanted == null && sites.size() != 1) {
            throw Problem.invalid("site-missing");
        }
        String site = wanted == null ? sites.get(0) : wanted;
        if (!sites.contains(site)) {
            throw Problem.invalid("unknown-site", "site", site);
        }
        return site;
    }
}
