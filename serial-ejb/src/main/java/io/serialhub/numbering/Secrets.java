package io.serialhub.numbering;

import com.fasterxml.jackson.core.type.TypeReference;
import io.serialhub.base.Database;
import io.serialhub.base.Json;
import io.serialhub.base.Vault;
import io.serialhub.identifier.SerialNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secret parts: what a code carries beside its number so that nobody can make up a genuine one. Each is HMAC-SHA-256 of
 * the number under a random key of its batch (256 bits, kept encrypted by {@link Vault}), written in the segment's
 * alphabet: without the key it cannot be told from a random draw, and a million of them take no room.
 */
@ApplicationScoped
public class Secrets {
    private static final int KEY_BYTES = 32;
    private static final int MIN_WIDTH = 4;
    private static final int MAX_WIDTH = 32;
    private static final int WIDTH = 8;

    private final SecureRandom random = new SecureRandom();

    @Inject
    Vault vault;

    @Inject
    Database database;

    private record Sealed(String batch, String key, Segment segment, String number) {}

    /** The secret parts of these numbers, as they are to be printed; those without one are missing from the answer. */
    public Map<String, String> of(Collection<String> numbers) {
        var opened = new HashMap<String, SecretKeySpec>();
        var secrets = new HashMap<String, String>();
        for (Sealed kept : kept(numbers)) {
            SecretKeySpec key = opened.computeIfAbsent(kept.batch(), batch -> open(kept));
            secrets.put(kept.number(), compute(key, kept.segment(), kept.number()));
        }
        return secrets;
    }

    /** Whether this is the number's secret part; case and look-alikes count only where its alphabet tells them apart. */
    boolean matches(String number, String secret, String given) {
        return same(secret, given) || same(SerialNumber.fold(secret), SerialNumber.fold(given)) && plain(number);
    }

    private boolean plain(String number) {
        return kept(List.of(number)).stream()
                .map(kept -> Alphabet.ofRandom(kept.segment()))
                .allMatch(alphabet -> alphabet.folded() == alphabet.radix());
    }

    private static boolean same(String secret, String given) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), given.strip().getBytes(StandardCharsets.UTF_8));
    }

    /** A new key for a batch, encrypted. */
    String newKey(String batch) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return vault.lock(Base64.getEncoder().encodeToString(key), place(batch));
    }

    private List<Sealed> kept(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return database.with(h -> database.in(
                        h.createQuery("""
                                SELECT u.code, b.code AS batch, b.secret_key, r.segments
                                FROM unit u --DERBY-PROPERTIES index=UNIT_CODE_KEY
                                JOIN number_batch b ON b.id = u.batch_id
                                JOIN number_rule r ON r.id = b.rule_id
                                WHERE u.code_key <keys> AND b.secret_key IS NOT NULL
                                """),
                        "keys",
                        numbers.stream().map(SerialNumber::fold).toList())
                .map((rs, context) -> new Sealed(
                        rs.getString("batch"),
                        rs.getString("secret_key"),
                        last(Json.read(rs.getString("segments"), new TypeReference<List<Segment>>() {})),
                        rs.getString("code")))
                .list());
    }

    private static Segment last(List<Segment> segments) {
        return segments.get(segments.size() - 1);
    }

    private SecretKeySpec open(Sealed kept) {
        byte[] key = Base64.getDecoder().decode(vault.open(kept.key(), place(kept.batch())));
        return new SecretKeySpec(key, "HmacSHA256");
    }

    private static String place(String batch) {
        return "number-batch:" + batch;
    }

    private static String compute(SecretKeySpec key, Segment segment, String number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return write(segment, new BigInteger(1, mac.doFinal(number.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 256 bits are so many more than 32 characters can say that no character is likelier than another. */
    private static String write(Segment segment, BigInteger value) {
        String characters = Alphabet.ofRandom(segment).characters();
        BigInteger radix = BigInteger.valueOf(characters.length());
        var text = new StringBuilder();
        BigInteger rest = value;
        for (int i = 0; i < width(segment); i++) {
            BigInteger[] parts = rest.divideAndRemainder(radix);
            text.append(characters.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return text.toString();
    }

    private static int width(Segment segment) {
        return (int) segment.number("width", WIDTH, MIN_WIDTH, MAX_WIDTH);
    }

    /** @throws io.serialhub.base.Problem segment-unfit */
    static void check(Segment segment) {
        width(segment);
        Alphabet.ofRandom(segment);
    }

    /** How many secrets of this shape there are. */
    static BigInteger possibilities(Segment segment) {
        return BigInteger.valueOf(Alphabet.ofRandom(segment).radix()).pow(width(segment));
    }

    /** What one looks like. */
    static String example(Segment segment, SecureRandom random) {
        return write(segment, new BigInteger(256, random));
    }
}
