package io.serialhub.identifier;

import io.serialhub.base.Problem;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A product's number as it is written on the product, and the one folding under which two spellings of it count as the
 * same number.
 *
 * @param code as printed: blanks around it removed, nothing else changed; at most {@value #MAX_LENGTH} characters
 */
public record SerialNumber(String code) {
    /** Characters that the columns hold. GS1 AI 21 allows 20; numbers made elsewhere may be longer. */
    public static final int MAX_LENGTH = 80;

    public SerialNumber {
        code = code == null ? "" : code.strip();
        String key = fold(code);
        if (key.isEmpty()) {
            throw Problem.invalid("number-empty");
        }
        if (code.length() > MAX_LENGTH || key.length() > MAX_LENGTH) {
            throw Problem.invalid("number-too-long", "number", code, "max", MAX_LENGTH);
        }
    }

    /** What uniqueness and look-up compare: {@link #fold}. */
    public String key() {
        return fold(code);
    }

    /**
     * The one folding: full-width and other compatibility forms become plain (Unicode NFKC), blanks and invisible
     * characters go, letters become upper case, and the look-alikes O, I and L become 0, 1 and 1 as in Douglas
     * Crockford's Base32 (crockford.com/base32.html, decode symbols). Hyphens stay: {@code A1-1} is not {@code A11}.
     * Folding what is folded changes nothing. Null folds to the empty text.
     */
    public static String fold(String written) {
        if (written == null) {
            return "";
        }
        String folded = pass(written);
        if (!isAscii(written)) {
            for (String again = pass(folded); !again.equals(folded); again = pass(folded)) {
                folded = again;
            }
        }
        return folded;
    }

    private static String pass(String text) {
        String upper = isAscii(text)
                ? text
                : Normalizer.normalize(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT),
                        Normalizer.Form.NFKC);
        var folded = new StringBuilder(upper.length());
        for (int i = 0; i < upper.length(); ) {
            int c = upper.codePointAt(i);
            i += Character.charCount(c);
            if (!isInvisible(c)) {
                folded.appendCodePoint(lookAlike(c));
            }
        }
        return folded.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInvisible(int c) {
        return c <= ' '
                || c == 0x7F
                || c > 0x7F
                        && (Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT);
    }

    private static int lookAlike(int c) {
        return switch (c) {
            case 'o', 'O' -> '0';
            case 'i', 'I', 'l', 'L' -> '1';
            default -> c >= 'a' && c <= 'z' ? c - 32 : c;
        };
    }
}
