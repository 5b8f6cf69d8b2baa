package io.serialhub.imports;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Json;
import io.serialhub.base.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A row of {@code import_run}: the run with its inner ids.
 *
 * @param asked  codes of the profiles that the sender asked for
 * @param readBy those that its sheets are read by, with their versions; null until it has been looked through
 * @param message its line in the log of messages, or null
 */
record StoredRun(
        long id, long fileId, Long jobId, List<String> asked, Map<String, Long> readBy, ImportRun view, Long message) {
    static StoredRun of(ResultSet rs) throws SQLException {
        String failure = rs.getString("failure");
        List<String> asked = parts(rs.getString("asked"));
        Map<String, Long> readBy = versions(rs.getString("read_by"));
        var view = new ImportRun(
                rs.getString("code"),
                rs.getString("file_name"),
                rs.getString("sha256"),
                Stream.of(rs.getString("kinds").split(","))
                        .filter(k -> !k.isEmpty())
                        .map(ImportKind::valueOf)
                        .toList(),
                rs.getString("source"),
                Coded.ofCode(ImportStatus.class, rs.getString("status")),
                rs.getInt("total_rows"),
                rs.getInt("read_rows"),
                rs.getInt("accepted"),
                rs.getInt("changed"),
                rs.getInt("already"),
                rs.getInt("warned"),
                rs.getInt("rejected"),
                rs.getString("created_by"),
                Columns.instant(rs, "created_at"),
                Columns.instant(rs, "finished_at"),
                rs.getBoolean("dry_run"),
                readBy == null ? asked : List.copyOf(readBy.keySet()),
                rs.getString("rehearsal"),
                failure == null ? null : Json.read(failure, Reason.class));
        return new StoredRun(
                rs.getLong("id"),
                rs.getLong("file_id"),
                Columns.number(rs, "job_id"),
                asked,
                readBy,
                view,
                Columns.number(rs, "message_id"));
    }

    private static List<String> parts(String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(","));
    }

    private static Map<String, Long> versions(String joined) {
        if (joined == null) {
            return null;
        }
        var versions = new LinkedHashMap<String, Long>();
        parts(joined)
                .forEach(part -> versions.put(
                        part.substring(0, part.indexOf('@')), Long.valueOf(part.substring(part.indexOf('@') + 1))));
        return versions;
    }
}
