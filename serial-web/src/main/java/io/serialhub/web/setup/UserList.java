package io.serialhub.web.setup;

import io.serialhub.access.Role;
import io.serialhub.access.Roles;
import io.serialhub.access.User;
import io.serialhub.access.Users;
import io.serialhub.web.shell.Listing;
import io.serialhub.web.shell.Param;
import io.serialhub.web.text.Say;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.stream.Collectors;

@Named
@RequestScoped
public class UserList {
    @Inject
    private Users users;

    @Inject
    private Roles roles;

    @Inject
    private Say say;

    private Listing<User> listing;
    private Map<String, String> names;

    public Listing<User> getListing() {
        if (listing == null) {
            String text = Param.text("q");
            listing = Listing.read(Listing.filters("q", text), (after, size) -> users.list(text, after, size));
        }
        return listing;
    }

    /** The roles of a user in words. */
    public String roles(User user) {
        if (names == null) {
            names = roles.list().stream().collect(Collectors.toMap(Role::code, r -> say.name(r.nameZh(), r.nameEn())));
        }
        return user.roles().stream().map(code -> names.getOrDefault(code, code)).collect(Collectors.joining(" · "));
    }
}
