package io.serialhub.web.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.serialhub.base.Problem;
import io.serialhub.base.Reason;
import java.util.List;
import java.util.stream.Collectors;

/** A document that is no JSON (400), or JSON with a field that does not fit (422, with the path of the field). */
final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Reason reason;
    private final String pointer;

    private Unreadable(int status, Reason reason, String pointer) {
        super(reason.code() + " " + pointer);
        this.status = status;
        this.reason = reason;
        this.pointer = pointer;
    }

    static Unreadable missing() {
        return new Unreadable(400, Reason.of("body-missing"), "");
    }

    static Unreadable field(String pointer, String value, String expected) {
        return new Unreadable(
                422, Reason.of("field-unreadable", "field", pointer, "value", value, "expected", expected), pointer);
    }

    /** What Jackson says; a {@link Problem} of the value's own constructor stays what it is. */
    static RuntimeException of(JsonProcessingException e) {
        for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
            if (t instanceof Problem problem) {
                return e instanceof JsonMappingException mapping
                                && !mapping.getPath().isEmpty()
                        ? new Unreadable(422, problem.reason(), pointer(mapping))
                        : problem;
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            String pointer = pointer(unknown);
            return new Unreadable(422, Reason.of("field-unknown", "field", name(pointer)), pointer);
        }
        if (e instanceof JsonParseException || e instanceof StreamReadException) {
            return syntax(e);
        }
        if (e instanceof JsonMappingException mapping) {
            String pointer = pointer(mapping);
            String value =
                    mapping instanceof InvalidFormatException format ? String.valueOf(format.getValue()) : "this";
            return new Unreadable(
                    422,
                    Reason.of(
                            "field-unreadable", "field", name(pointer), "value", value, "expected", expected(mapping)),
                    pointer);
        }
        return syntax(e);
    }

    int status() {
        return status;
    }

    Reason reason() {
        return reason;
    }

    /** JSON Pointer (RFC 6901) of the field, empty for the whole document. */
    String pointer() {
        return pointer;
    }

    private static Unreadable syntax(JsonProcessingException e) {
        var at = e.getLocation();
        return new Unreadable(
                400,
                Reason.of(
                        "body-unreadable",
                        "line",
                        at == null ? 0 : at.getLineNr(),
                        "column",
                        at == null ? 0 : at.getColumnNr()),
                "");
    }

    private static String expected(JsonMappingException e) {
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return "a fitting value";
        }
        if (type.isEnum()) {
            return Words.list(type);
        }
        if (List.class.isAssignableFrom(type)) {
            return "[…]";
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> "2024-06-18T08:30:00Z";
            case "LocalDate" -> "2024-06-18";
            case "int", "Integer", "long", "Long" -> "0, 1, 2, …";
            case "BigDecimal" -> "0.5";
            case "boolean", "Boolean" -> "true, false";
            case "String" -> "\"…\"";
            default -> "{…}";
        };
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
                .map(r -> "/" + (r.getFieldName() == null ? String.valueOf(r.getIndex()) : escape(r.getFieldName())))
                .collect(Collectors.joining());
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String name(String pointer) {
        return pointer.isEmpty() ? "/" : pointer.substring(1).replace('/', '.');
    }
}
