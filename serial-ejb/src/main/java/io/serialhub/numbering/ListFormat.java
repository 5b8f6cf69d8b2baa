package io.serialhub.numbering;

/** What a list of numbers is handed out as. */
public enum ListFormat {
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    ListFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** With the dot. */
    public String ending() {
        return "." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
