package io.serialhub.web.shell;

import io.serialhub.base.Problem;
import io.serialhub.web.access.CameFrom;
import io.serialhub.web.text.Messages;
import io.serialhub.web.text.Told;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A {@link Problem} of a form becomes a message under its field or above it, and what was typed stays. On the way to a page it becomes that
 * page's status. Anything else is logged under an incident id here and nowhere else; a form says the id above what was
 * typed, a page that cannot be shown is a 500.
 */
class PageErrors extends ExceptionHandlerWrapper {
    static final String PROBLEM = "io.serialhub.problem";
    static final String INCIDENT = "io.serialhub.incident";

    private static final Logger LOG = Logger.getLogger("io.serialhub.web");

    PageErrors(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext faces = FacesContext.getCurrentInstance();
        for (Iterator<ExceptionQueuedEvent> events =
                        getUnhandledExceptionQueuedEvents().iterator();
                events.hasNext(); ) {
            Throwable thrown = events.next().getContext().getException();
            if (faces.getResponseComplete()) {
                events.remove();
            } else if (answered(faces, thrown)) {
                events.remove();
            }
        }
        getWrapped().handle();
    }

    private static boolean answered(FacesContext faces, Throwable thrown) {
        Problem problem = find(thrown, Problem.class);
        boolean rendering = faces.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
        if (problem != null && faces.isPostback() && !rendering) {
            tell(problem, faces);
            return true;
        }
        boolean ajax = faces.getPartialViewContext().isAjaxRequest();
        if (find(thrown, ViewExpiredException.class) != null) {
            return !ajax && expired(faces);
        }
        if (problem == null) {
            String incident = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
            LOG.log(Level.SEVERE, "incident " + incident, thrown);
            if (faces.isPostback() && !rendering) {
                faces.addMessage(null, failure(incident, faces));
                return true;
            }
            faces.getExternalContext().getRequestMap().put(INCIDENT, incident);
        } else {
            faces.getExternalContext().getRequestMap().put(PROBLEM, problem.reason());
        }
        return !ajax && failed(faces, problem == null ? 500 : status(problem));
    }

    /** Under its field where the page shows it, else above the form. */
    private static void tell(Problem problem, FacesContext faces) {
        FacesMessage message = message(problem, faces);
        String field = problem.args().get("field");
        boolean[] shown = {false};
        if (field != null) {
            faces.getViewRoot()
                    .invokeOnComponent(
                            faces,
                            field,
                            (context, found) -> shown[0] = found instanceof UIInput && found.isRendered());
        }
        if (shown[0]) {
            message.setDetail(message.getSummary());
        }
        faces.addMessage(shown[0] ? field : null, message);
    }

    static FacesMessage message(Problem problem, FacesContext faces) {
        String text = Told.of(problem.reason(), faces.getViewRoot().getLocale());
        return new FacesMessage(FacesMessage.SEVERITY_ERROR, text, problem.code());
    }

    private static FacesMessage failure(String incident, FacesContext faces) {
        String text = Messages.of(faces.getViewRoot().getLocale(), "error.failed-form", incident);
        return new FacesMessage(FacesMessage.SEVERITY_ERROR, text, "");
    }

    private static int status(Problem problem) {
        return switch (problem.kind()) {
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND, GONE, INVALID -> 404;
            default -> 500;
        };
    }

    private static boolean failed(FacesContext faces, int status) {
        ExternalContext external = faces.getExternalContext();
        if (external.isResponseCommitted()) {
            return false;
        }
        try {
            external.responseReset();
            external.responseSendError(status, null);
            faces.responseComplete();
            return true;
        } catch (IOException e) {
            throw new FacesException(e);
        }
    }

    /** The page was forgotten by the server, mostly with the session: say so, and offer the way back. */
    private static boolean expired(FacesContext faces) {
        ExternalContext external = faces.getExternalContext();
        String back = CameFrom.page((HttpServletRequest) external.getRequest(), external.getRequestServletPath());
        try {
            external.redirect(external.getRequestContextPath() + "/shell/expired.xhtml?to="
                    + URLEncoder.encode(back, StandardCharsets.UTF_8));
            faces.responseComplete();
            return true;
        } catch (IOException e) {
            throw new FacesException(e);
        }
    }

    private static <T extends Throwable> T find(Throwable thrown, Class<T> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
