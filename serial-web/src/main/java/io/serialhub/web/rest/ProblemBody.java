package io.serialhub.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.serialhub.base.Reason;
import io.serialhub.base.Texts;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * A refusal as RFC 9457 writes it.
 *
 * @param type     {@code urn:serial-hub:problem:} and the code
 * @param title    of the status, in the reader's language
 * @param code     stable, for programs
 * @param detail   what happened, what it means, what to do
 * @param instance names the incident of an unexpected error, which the log explains
 * @param args     the values that detail names
 * @param errors   the fields that do not fit
 * @param items    of a scan that was refused, the answer to each item
 */
public record ProblemBody(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String instance,
        Map<String, String> args,
        List<FieldError> errors,
        List<?> items) {
    static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** @param pointer JSON Pointer (RFC 6901) into the request */
    public record FieldError(String pointer, String code, String detail) {}

    static ProblemBody of(int status, Reason reason, Locale locale) {
        return new ProblemBody(
                "urn:serial-hub:problem:" + reason.code(),
                title(status, locale),
                status,
                reason.code(),
                Texts.of(reason, locale),
                null,
                new TreeMap<>(reason.args()),
                List.of(),
                null);
    }

    /** For refusals before any resource is reached. */
    public static byte[] json(int status, Reason reason, Locale locale) {
        try {
            return RestJson.writer(locale).writeValueAsBytes(of(status, reason, locale));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    ProblemBody at(String pointer) {
        return new ProblemBody(
                type,
                title,
                status,
                code,
                detail,
                instance,
                args,
                List.of(new FieldError(pointer, code, detail)),
                items);
    }

    ProblemBody incident(String incident) {
        return new ProblemBody(
                type, title, status, code, detail, "urn:serial-hub:incident:" + incident, args, errors, items);
    }

    ProblemBody items(List<?> answers) {
        return new ProblemBody(type, title, status, code, detail, instance, args, errors, List.copyOf(answers));
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }

    private static String title(int status, Locale locale) {
        ResourceBundle titles = ResourceBundle.getBundle(
                "io.serialhub.web.rest.titles",
                Texts.supported(locale),
                ProblemBody.class.getClassLoader(),
                NO_FALLBACK);
        String key = String.valueOf(status);
        return titles.getString(titles.containsKey(key) ? key : status < 500 ? "400" : "500");
    }
}
