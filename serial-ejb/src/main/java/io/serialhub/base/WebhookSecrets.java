package io.serialhub.base;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets as Standard Webhooks writes them: {@code whsec_} and 24 to 64 bytes in Base64. */
public final class WebhookSecrets {
    private static final String PREFIX = "whsec_";
    private static final int OURS_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecrets() {}

    public static String make() {
        byte[] bytes = new byte[OURS_BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    public static String checked(String secret) {
        if (!secret.startsWith(PREFIX) || !fits(secret.substring(PREFIX.length()))) {
            throw Problem.invalid("webhook-secret-invalid");
        }
        return secret;
    }

    private static boolean fits(String base64) {
        try {
            int length = Base64.getDecoder().decode(base64).length;
            return length >= 24 && length <= 64;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
