package io.serialhub.web.shell;

import io.serialhub.base.Saved;
import io.serialhub.web.text.Messages;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** On to the next page after a form was done, taking the good news along. */
public final class Go {
    private Go() {}

    /** @param namesAndValues of the address, alternating */
    public static void to(String page, String... namesAndValues) {
        var address = new StringBuilder(page);
        char mark = '?';
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            address.append(mark).append(namesAndValues[i]).append('=');
            address.append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
            mark = '&';
        }
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.getFlash().setKeepMessages(true);
        try {
            external.redirect(address.toString());
            faces.responseComplete();
        } catch (IOException e) {
            throw new FacesException(e);
        }
    }

    public static void said(String key, Object... values) {
        FacesContext faces = FacesContext.getCurrentInstance();
        String text = Messages.of(faces.getViewRoot().getLocale(), key, values);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, text, ""));
    }

    public static void said(Saved<?> saved) {
        said(saved.outcome() == Saved.Outcome.UNCHANGED ? "said.unchanged" : "said.saved");
    }
}
