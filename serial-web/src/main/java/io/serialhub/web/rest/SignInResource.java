package io.serialhub.web.rest;

import io.serialhub.access.NewToken;
import io.serialhub.access.Session;
import io.serialhub.access.Tokens;
import io.serialhub.base.Permission;
import io.serialhub.base.Problem;
import io.serialhub.web.access.PasswordProof;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A short-lived token for an administrator's password, so that an installation can be set up without a browser. */
@RequestScoped
@Path("sign-in")
@Produces(MediaType.APPLICATION_JSON)
public class SignInResource {
    private static final Duration LIFE = Duration.ofHours(1);

    /** @param scopes all that the person may do, if missing */
    record SignInRequest(String login, String password, String newPassword, Set<Permission> scopes) {
        SignInRequest {
            if (login == null || password == null) {
                throw Problem.invalid("field-missing", "field", login == null ? "login" : "password");
            }
        }

        /** Says nothing of the passwords, so that no log can. */
        @Override
        public String toString() {
            return "sign-in of " + login;
        }
    }

    @Inject
    PasswordProof proof;

    @Inject
    Tokens tokens;

    @Inject
    Clock clock;

    @Context
    HttpServletRequest request;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(Body body) {
        SignInRequest asked = body.as(SignInRequest.class);
        Session session = proof.of(request, asked.login(), asked.password(), asked.newPassword());
        Set<Permission> scopes = asked.scopes() == null ? session.actor().permissions() : asked.scopes();
        Instant until = clock.instant().plus(LIFE);
        NewToken token = session.actor()
                .on("rest")
                .call(() -> tokens.create(session.actor().login(), "sign-in by REST", scopes, until));
        return Response.ok(token).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
