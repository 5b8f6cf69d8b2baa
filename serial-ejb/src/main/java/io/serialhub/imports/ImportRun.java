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
 * @param changed   of the accepted ones, those that changed what stood there; the others brought in something new
 * @param already   rows that say what stood already
 * @param dryRun    whether it only says what would become of the rows; nothing of them is written
 * @param profiles  codes of the profiles that its sheets are read by
 * @param rehearsal the dry run that it makes come true, or null
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
        int changed,
        int already,
        int warned,
        int rejected,
        String createdBy,
        Instant createdAt,
        Instant finishedAt,
        boolean dryRun,
        List<String> profiles,
        String rehearsal,
        Reason failure) {
    public ImportRun {
        kinds = List.copyOf(kinds);
        profiles = List.copyOf(profiles);
    }
}
