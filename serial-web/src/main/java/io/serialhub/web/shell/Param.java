package io.serialhub.web.shell;

import io.serialhub.base.Coded;
import jakarta.faces.context.FacesContext;

/** What the address of the page asks for. Blank counts as not given. */
public final class Param {
    private Param() {}

    public static String text(String name) {
        String value = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get(name);
        return value == null || value.isBlank() ? null : value.trim();
    }

    public static <E extends Enum<E> & Coded> E word(Class<E> type, String name) {
        return Coded.ofWord(type, text(name));
    }

    /** A page that makes no sense without it answers as if it were not there. */
    public static String needed(String name) {
        String value = text(name);
        if (value == null) {
            throw io.serialhub.base.Problem.notFound("page-needs-parameter", "name", name);
        }
        return value;
    }
}
