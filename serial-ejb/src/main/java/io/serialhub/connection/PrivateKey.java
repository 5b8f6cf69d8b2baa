package io.serialhub.connection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.regex.Pattern;

/** What a pasted private key is, as far as its outside tells. */
final class PrivateKey {
    /** RFC 1421, 4.6.1.1, as OpenSSL writes it. */
    private static final String LOCKED_PEM = "Proc-Type: 4,ENCRYPTED";

    /** RFC 5958, 3. */
    private static final String LOCKED_PKCS8 = "-----BEGIN ENCRYPTED ";

    private static final String OPENSSH = "-----BEGIN OPENSSH PRIVATE KEY-----";

    /** PROTOCOL.key of OpenSSH: the magic word, then the name of the cipher behind its length. */
    private static final String OPEN_OPENSSH = "openssh-key-v1\0\0\0\0\4none";

    private static final Pattern WHOLE =
            Pattern.compile("(?s)-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.+-----END [A-Z0-9 ]*PRIVATE KEY-----\\s*");

    private static final String UNREADABLE = "private-key-unreadable";
    private static final String LOCKED = "private-key-locked";

    private PrivateKey() {}

    /** Code of what is wrong with it, or null; nobody could be asked for a passphrase when files are due. */
    static String fault(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return UNREADABLE;
        }
        if (text.startsWith(LOCKED_PKCS8) || text.contains(LOCKED_PEM)) {
            return LOCKED;
        }
        return text.startsWith(OPENSSH) ? faultOfOpenSsh(text) : null;
    }

    private static String faultOfOpenSsh(String text) {
        String body = text.substring(OPENSSH.length(), text.indexOf("-----END "));
        try {
            String bytes = new String(Base64.getMimeDecoder().decode(body), ISO_8859_1);
            return bytes.startsWith(OPEN_OPENSSH) ? null : LOCKED;
        } catch (IllegalArgumentException e) {
            return UNREADABLE;
        }
    }
}
