package io.serialhub.web.partners;

import io.serialhub.party.Parties;
import io.serialhub.party.Party;
import io.serialhub.party.PartyKind;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class PartnerList {
    @Inject
    private Parties parties;

    private Listing<Party> listing;

    public Listing<Party> getListing() {
        if (listing == null) {
            String text = Param.text("q");
            PartyKind kind = Param.word(PartyKind.class, "kind");
            listing = Listing.read(
                    Listing.filters("q", text, "kind", kind == null ? null : kind.word()),
                    (after, size) -> parties.list(text, kind, after, size));
        }
        return listing;
    }

    public PartyKind[] getKinds() {
        return PartyKind.values();
    }
}
