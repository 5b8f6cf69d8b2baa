package io.serialhub.web.connections;

import io.serialhub.connection.ConnectionEntry;
import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.Connections;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** Everything that joins the hub to others, and how it goes. */
@Named
@RequestScoped
public class ConnectionList {
    @Inject
    private Connections connections;

    private List<ConnectionEntry> all;
    private Listing<ConnectionEntry> listing;

    public Listing<ConnectionEntry> getListing() {
        if (listing == null) {
            String text = Param.text("q");
            String state = Param.text("state");
            List<ConnectionEntry> found = EntryPages.find(all(), text, state);
            listing = Listing.read(
                    Listing.filters("q", text, "state", state), (after, size) -> EntryPages.page(found, after, size));
        }
        return listing;
    }

    public long getFailing() {
        return all().stream().filter(EntryPages::isFailing).count();
    }

    public long getOff() {
        return all().stream().filter(e -> !e.active()).count();
    }

    private List<ConnectionEntry> all() {
        if (all == null) {
            all = connections.entries();
        }
        return all;
    }

    /** Where the line leads: files have a form here, webhooks their own. */
    public String page(ConnectionEntry entry) {
        boolean files =
                Arrays.stream(ConnectionKind.values()).anyMatch(k -> k.word().equals(entry.kind()));
        if (files) {
            return "/connections/connection.xhtml";
        }
        return entry.kind().equals("webhook-in") ? "/connections/endpoint.xhtml" : "/connections/subscription.xhtml";
    }

    /** {@code ok}, {@code no}, or {@code wait} for one that is off or has not run yet. */
    public String verdict(ConnectionEntry entry) {
        boolean ran = entry.health().lastRunAt() != null || entry.kind().startsWith("webhook");
        return !entry.active() || !ran ? "wait" : entry.health().problem() == null ? "ok" : "no";
    }
}
