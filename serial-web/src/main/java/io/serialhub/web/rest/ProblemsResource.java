package io.serialhub.web.rest;

import io.serialhub.base.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/** Every code that a refusal can carry, with its texts. */
@RequestScoped
@Path("problems")
@Produces(MediaType.APPLICATION_JSON)
public class ProblemsResource {
    record ProblemText(String code, String zh, String en) {}

    @GET
    public List<ProblemText> list() {
        return Texts.codes().stream()
                .map(code -> new ProblemText(
                        code, Texts.pattern(code, Locale.SIMPLIFIED_CHINESE), Texts.pattern(code, Locale.ENGLISH)))
                .toList();
    }
}
