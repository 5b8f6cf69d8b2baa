package io.serialhub.web.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The token in an Authorization header: as bearer (RFC 6750), or as the password of HTTP Basic (RFC 7617) with any user name. */
final class ShownToken {
    private ShownToken() {}

    static Optional<String> of(String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        String[] parts = authorization.trim().split(" +", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        return switch (parts[0].toLowerCase(java.util.Locale.ROOT)) {
            case "bearer" -> Optional.of(parts[1]);
            case "basic" -> password(parts[1]);
            default -> Optional.empty();
        };
    }

    private static Optional<String> password(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
