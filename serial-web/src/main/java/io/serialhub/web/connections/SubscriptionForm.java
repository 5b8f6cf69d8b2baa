package io.serialhub.web.connections;

import io.serialhub.outbox.Subscription;
import io.serialhub.outbox.SubscriptionState;
import io.serialhub.outbox.Subscriptions;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;

/** A subscription and, once, its secret. */
@Named
@ViewScoped
public class SubscriptionForm extends Form {
    @Inject
    private Subscriptions subscriptions;

    private String secret;
    private transient SubscriptionState state;

    @PostConstruct
    void open() {
        show("active", true);
        show("types", "*");
        if (Param.text("code") != null) {
            fill(subscriptions.get(Param.text("code")));
        }
    }

    private void fill(Subscription kept) {
        show("code", kept.code());
        show("url", kept.url());
        show("types", String.join("\n", kept.types()));
        show("materials", String.join("\n", kept.materials()));
        show("sites", String.join("\n", kept.sites()));
        show("active", kept.active());
        state = kept.state();
        show("version", kept.version());
    }

    public boolean isNew() {
        return version() == null;
    }

    /** Shown in the answer that made it, and never again. */
    public String getSecret() {
        return secret;
    }

    /** How it goes; null for a new one. */
    public SubscriptionState getState() {
        return state;
    }

    private List<String> words(String field) {
        return text(field) == null
                ? List.of()
                : Stream.of(text(field).split("[\\s,，]+")).toList();
    }

    /** What is switched off goes for good. */
    public void remove() {
        subscriptions.remove(text("code"), version());
        Go.said("said.removed", text("code"));
        Go.to("/connections/subscriptions.xhtml");
    }

    public void save() {
        boolean made = isNew();
        Subscription saved = subscriptions
                .save(
                        new Subscription(
                                text("code"),
                                text("url"),
                                null,
                                words("types"),
                                words("materials"),
                                words("sites"),
                                flag("active"),
                                0,
                                null),
                        seen())
                .view();
        fill(saved);
        secret = made ? saved.secret() : null;
        io.serialhub.web.shell.Go.said("said.saved");
    }

    public void renew() {
        Subscription renewed = subscriptions.renewSecret(text("code"));
        secret = renewed.secret();
        fill(renewed);
    }
}
