package io.serialhub.web.text;

import io.serialhub.access.Names;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;

/** Who did something, by name. One statement a page, however many people stand on it. */
@Named
@RequestScoped
public class Who {
    @Inject
    private Names names;

    @Inject
    private Say say;

    private Map<String, String> known;

    /** @param login as events and papers keep it; itself where no account is called so any more */
    public String of(String login) {
        if (login == null || login.isEmpty()) {
            return "";
        }
        if (known == null) {
            known = names.byLogin();
        }
        String name = known.getOrDefault(login, login);
        return say.known("actor." + login, name, name);
    }
}
