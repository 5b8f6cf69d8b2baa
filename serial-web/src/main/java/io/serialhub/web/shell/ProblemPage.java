package io.serialhub.web.shell;

import io.serialhub.base.Reason;
import io.serialhub.web.text.Told;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** What an error page may tell: the sentence of a known refusal, or the number of an incident. Never more. */
@Named("problem")
@RequestScoped
public class ProblemPage {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Viewer viewer;

    public String getSentence() {
        return request.getAttribute(PageErrors.PROBLEM) instanceof Reason reason
                ? Told.of(reason, viewer.getLocale())
                : "";
    }

    public String getIncident() {
        return request.getAttribute(PageErrors.INCIDENT) instanceof String incident ? incident : "";
    }

    /** The page that expired; only an address of our own, whatever was asked for. */
    public String getBack() {
        String to = request.getParameter("to");
        return to != null && to.matches("/[a-z]+/[a-z-]+\\.xhtml(\\?[A-Za-z0-9%&=._*+~-]*)?") ? to : "/";
    }
}
