package io.serialhub.inbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a request says about itself, as Standard Webhooks 1.0 has it.
 *
 * @param id        header {@code webhook-id}
 * @param timestamp header {@code webhook-timestamp}, seconds since 1970
 * @param signature header {@code webhook-signature}: {@code v1,<Base64>}, several with blanks between
 */
public record Signed(String id, String timestamp, String signature) {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST_ID = 120;
    private static final int MOST_SIGNATURES = 10;
    private static final String ALGORITHM = "HmacSHA256";

    /** Whether one of the secrets signed it, a short while ago. Takes as long for a wrong signature as for a right one. */
    boolean isProven(List<String> secrets, byte[] body, Instant now) {
        if (id == null || id.isBlank() || id.length() > LONGEST_ID || timestamp == null || signature == null) {
            return false;
        }
        boolean inTime = timestamp.matches("\\d{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0;
        boolean fits = false;
        for (String secret : secrets) {
            byte[] expected = sign(secret, body);
            String[] given = signature.split(" ", MOST_SIGNATURES + 1);
            for (int i = 0; i < Math.min(given.length, MOST_SIGNATURES); i++) {
                fits |= given[i].startsWith("v1,")
                        && MessageDigest.isEqual(expected, given[i].substring(3).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return fits && inTime;
    }

    private byte[] sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            byte[] key = Base64.getDecoder().decode(secret.substring(secret.indexOf('_') + 1));
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
