package io.serialhub.download;

import io.serialhub.base.Coded;

/** What a list is handed out as. */
public enum DownloadFormat implements Coded {
    CSV('C', "csv", "text/csv; charset=utf-8"),
    XLSX('X', "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final char code;
    private final String extension;
    private final String mediaType;

    DownloadFormat(char code, String extension, String mediaType) {
        this.code = code;
        this.extension = extension;
        this.mediaType = mediaType;
    }

    @Override
    public char code() {
        return code;
    }

    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
