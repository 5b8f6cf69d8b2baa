package io.serialhub.access;

/**
 * A token at the only moment at which its secret is known.
 *
 * @param secret the whole text to send as bearer or as HTTP Basic password
 */
public record NewToken(Token token, String secret) {
    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "token " + token.prefix();
    }
}
