package io.serialhub.outbox;

import java.util.List;
import java.util.Objects;

/**
 * Who is told what: a receiver of webhooks.
 *
 * @param code    the name we know it by
 * @param url     where messages are posted; https, or a host that the operator allowed
 * @param secret  {@code whsec_…}, with which messages are signed. In a command null keeps or makes one; a view holds it
 *                only in the answer to the call that made it
 * @param types   message types: {@code unit.shipped}, {@code unit.*}, {@code *}
 * @param active  an inactive one gets nothing; what waits for it goes on waiting
 * @param version of the view; ignored in a command
 */
public record Subscription(String code, String url, String secret, List<String> types, boolean active, long version) {
    public Subscription {
        Objects.requireNonNull(code);
        Objects.requireNonNull(url);
        types = types == null ? List.of() : List.copyOf(types);
    }

    Subscription withSecret(String shown) {
        return new Subscription(code, url, shown, types, active, version);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return code + " at " + url;
    }
}
