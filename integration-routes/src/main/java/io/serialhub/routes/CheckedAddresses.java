package io.serialhub.routes;

import io.serialhub.base.Outgoing;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Looks a host up once and lets the client connect to nothing but what {@link Outgoing} allowed. */
final class CheckedAddresses implements DnsResolver {
    private final Outgoing outgoing;

    CheckedAddresses(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return outgoing.resolve(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
