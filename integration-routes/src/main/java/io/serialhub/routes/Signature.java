package io.serialhub.routes;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of the specification Standard Webhooks 1.0: HMAC-SHA256 over id, time and body, one for each secret in force. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    /** More secrets than are in force at a time; those that were renewed are forgotten with all others when it is full. */
    private static final int MOST = 1_000;

    /** By secret, to be copied for each message: which provider has the algorithm, and the key, are looked at once. */
    private static final Map<String, Mac> KEYED = new ConcurrentHashMap<>();

    private Signature() {}

    /**
     * @param timestamp seconds since 1970
     * @param body      exactly the bytes that are sent
     * @param secrets   {@code whsec_…}, the newest first
     * @return the value of the header {@code webhook-signature}
     */
    static String of(String id, long timestamp, byte[] body, List<String> secrets) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        return secrets.size() == 1
                ? sign(head, body, secrets.get(0))
                : secrets.stream().map(secret -> sign(head, body, secret)).collect(Collectors.joining(" "));
    }

    private static String sign(byte[] head, byte[] body, String secret) {
        try {
            Mac mac = (Mac) keyed(secret).clone();
            mac.update(head);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac keyed(String secret) {
        Mac keyed = KEYED.get(secret);
        if (keyed == null) {
            if (KEYED.size() >= MOST) {
                KEYED.clear();
            }
            keyed = KEYED.computeIfAbsent(secret, Signature::keyedAnew);
        }
        return keyed;
    }

    private static Mac keyedAnew(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM));
            mac.update(new byte[0]); // the first block, which is the key's, is behind every copy
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
