package io.serialhub.imports;

/** A file to hand out, with the name and media type to hand it out under. */
public record FileContent(String name, String mediaType, byte[] content) {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String CSV = "text/csv; charset=utf-8";
}
