package io.serialhub.web.access;

import io.serialhub.access.Session;
import io.serialhub.access.SignIn;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** A person's password shown by a program: counted and locked out like one that is typed into the sign-in page. */
@ApplicationScoped
public class PasswordProof {
    @Inject
    SignIn signIn;

    @Inject
    PasswordTries tries;

    /**
     * @param newPassword takes the place of the old one; needed after a one-time password, else null
     * @throws Problem bad-credentials, too-many-tries, password-change-needed and what a new password can lack
     */
    public Session of(HttpServletRequest request, String login, String password, String newPassword) {
        Session session = tries.of(
                request,
                address -> newPassword == null
                        ? signIn.signIn(login, password, address)
                        : signIn.changePassword(login, password, newPassword, address));
        if (session.mustChangePassword()) {
            throw Problem.forbidden("password-change-needed");
        }
        return session;
    }
}
