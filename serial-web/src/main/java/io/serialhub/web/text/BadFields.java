package io.serialhub.web.text;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The fields of a form that were not taken: what is wrong stands under each of them, above the form only how many. */
@Named
@RequestScoped
public class BadFields {
    /** Client ids, in the order of the form. */
    public List<String> getIds() {
        var ids = new ArrayList<String>();
        FacesContext.getCurrentInstance().getClientIdsWithMessages().forEachRemaining(ids::add);
        ids.removeIf(Objects::isNull);
        return ids;
    }

    public String getJoined() {
        return String.join(" ", getIds());
    }

    /** What is said of no field in particular. */
    public List<FacesMessage> getOthers() {
        return FacesContext.getCurrentInstance().getMessageList(null);
    }
}
