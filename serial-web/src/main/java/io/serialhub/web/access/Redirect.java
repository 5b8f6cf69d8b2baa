package io.serialhub.web.access;

import jakarta.faces.context.FacesContext;
import java.io.IOException;

/** The end of a form that leads on to another page of ours. */
final class Redirect {
    private Redirect() {}

    static void to(String page) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().redirect(page);
        faces.responseComplete();
    }
}
