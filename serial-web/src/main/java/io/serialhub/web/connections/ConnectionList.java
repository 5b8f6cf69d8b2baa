package io.serialhub.web.connections;

import io.serialhub.connection.ConnectionEntry;
import io.serialhub.connection.ConnectionKind;
import io.serialhub.connection.Connections;
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

    private List<ConnectionEntry> items;

    public List<ConnectionEntry> getItems() {
        if (items == null) {
            items = connections.entries();
        }
        return items;
    }

    public long getFailing() {
        return getItems().stream()
                .filter(e -> e.active() && e.health().problem() != null)
                .count();
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
