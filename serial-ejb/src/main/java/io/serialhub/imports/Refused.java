package io.serialhub.imports;

import io.serialhub.base.Reason;

/** A row cannot be taken; its neighbours can. Never leaves this room: it becomes the row's verdict. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final transient Reason reason;

    private Refused(String column, Reason reason) {
        super(reason.code(), null, false, false);
        this.column = column;
        this.reason = reason;
    }

    /** @param args names and values alternating */
    static Refused of(String code, Object... args) {
        return new Refused(null, Reason.of(code, args));
    }

    static Refused of(Reason reason) {
        return new Refused(null, reason);
    }

    /** @param heading of the cell, as the file has it; the first one named stays */
    Refused in(String heading) {
        return column == null ? new Refused(heading, reason) : this;
    }

    String column() {
        return column;
    }

    Reason reason() {
        return reason;
    }
}
