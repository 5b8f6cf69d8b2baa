package io.serialhub.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of an API token: {@code shk_} for secret scanners, eight letters to find it by, and 43 random letters, which
 * are 256 bits. Only its SHA-256 is kept; against so many bits a slow hash would protect nothing more.
 */
record TokenSecret(String prefix, String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = 8;
    private static final int SECRET_LENGTH = 43;
    private static final Pattern FORM = Pattern.compile("shk_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static TokenSecret random() {
        String prefix = letters(PREFIX_LENGTH);
        return new TokenSecret(prefix, "shk_" + prefix + "_" + letters(SECRET_LENGTH));
    }

    /** Empty when the text has not the form of a token. */
    static Optional<TokenSecret> of(String text) {
        return text != null && FORM.matcher(text).matches()
                ? Optional.of(new TokenSecret(text.substring(4, 4 + PREFIX_LENGTH), text))
                : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean matches(byte[] kept) {
        return MessageDigest.isEqual(hash(), kept);
    }

    @Override
    public String toString() {
        return "shk_" + prefix + "_…";
    }

    private static String letters(int count) {
        var text = new StringBuilder(count);
        RANDOM.ints(count, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return text.toString();
    }
}
