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
import java.util.ArrayList;
import java.util.List;

/** Files handed in on a page: first a dry run, behind the person's back; its own page tells how far, and takes them in. */
@Named
@RequestScoped
public class ImportForm {
    @Inject
    private Imports imports;

    private List<Part> files = new ArrayList<>();

    public List<Part> getFiles() {
        return files;
    }

    public void setFiles(List<Part> files) {
        this.files = files;
    }

    /** All files of one send together; asked before they go on their way. */
    public long getMostBytes() {
        return Imports.MOST_BYTES;
    }

    public void send() {
        List<Upload> uploads = new ArrayList<>();
        for (Part file : files) {
            if (file != null && file.getSize() > 0) {
                uploads.add(read(file).rehearsed());
            }
        }
        if (uploads.isEmpty()) {
            throw Problem.invalid("file-empty");
        }
        ImportRun run = imports.submit(uploads);
        Go.to("/imports/import.xhtml", "code", run.code());
    }

    private static Upload read(Part file) {
        try (var content = file.getInputStream()) {
            return new Upload(file.getSubmittedFileName(), file.getContentType(), content.readAllBytes(), "screen");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
