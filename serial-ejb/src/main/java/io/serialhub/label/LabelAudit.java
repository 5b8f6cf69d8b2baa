package io.serialhub.label;

import io.serialhub.base.Database;
import io.serialhub.base.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Looks for labels that nobody can account for. */
@ApplicationScoped
class LabelAudit {
    private static final int MOST = 200;

    @Inject
    Database database;

    List<LabelFinding> all() {
        var findings = new ArrayList<LabelFinding>();
        // a job says how many it made; the ledger holds so many rows of it
        find(findings, "label-count-differs", """
                SELECT j.code AS subject, j.done AS one, COUNT(l.id) AS other
                FROM label_job j LEFT JOIN label l ON l.job_id = j.id
                GROUP BY j.code, j.done HAVING COUNT(l.id) <> j.done
                """);
        find(findings, "label-issued-not-made", """
                SELECT code AS subject, issued AS one, done AS other FROM label_job
                WHERE status NOT IN ('Q', 'R') AND issued <> done
                """);
        find(findings, "label-twice", """
                SELECT u.code AS subject, COUNT(*) AS one, 1 AS other
                FROM label l JOIN unit u ON u.id = l.unit_id
                WHERE l.state = 'P' GROUP BY u.code, u.id HAVING COUNT(*) > 1
                """);
        find(findings, "label-to-destroy", """
                SELECT u.code AS subject, 1 AS one, 0 AS other
                FROM label l JOIN unit u ON u.id = l.unit_id
                WHERE l.state = 'P' AND u.number_state = 'V'
                """);
        find(findings, "label-missing", """
                SELECT u.code AS subject, MAX(l.copy) AS one, 0 AS other
                FROM label l JOIN unit u ON u.id = l.unit_id
                WHERE u.number_state NOT IN ('V', 'R')
                GROUP BY u.code, u.id HAVING SUM(CASE WHEN l.state = 'P' THEN 1 ELSE 0 END) = 0
                """);
        return findings;
    }

    private void find(List<LabelFinding> findings, String code, String sql) {
        int left = MOST - findings.size();
        if (left > 0) {
            findings.addAll(database.with(h -> h.createQuery(sql + " FETCH FIRST :n ROWS ONLY")
                    .bind("n", left)
                    .map((rs, ctx) -> new LabelFinding(
                            rs.getString("subject"),
                            Reason.of(
                                    code,
                                    "subject",
                                    rs.getString("subject"),
                                    "one",
                                    rs.getLong("one"),
                                    "other",
                                    rs.getLong("other"))))
                    .list()));
        }
    }
}
