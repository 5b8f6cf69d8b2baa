package io.serialhub.web.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;

/** The bare address of the server leads to where this person's day starts. */
@Named
@RequestScoped
public class Opening {
    @Inject
    private Rail rail;

    public void go() throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(rail.opening());
    }
}
