package io.serialhub.job;

import io.serialhub.base.Coded;
import io.serialhub.base.Columns;
import io.serialhub.base.Json;
import io.serialhub.base.Reason;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        Instant startedAt = Columns.instant(rs, "started_at");
        String failure = rs.getString("failure");
        return new Job(
                rs.getLong("id"),
                rs.getString("kind"),
                rs.getString("subject"),
                status,
                rs.getLong("total"),
                rs.getLong("done"),
                rs.getString("actor"),
                Columns.instant(rs, "created_at"),
                startedAt,
                Columns.instant(rs, "finished_at"),
                status == JobStatus.RUNNING
                        ? Job.etaSeconds(
                                rs.getLong("total"),
                                rs.getLong("done"),
                                rs.getLong("paced_done"),
                                Columns.instant(rs, "paced_at"),
                                now)
                        : null,
                failure == null ? null : Json.read(failure, Reason.class));
    }
}
