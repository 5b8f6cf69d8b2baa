package io.serialhub.web.access;

import java.util.List;
import java.util.Set;

/** Which way of saying who one is a path asks for. What no line here names is closed. */
enum Zone {
    /** Nobody is asked. */
    OPEN,
    /** People, by the session of their browser. */
    PAGE,
    /** Our own scripts on a phone, by the session of the browser; they want to be told, not to be led to a page. */
    PHONE,
    /** Programs, by a token; a session counts for nothing here. */
    API,
    /** As API, on the channel of the SOAP services. */
    SERVICE,
    /** Other systems' messages, by their signature. */
    HOOK,
    /** Programs that watch over the server. */
    OPERATION,
    /** There is nothing for anybody. */
    CLOSED;

    static final String SIGN_IN = "/signin.xhtml";
    static final String PASSWORD = "/password.xhtml";
    static final String API_SIGN_IN = "/api/v1/sign-in";

    private static final Set<String> OPEN_PATHS = Set.of(SIGN_IN, API_SIGN_IN, "/health", "/openapi", "/favicon.ico");
    private static final List<String> OPEN_BELOW =
            List.of("/jakarta.faces.resource/", "/public/", "/shell/", "/health/", "/openapi/");

    /**
     * @param path  within the application, decoded and normalized by the container
     * @param extra further open paths, as tests of the packaged application need them
     */
    static Zone of(String path, List<String> extra) {
        if (OPEN_PATHS.contains(path) || OPEN_BELOW.stream().anyMatch(path::startsWith) || extra.contains(path)) {
            return OPEN;
        }
        if (path.startsWith("/phone/data/")) {
            return PHONE;
        }
        if (is(path, "/phone")) {
            return OPEN;
        }
        if (is(path, "/api")) {
            return API;
        }
        if (is(path, "/services")) {
            return SERVICE;
        }
        if (path.startsWith("/hooks/")) {
            return HOOK;
        }
        if (is(path, "/metrics")) {
            return OPERATION;
        }
        return path.isEmpty() || path.equals("/") || path.endsWith(".xhtml") ? PAGE : CLOSED;
    }

    boolean takesToken() {
        return this == API || this == SERVICE || this == OPERATION;
    }

    String channel() {
        return this == SERVICE ? "soap" : "rest";
    }

    private static boolean is(String path, String prefix) {
        return path.equals(prefix) || path.startsWith(prefix + "/");
    }
}
