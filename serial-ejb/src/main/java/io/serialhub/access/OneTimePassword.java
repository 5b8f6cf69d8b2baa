package io.serialhub.access;

import java.security.SecureRandom;

/**
 * A made-up password that is shown once and must be changed at the first sign-in.
 *
 * @param login    whose it is
 * @param password 20 characters that cannot be mistaken for one another, 99 random bits
 */
public record OneTimePassword(String login, String password) {
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    static OneTimePassword of(String login) {
        var password = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(i -> password.append(ALPHABET.charAt(i)));
        return new OneTimePassword(login, password.toString());
    }

    /** Says nothing of the password, so that no log can. */
    @Override
    public String toString() {
        return "one-time password of " + login;
    }
}
