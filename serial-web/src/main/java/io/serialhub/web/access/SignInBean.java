package io.serialhub.web.access;

import io.serialhub.access.Session;
import io.serialhub.access.SignIn;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;

/** The sign-in page, and the way out. */
@Named("signin")
@RequestScoped
public class SignInBean {
    @Inject
    private SignIn signIn;

    @Inject
    private PasswordTries tries;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Clock clock;

    private String login;
    private String password;
    private String to;

    @PostConstruct
    void start() {
        to = request.getParameter("to");
    }

    public void enter() throws IOException {
        Session session = tries.of(request, address -> signIn.signIn(login, password, address));
        SignedIn.begin(request, session, clock.instant());
        Redirect.to(session.mustChangePassword() ? Zone.PASSWORD : Browser.ownPage(to));
    }

    public void leave() throws IOException {
        SignedIn.end(request);
        Redirect.to(Zone.SIGN_IN);
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    /** Never written into a page. */
    public String getPassword() {
        return null;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** Where the person wanted to go. */
    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
