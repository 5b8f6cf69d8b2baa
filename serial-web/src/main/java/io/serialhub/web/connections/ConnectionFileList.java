package io.serialhub.web.connections;

import io.serialhub.connection.ConnectionFiles;
import io.serialhub.connection.FileRecord;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Every file of one connection. */
@Named
@RequestScoped
public class ConnectionFileList {
    @Inject
    private ConnectionFiles files;

    private Listing<FileRecord> listing;

    public Listing<FileRecord> getListing() {
        if (listing == null) {
            String code = Param.needed("code");
            listing = Listing.read(Listing.filters("code", code), (after, size) -> files.list(code, after, size));
        }
        return listing;
    }
}
