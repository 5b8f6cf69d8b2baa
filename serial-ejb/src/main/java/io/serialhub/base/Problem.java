package io.serialhub.base;

import jakarta.ejb.ApplicationException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The one way to say no. A code is stable for ever and the same on every channel; its text in the user's language is
 * made at the edge from {@code problems_*.properties} and the arguments. Rolls the transaction back.
 */
@ApplicationException(rollback = true)
public class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What sort of refusal it is; every channel maps it to its own status once. */
    public enum Kind {
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        GONE,
        TOO_LARGE,
        TOO_MANY
    }

    private final Kind kind;
    private final String code;
    private final TreeMap<String, String> args;

    private Problem(Kind kind, String code, Map<String, String> args) {
        super(code + args);
        this.kind = Objects.requireNonNull(kind);
        this.code = Objects.requireNonNull(code);
        this.args = new TreeMap<>(args);
    }

    /** @param args names and values alternating, as the message names them: {@code "material", "M-1"} */
    public static Problem of(Kind kind, String code, Object... args) {
        return new Problem(kind, code, Reason.args(args));
    }

    public static Problem of(Kind kind, Reason reason) {
        return new Problem(kind, reason.code(), reason.args());
    }

    public static Problem invalid(String code, Object... args) {
        return of(Kind.INVALID, code, args);
    }

    public static Problem notFound(String code, Object... args) {
        return of(Kind.NOT_FOUND, code, args);
    }

    public static Problem conflict(String code, Object... args) {
        return of(Kind.CONFLICT, code, args);
    }

    public static Problem forbidden(String code, Object... args) {
        return of(Kind.FORBIDDEN, code, args);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, String> args() {
        return Map.copyOf(args);
    }

    public Reason reason() {
        return new Reason(code, args);
    }
}
