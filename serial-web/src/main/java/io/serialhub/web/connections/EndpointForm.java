package io.serialhub.web.connections;

import io.serialhub.base.Json;
import io.serialhub.base.Problem;
import io.serialhub.inbox.Endpoint;
import io.serialhub.inbox.Endpoints;
import io.serialhub.inbox.Profile;
import io.serialhub.inbox.Sample;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Look;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** An endpoint with its profile, its secret once, and a sample to try it with. */
@Named
@ViewScoped
public class EndpointForm extends Form {
    private static final String EXAMPLE = """
            {
              "command": "scan",
              "fields": [
                {"to": "step", "from": "/event", "values": {"delivery.posted": "ship", "*": "ignore"}},
                {"to": "order", "from": "/data/order"},
                {"to": "fields.tracking", "from": "/data/waybill"}
              ],
              "rows": [
                {"to": "codes", "each": "/data/serials", "fields": [{"to": ".", "from": "."}]}
              ]
            }""";

    private static final String SAMPLE = """
            {
              "event": "delivery.posted",
              "data": {"order": "SO-1", "waybill": "SF1234567", "serials": ["PJC-1", "PJC-2"]}
            }""";

    @Inject
    private Endpoints endpoints;

    private String secret;
    private transient Sample.Tried tried;

    @PostConstruct
    void open() {
        show("active", true);
        show("profile", EXAMPLE);
        show("sample", SAMPLE);
        if (Param.text("code") != null) {
            fill(endpoints.get(Param.text("code")));
        }
    }

    private void fill(Endpoint kept) {
        show("code", kept.code());
        show("account", kept.account());
        show("profile", ProfileText.of(kept.profile()));
        show("active", kept.active());
        show("version", kept.version());
    }

    public boolean isNew() {
        return version() == null;
    }

    /** Shown in the answer that made it, and never again. */
    public String getSecret() {
        return secret;
    }

    public Sample.Tried getTried() {
        return tried;
    }

    public String getCommand() {
        return tried == null || tried.command() == null ? null : Look.pretty(Json.write(tried.command()));
    }

    /** What is switched off goes for good. */
    public void remove() {
        endpoints.remove(text("code"), version());
        Go.said("said.removed", text("code"));
        Go.to("/connections/endpoints.xhtml");
    }

    public void save() {
        boolean made = isNew();
        Endpoint saved = endpoints.save(endpoint(), version()).view();
        fill(saved);
        secret = made ? saved.secret() : null;
        Go.said("said.saved");
    }

    public void renew() {
        secret = endpoints.renewSecret(text("code")).secret();
        fill(endpoints.get(text("code")));
    }

    public void tryOut() {
        tried = endpoints.tryOut(endpoint(), text("sample"));
    }

    private Endpoint endpoint() {
        return new Endpoint(text("code"), null, text("account"), profile(), flag("active"), 0, null);
    }

    private Profile profile() {
        try {
            return Json.read(text("profile"), Profile.class);
        } catch (IllegalArgumentException e) {
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof Problem problem) {
                    throw Problem.of(problem.kind(), problem.reason());
                }
            }
            throw Problem.invalid("profile-unreadable");
        }
    }
}
