package io.serialhub.access;

import io.serialhub.base.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Sign-in names: ASCII in lower case, so that no two look alike. */
final class Logins {
    private static final Pattern FIT = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,79}");

    /** Names that actors without an account use; in the history they must mean nobody else. */
    private static final Set<String> RESERVED = Set.of("system", "nobody");

    private Logins() {}

    /** As it is looked up; nothing that could be a login is changed otherwise. */
    static String fold(String login) {
        return login == null ? "" : login.trim().toLowerCase(Locale.ROOT);
    }

    static String fit(String login) {
        String folded = fold(login);
        if (!FIT.matcher(folded).matches() || RESERVED.contains(folded)) {
            throw Problem.invalid("login-unfit", "login", folded);
        }
        return folded;
    }
}
