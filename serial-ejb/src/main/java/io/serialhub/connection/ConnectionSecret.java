package io.serialhub.connection;

import io.serialhub.base.Fields;
import io.serialhub.base.Problem;

/**
 * What a connection signs in with: one of the three. Goes in and never comes out again.
 *
 * @param password    kept encrypted
 * @param privateKey  in PEM or OpenSSH's own form, without a passphrase; kept encrypted
 * @param environment name of the variable that holds the password or private key on the server; begins with
 *                    {@code SERIAL_SECRET_}, so that nothing else of the environment can be sent anywhere
 */
public record ConnectionSecret(String password, String privateKey, String environment) {
    private static final String PREFIX = "SERIAL_SECRET_";
    private static final int LONGEST_PASSWORD = 200;
    private static final int LONGEST_KEY = 8_000;

    public ConnectionSecret {
        password = password == null || password.isEmpty() ? null : password;
        privateKey = privateKey == null || privateKey.isBlank() ? null : privateKey.strip() + "\n";
        environment = Fields.optional("environment", environment, 120);
        if (environment != null && !environment.matches(PREFIX + "[A-Z0-9_]{1,100}")) {
            throw Problem.invalid("secret-name-refused", "name", environment);
        }
        String fault = privateKey == null ? null : PrivateKey.fault(privateKey);
        if (fault != null) {
            throw Problem.invalid(fault);
        }
        int given = (password == null ? 0 : 1) + (privateKey == null ? 0 : 1) + (environment == null ? 0 : 1);
        if (given != 1) {
            throw Problem.invalid("secret-one-of");
        }
        fits("password", password, LONGEST_PASSWORD);
        fits("privateKey", privateKey, LONGEST_KEY);
    }

    private static void fits(String field, String text, int max) {
        if (text != null && text.length() > max) {
            throw Problem.invalid("field-too-long", "field", field, "max", max, "length", text.length());
        }
    }

    /**
     * What is kept or stands in a variable, as whichever of the two it is.
     *
     * @return null when nobody can sign in with it: a key that has a passphrase or is cut off, or what is too long
     */
    static ConnectionSecret of(String text) {
        if (!text.startsWith("-----BEGIN ")) {
            return text.length() > LONGEST_PASSWORD ? null : new ConnectionSecret(text, null, null);
        }
        return PrivateKey.fault(text) != null || text.length() > LONGEST_KEY
                ? null
                : new ConnectionSecret(null, text, null);
    }

    /** The secret itself; null when only its variable's name is known. */
    String text() {
        return password != null ? password : privateKey;
    }

    @Override
    public String toString() {
        return environment == null ? "secret" : environment;
    }
}
