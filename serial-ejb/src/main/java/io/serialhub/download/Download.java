package io.serialhub.download;

import java.time.Instant;

/**
 * A list handed out as a file.
 *
 * @param code     D- and a number; null for one that was small enough to be handed out at once
 * @param rows     written so far
 * @param ready    all of them
 * @param content  of a small one, else null
 */
public record Download(
        String code,
        String list,
        DownloadFormat format,
        long rows,
        boolean ready,
        String createdBy,
        Instant createdAt,
        byte[] content) {
    public String fileName() {
        return list + (code == null ? "" : "-" + code) + "." + format.extension();
    }
}
