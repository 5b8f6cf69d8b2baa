package io.serialhub.inbox;

import io.serialhub.base.Fields;
import java.time.Instant;

/**
 * Where another system sends webhooks to: {@code /hooks/<code>}.
 *
 * @param secret  {@code whsec_…}, that messages are signed with. In a command null keeps or makes one; a view holds it only
 *                in the answer to the call that made it
 * @param account service account whose rights and site a message has
 * @param profile how a document becomes a command
 * @param version of the view; ignored in a command
 * @param previousSecretUntil until then the secret before is believed too; ignored in a command
 */
public record Endpoint(
        String code,
        String secret,
        String account,
        Profile profile,
        boolean active,
        long version,
        Instant previousSecretUntil) {
    public Endpoint {
        code = Fields.needed("code", code, 40);
        account = Fields.needed("account", account, 80);
        Fields.needed("profile", profile);
    }

    Endpoint withSecret(String shown) {
        return new Endpoint(code, shown, account, profile, active, version, previousSecretUntil);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return code + " as " + account;
    }
}
