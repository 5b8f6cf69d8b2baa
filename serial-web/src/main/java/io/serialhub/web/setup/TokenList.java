package io.serialhub.web.setup;

import io.serialhub.access.Token;
import io.serialhub.access.Tokens;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class TokenList {
    @Inject
    private Tokens tokens;

    private Listing<Token> listing;

    public Listing<Token> getListing() {
        if (listing == null) {
            String login = Param.text("q");
            listing = Listing.read(Listing.filters("q", login), (after, size) -> tokens.list(login, after, size));
        }
        return listing;
    }
}
