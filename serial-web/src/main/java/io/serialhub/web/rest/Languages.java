package io.serialhub.web.rest;

import io.serialhub.base.Actor;
import io.serialhub.base.Texts;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;

/** The language of an answer: what Accept-Language asks for, else what the user has chosen. */
final class Languages {
    private Languages() {}

    static Locale of(HttpHeaders headers) {
        if (headers != null && headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE) != null) {
            for (Locale locale : headers.getAcceptableLanguages()) {
                if (locale.getLanguage().equals("zh") || locale.getLanguage().equals("en")) {
                    return Texts.supported(locale);
                }
            }
        }
        return Texts.supported(Actor.current().locale());
    }
}
