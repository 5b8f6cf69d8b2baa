package io.serialhub.base;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which addresses the product calls at the wish of its users. Addresses of this machine and of inner networks are refused,
 * and plain http too, unless {@code serial.outgoing.allow} names the host, the address or its network (CIDR), separated by
 * commas. A caller connects to what {@link #resolve} answered and follows no redirects; so nothing can be slipped in
 * between the check and the connection.
 */
@ApplicationScoped
public class Outgoing {
    /** Beyond loopback, link-local, site-local and multicast, which Java knows: RFC 6890 and the IPv6 ranges that carry IPv4 inside. */
    private static final List<Network> INNER = Stream.of(
                    "0.0.0.0/8",
                    "100.64.0.0/10",
                    "192.0.0.0/24",
                    "198.18.0.0/15",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/32",
                    "2002::/16",
                    "fc00::/7")
            .map(Network::of)
            .toList();

    private final List<String> hosts;
    private final List<Network> networks;

    public Outgoing() {
        this(Settings.list("serial.outgoing.allow"));
    }

    Outgoing(List<String> allowed) {
        hosts = allowed.stream().map(Outgoing::folded).toList();
        networks = allowed.stream().flatMap(a -> Network.find(a).stream()).toList();
    }

    /** Refuses an address that could never be called; a host that nobody knows just now may be known later. */
    public URI check(String url) {
        URI uri = parsed(url);
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        if (!https && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw Problem.invalid("url-invalid", "url", url);
        }
        if (hosts.contains(folded(uri.getHost()))) {
            return uri;
        }
        List<InetAddress> known = known(uri.getHost());
        known.forEach(address -> refuseInner(uri.getHost(), address));
        if (!https && (known.isEmpty() || !known.stream().allMatch(this::isAllowed))) {
            throw Problem.invalid("url-not-https", "url", url);
        }
        return uri;
    }

    /** The addresses of a host to connect to, every one of them checked. */
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        if (!hosts.contains(folded(host))) {
            Arrays.stream(found).forEach(address -> refuseInner(host, address));
        }
        return found;
    }

    private void refuseInner(String host, InetAddress address) {
        if (isInner(address) && !isAllowed(address)) {
            throw Problem.invalid("url-address-refused", "host", host);
        }
    }

    private boolean isAllowed(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static boolean isInner(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || INNER.stream().anyMatch(network -> network.contains(address));
    }

    private static URI parsed(String url) {
        try {
            URI uri = new URI(url.trim());
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw Problem.invalid("url-invalid", "url", url);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw Problem.invalid("url-invalid", "url", url);
        }
    }

    private static List<InetAddress> known(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private static String folded(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
