package io.serialhub.outbox;

import java.util.List;
import java.util.Objects;

/**
 * Who is told what: a receiver of webhooks.
 *
 * @param code      the name we know it by
 * @param url       where messages are posted; https, or a host that the operator allowed
 * @param secret    {@code whsec_…}, with which messages are signed. In a command null keeps or makes one; a view holds it
 *                  only in the answer to the call that made it
 * @param types     message types: {@code unit.shipped}, {@code unit.*}, {@code *}
 * @param materials it is told of units of these materials only, and of nothing that has no material; empty for all
 * @param sites     it is told of what happens at these sites only; empty for all
 * @param active    an inactive one gets nothing; what waits for it goes on waiting
 * @param version   of the view; ignored in a command
 * @param state     how it goes; ignored in a command
 */
public record Subscription(
        String code,
        String url,
        String secret,
        List<String> types,
        List<String> materials,
        List<String> sites,
        boolean active,
        long version,
        SubscriptionState state) {
    public Subscription {
        Objects.requireNonNull(code);
        Objects.requireNonNull(url);
        types = types == null ? List.of() : List.copyOf(types);
        materials = tidy(materials);
        sites = tidy(sites);
    }

    /** Told of everything of these types. */
    public static Subscription to(String code, String url, List<String> types) {
        return new Subscription(code, url, null, types, null, null, true, 0, null);
    }

    public Subscription only(List<String> itsMaterials, List<String> itsSites) {
        return new Subscription(code, url, secret, types, itsMaterials, itsSites, active, version, state);
    }

    Subscription withSecret(String shown) {
        return new Subscription(code, url, shown, types, materials, sites, active, version, state);
    }

    Subscription with(SubscriptionState itsState) {
        return new Subscription(code, url, secret, types, materials, sites, active, version, itsState);
    }

    /** As the auditor may read it. */
    Subscription withoutState() {
        return new Subscription(code, url, null, types, materials, sites, active, version, null);
    }

    private static List<String> tidy(List<String> codes) {
        return codes == null
                ? List.of()
                : codes.stream()
                        .map(String::strip)
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return code + " at " + url;
    }
}
