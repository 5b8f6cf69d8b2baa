package io.serialhub.web.rest;

import io.serialhub.base.Problem;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** One bad row spoiled a call that was all or nothing; nothing was saved. */
final class BulkRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient BulkSaved answers;

    BulkRefused(Problem problem, BulkSaved answers) {
        super(problem);
        this.answers = answers;
    }

    Response response(Locale locale) {
        var problem = (Problem) getCause();
        return ProblemBody.of(409, problem.reason(), locale)
                .items(answers.items())
                .response()
                .build();
    }
}
