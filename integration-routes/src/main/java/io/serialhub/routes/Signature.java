package io.serialhub.routes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of the specification Standard Webhooks 1.0: HMAC-SHA256 over id, time and body, one for each secret in force. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private Signature() {}

    /**
     * @param timestamp seconds since 1970
     * @param body      exactly the bytes that are sent
     * @param secrets   {@code whsec_…}, the newest first
     * @return the value of the header {@code webhook-signature}
     */
    static String of(String id, long timestamp, byte[] body, List<String> secrets) {
        return secrets.stream()
                .map(secret -> "v1," + sign(id, timestamp, body, secret))
                .collect(Collectors.joining(" "));
    }

    private static String sign(String id, long timestamp, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
