package io.serialhub.web.imports;

import io.serialhub.base.Problem;
import io.serialhub.imports.ImportRun;
import io.serialhub.imports.Imports;
import io.serialhub.imports.Upload;
import io.serialhub.web.shell.Go;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A file handed in on a page; it is read behind the person's back and its own page tells how far. */
@Named
@RequestScoped
public class ImportForm {
    @Inject
    private Imports imports;

    private Part file;

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public void send() {
        if (file == null || file.getSize() == 0) {
            throw Problem.invalid("file-empty");
        }
        try (var content = file.getInputStream()) {
            ImportRun run = imports.submit(
                    new Upload(file.getSubmittedFileName(), file.getContentType(), content.readAllBytes(), "screen"));
            Go.to("/imports/import.xhtml", "code", run.code());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
