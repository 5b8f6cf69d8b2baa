package io.serialhub.job;

import io.serialhub.base.Coded;
import io.serialhub.base.Json;
import io.serialhub.base.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads rows of table job. */
final class JobRows {
    static final String SELECT = """
            SELECT id, kind, subject, status, total, done, actor, created_at, started_at, finished_at, failure,
                   paced_at, paced_done
            FROM job
            """;

    private JobRows() {}

    static RowMapper<Job> mapper(Instant now) {
        return (rs, context) -> job(rs, now);
    }

    private static Job job(ResultSet rs, Instant now) throws SQLException {
        JobStatus status = Coded.ofCode(JobStatus.class, rs.getString("status"));
        Instant startedAt = instant(rs, "started_at");
        String failure = rs.getString("failure");
        return new Job(
                rs.getLong("id"),
                rs.getString("kind"),
                rs.getString("subject"),
                status,
                rs.getLong("total"),
                rs.getLong("done"),
                rs.getString("actor"),
                instant(rs, "created_at"),
                startedAt,
                instant(rs, "finished_at"),
                status == JobStatus.RUNNING
                        ? Job.etaSeconds(
                                rs.getLong("total"),
                                rs.getLong("done"),
                                rs.getLong("paced_done"),
                                instant(rs, "paced_at"),
                                now)
                        : null,
                failure == null ? null : Json.read(failure, Reason.class));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp timestamp = rs.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
