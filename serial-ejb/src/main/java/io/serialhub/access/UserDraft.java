package io.serialhub.access;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What an administrator may set of an account.
 *
 * @param kind   fixed once the account exists
 * @param roles  codes of roles; a new list replaces the old one
 * @param locale language tag {@code zh} or {@code en}, or null for what the browser asks for
 * @param active false closes the account; its history stays
 */
public record UserDraft(
        String login,
        String name,
        AccountKind kind,
        Collection<String> roles,
        String locale,
        String site,
        boolean active) {
    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    public UserDraft {
        login = Logins.fit(login);
        name = name == null || name.isBlank() ? login : Fields.needed("name", name, 200);
        kind = kind == null ? AccountKind.PERSON : kind;
        roles = roles == null ? List.of() : roles.stream().distinct().sorted().toList();
        locale = locale == null || locale.isBlank() ? null : language(locale);
        site = Fields.optional("site", site, 20);
    }

    private static String language(String tag) {
        String language = Locale.forLanguageTag(tag.trim()).getLanguage();
        if (!LANGUAGES.contains(language)) {
            throw Problem.invalid("unknown-word", "word", tag, "field", "locale");
        }
        return language;
    }
}
