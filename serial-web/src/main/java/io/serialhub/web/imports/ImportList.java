package io.serialhub.web.imports;

import io.serialhub.imports.ImportKind;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.Imports;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named
@RequestScoped
public class ImportList {
    @Inject
    private Imports imports;

    private Listing<ImportRun> listing;

    public Listing<ImportRun> getListing() {
        if (listing == null) {
            listing = Listing.read(Listing.filters(), imports::list);
        }
        return listing;
    }

    public String slug(ImportKind kind) {
        return Say.slug(kind);
    }

    public ImportKind[] getKinds() {
        return ImportKind.values();
    }
}
