package io.serialhub.print;

import io.serialhub.audit.Audit;
import io.serialhub.base.Door;
import io.serialhub.base.Needs;
import io.serialhub.base.Permission;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Documents as PDF, on A4, with every character that the face has. */
@Stateless
@Door
public class PrintOuts {
    @Inject
    Audit audit;

    /** Draws the document and writes it; who printed what is in the audit. */
    @Needs(Permission.UNITS_READ)
    public void write(PrintOut printOut, OutputStream out) {
        audit.changed("print", printOut.subject(), printOut.code(), null, null);
        try (var face = new Face()) {
            out.write(new PdfPrintOut(printOut, face).draw());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
