package io.serialhub.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;

/** The administrator of the shared server; chooses a password when first needed. */
public final class Administrator {
    public static final String PASSWORD = "seven violet kettles";

    private static boolean chosen;

    private Administrator() {}

    /** A fresh profile in English whose person is signed in and looks at the opening page. */
    public static synchronized Page page() {
        Page page = Browser.page();
        String login = HubServer.get().firstLogin();
        if (!chosen) {
            String oneTime = HubServer.get().firstPassword();
            signIn(page, login, oneTime);
            page.getByLabel("Password so far").fill(oneTime);
            page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                    .fill(PASSWORD);
            page.getByLabel("New password, again").fill(PASSWORD);
            press(page, "Save and continue");
            chosen = true;
        } else {
            signIn(page, login, PASSWORD);
        }
        page.waitForURL(url -> !url.contains("signin") && !url.contains("password"));
        return page;
    }

    /** The secret of a token that may do everything, for an hour. */
    public static synchronized String token() {
        var proof = new HashMap<String, String>();
        proof.put("login", HubServer.get().firstLogin());
        proof.put("password", chosen ? PASSWORD : HubServer.get().firstPassword());
        if (!chosen) {
            proof.put("newPassword", PASSWORD);
        }
        String secret = new Rest(null)
                .send("POST", "/api/v1/sign-in", proof)
                .get("secret")
                .asText();
        chosen = true;
        return secret;
    }

    public static void signIn(Page page, String login, String password) {
        page.navigate("/signin.xhtml");
        page.getByLabel("User name").fill(login);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        press(page, "Sign in");
    }

    static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }
}
