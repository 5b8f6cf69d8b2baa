package io.serialhub.web.partners;

import io.serialhub.base.Saved;
import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import io.serialhub.web.shell.Form;
import io.serialhub.web.shell.Go;
import io.serialhub.web.shell.Param;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@ViewScoped
public class PartnerForm extends Form {
    @Inject
    private Parties parties;

    @PostConstruct
    void open() {
        show("active", true);
        show("kind", PartyKind.CUSTOMER);
        if (Param.text("code") != null) {
            Party kept = parties.get(Param.text("code"));
            show("code", kept.code());
            show("kind", kept.kind());
            show("nameZh", kept.nameZh());
            show("nameEn", kept.nameEn());
            show("city", kept.city());
            show("address", kept.address());
            show("phone", kept.phone());
            show("email", kept.email());
            show("active", kept.active());
            show("version", kept.version());
        }
    }

    public boolean isNew() {
        return version() == null;
    }

    public PartyKind[] getKinds() {
        return PartyKind.values();
    }

    public void save() {
        Saved<Party> saved = parties.save(
                new Party(
                        text("code"),
                        word(PartyKind.class, "kind"),
                        text("nameZh"),
                        text("nameEn"),
                        text("city"),
                        text("address"),
                        text("phone"),
                        text("email"),
                        flag("active"),
                        0),
                seen());
        Go.said(saved);
        Go.to("/partners/partners.xhtml", "q", saved.view().code());
    }
}
