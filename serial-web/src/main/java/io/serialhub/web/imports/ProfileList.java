package io.serialhub.web.imports;

import io.serialhub.imports.ImportProfile;
import io.serialhub.imports.ImportProfiles;
import io.serialhub.web.shell.Listing;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class ProfileList {
    @Inject
    private ImportProfiles profiles;

    private Listing<ImportProfile> listing;

    public Listing<ImportProfile> getListing() {
        if (listing == null) {
            listing = Listing.read(Listing.filters(), profiles::list);
        }
        return listing;
    }
}
