package io.serialhub.access;

import io.serialhub.base.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may choose as a password: long, and nothing that guessers try first (NIST SP 800-63B 3.1.1). No rule asks for sorts of characters. */
final class PasswordRules {
    static final int MIN_LENGTH = 12;
    static final int MAX_LENGTH = 128;

    private static final int MIN_DIFFERENT = 5;
    private static final Set<String> KNOWN = read();

    private PasswordRules() {}

    static void check(String login, String password) {
        int length = password == null ? 0 : password.codePointCount(0, password.length());
        if (length < MIN_LENGTH) {
            throw Problem.invalid("password-too-short", "min", MIN_LENGTH);
        }
        if (length > MAX_LENGTH) {
            throw Problem.invalid("password-too-long", "max", MAX_LENGTH);
        }
        String folded = password.toLowerCase(Locale.ROOT);
        if (login.length() > 2 && folded.contains(login)) {
            throw Problem.invalid("password-has-login");
        }
        if (isKnown(folded)) {
            throw Problem.invalid("password-known");
        }
    }

    private static boolean isKnown(String folded) {
        String letters = folded.replaceAll("[\\s\\p{Punct}]", "");
        return folded.codePoints().distinct().count() < MIN_DIFFERENT
                || KNOWN.contains(folded)
                || KNOWN.contains(letters)
                || isRun(letters);
    }

    /** One step up or down all the way: 123456789012, abcdefghijkl. */
    private static boolean isRun(String text) {
        long ups = 0;
        long downs = 0;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            ups += step == 1 || step == -9 ? 1 : 0;
            downs += step == -1 || step == 9 ? 1 : 0;
        }
        return Math.max(ups, downs) >= text.length() - 2;
    }

    private static Set<String> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                PasswordRules.class.getResourceAsStream("known-passwords.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
