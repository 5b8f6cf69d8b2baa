package io.serialhub.web.packaging;

import io.serialhub.base.Problem;
import io.serialhub.ledger.Recorded;
import io.serialhub.packaging.Packing;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** What may be done to a box from its own page. */
@Named
@ViewScoped
public class BoxActs extends Form {
    @Inject
    private Packing packing;

    @PostConstruct
    void open() {
        show("code", Param.needed("code"));
        show("id", UUID.randomUUID());
    }

    public void close() {
        packing.close(text("code"));
        done("box.closed");
    }

    public void reopen() {
        packing.open(text("code"));
        done("box.opened");
    }

    public void unnest() {
        checked(packing.unnest(text("id"), List.of(text("code"))));
        done("box.unnested");
    }

    private static void checked(Recorded recorded) {
        if (recorded.outcome() != Recorded.Outcome.RECORDED) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    recorded.items().stream()
                            .filter(answer -> answer.reason() != null)
                            .findFirst()
                            .orElseThrow()
                            .reason());
        }
    }

    private void done(String key) {
        Go.said(key, text("code"));
        Go.to("/packaging/box.xhtml", "code", text("code"));
    }
}
