package io.serialhub.label;

import io.serialhub.base.Coded;

/** What a label job makes. */
public enum LabelOutput implements Coded {
    /** Sheets for an office printer. */
    PDF('P', "application/pdf"),
    /** For label printers that speak ZPL II. */
    ZPL('Z', "text/plain; charset=utf-8"),
    /** A marking file for lasers and inkjets: one line a number, comma separated. */
    CSV('C', "text/csv; charset=utf-8"),
    /** A marking file in the template's own form of a line. */
    TXT('T', "text/plain; charset=utf-8");

    private final char code;
    private final String mediaType;

    LabelOutput(char code, String mediaType) {
        this.code = code;
        this.mediaType = mediaType;
    }

    @Override
    public char code() {
        return code;
    }

    public String mediaType() {
        return mediaType;
    }
}
