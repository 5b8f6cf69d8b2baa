package io.serialhub.web.access;

import io.serialhub.access.Session;
import io.serialhub.access.SignIn;
import io.serialhub.base.Actor;
import io.serialhub.base.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;

/** Choosing one's own password: asked for after a one-time password, open to everybody at any time. */
@Named("password")
@RequestScoped
public class PasswordBean {
    @Inject
    private SignIn signIn;

    @Inject
    private PasswordTries tries;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Clock clock;

    private String oldPassword;
    private String newPassword;
    private String again;
    private String name;

    public void change() throws IOException {
        if (newPassword == null || !newPassword.equals(again)) {
            throw Problem.invalid("passwords-differ");
        }
        Session session = tries.of(
                request, address -> signIn.changePassword(Actor.current().login(), oldPassword, newPassword, address));
        SignedIn.begin(request, signIn.introduce(session, name), clock.instant());
        Redirect.to("/");
    }

    /** True while nothing else is allowed. */
    public boolean isFirst() {
        return Boolean.TRUE.equals(request.getAttribute(HubAuthentication.MUST_CHANGE_PASSWORD));
    }

    /** The first administrator is called nothing yet. */
    public boolean isUnnamed() {
        return isFirst() && signIn.isUnnamed(Actor.current());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getOldPassword() {
        return null;
    }

    public void setOldPassword(String oldPassword) {
        this.oldPassword = oldPassword;
    }

    public String getNewPassword() {
        return null;
    }

    public void setNewPassword(String newPassword) {
        this.newPassword = newPassword;
    }

    public String getAgain() {
        return null;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
