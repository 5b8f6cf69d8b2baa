package io.serialhub.routes;

import io.serialhub.imports.FileContent;
import io.serialhub.imports.ImportRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.apache.camel.Exchange;

/** One file of the inbox folder: its import, and the refused rows beside it. */
@ApplicationScoped
public class Inbox {
    private TableImport tables;

    protected Inbox() {}

    @Inject
    public Inbox(TableImport tables) {
        this.tables = tables;
    }

    public void take(Exchange exchange) throws IOException {
        ImportRun run = tables.take(Archive.file(exchange), "inbox");
        Optional<FileContent> rejects = tables.rejects(run);
        if (rejects.isPresent()) {
            String name = rejects.get().name();
            String ending = ".rejects" + name.substring(name.lastIndexOf('.'));
            Archive.write(exchange, ending, rejects.get().content());
        }
    }
}
