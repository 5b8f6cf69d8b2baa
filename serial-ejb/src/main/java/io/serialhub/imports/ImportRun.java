package io.serialhub.imports;

import io.serialhub.base.Reason;
import java.time.Instant;
import java.util.List;

/**
 * One file on its way in. At every moment {@code readRows = accepted + already + rejected}, committed together with what
 * these rows changed; warned rows are among the accepted ones.
 *
 * @param kinds     what its sheets hold, known once it has been looked through
 * @param totalRows rows with data on the sheets that were recognised, 0 until it has been looked through
 * @param already   rows that say what stood already
 * @param failure   why the file as a whole could not be read
 */
public record ImportRun(
        String code,
        String fileName,
        String sha256,
        List<ImportKind> kinds,
        String source,
        ImportStatus status,
        int totalRows,
        int readRows,
        int accepted,
        int already,
        int warned,
        int rejected,
        String createdBy,
        Instant createdAt,
        Instant finishedAt,
        Reason failure) {
    public ImportRun {
        kinds = List.copyOf(kinds);
    }
}
